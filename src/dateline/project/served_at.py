"""Where the site of a data folder is served at the moment, for commands that print its addresses.

The server writes it into the folder, and holds a lock on that file for as long as it lives: whoever can
have the lock reads what a server left that was killed. Of several servers the first one is meant.
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FILE = "served-at"


@contextmanager
def saying_where(folder: Path, url: str) -> Iterator[None]:
    """For as long as this lasts, commands that work in the folder know that address."""
    with (folder / FILE).open("a", encoding="ascii") as file:
        if not _locks(file.fileno(), fcntl.LOCK_EX):
            yield
            return
        file.truncate(0)
        file.write(url)
        file.flush()
        try:
            yield
        finally:
            (folder / FILE).unlink(missing_ok=True)


def served_at(folder: Path) -> str | None:
    """The address; None where nobody serves the folder."""
    try:
        with (folder / FILE).open(encoding="ascii") as file:
            is_left_over = _locks(file.fileno(), fcntl.LOCK_SH)
            return None if is_left_over else file.read() or None
    except FileNotFoundError:
        return None


def _locks(handle: int, how: int) -> bool:
    """Whether nobody held it against this; it is let go of with the file."""
    try:
        fcntl.flock(handle, how | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
