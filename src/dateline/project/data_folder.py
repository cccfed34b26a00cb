"""The data folder: one folder that holds everything one newsroom has. Back it up and you have it all.

dateline.sqlite3     stories, coverages, posts, journals, people
pictures/            originals (private) and renditions (public)
secret-key           signs sessions; readable by its owner alone
lock                 empty; held by the one process that is making any of these
served-at            where the site is served, while it is
"""

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dateline.journal.errors import DatelineError

KEY_FILE = "secret-key"
LOCK_FILE = "lock"


class DataFolderUnusable(DatelineError):
    """The data folder cannot be made, read or written to."""


def prepare_data_folder(folder: Path) -> None:
    """Make the folder and its key if they are not there; DataFolderUnusable if that cannot be.

    A folder that Dateline makes is its owner's alone; one that was there keeps the mode it has.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
            raise PermissionError(13, "Permission denied")
        with locked(folder):
            _make_key(folder / KEY_FILE)
    except OSError as error:
        raise _unusable(folder, error) from error


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder's lock; it ends with the process, however the process ends."""
    try:
        handle = os.open(folder / LOCK_FILE, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise _unusable(folder, error) from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def read_key(folder: Path) -> str:
    """The key that signs sessions; where there is no folder yet, one that lasts as long as the process."""
    try:
        key = (folder / KEY_FILE).read_text(encoding="ascii")
    except OSError:
        key = ""
    return key or secrets.token_urlsafe(50)


def _make_key(path: Path) -> None:
    """Written aside and then named, so that a power cut leaves a whole key or none."""
    if path.exists() and path.stat().st_size:
        return
    aside = path.with_name(f"{KEY_FILE}.new")
    aside.unlink(missing_ok=True)  # from a power cut, with who knows what mode
    handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(50))
        file.flush()
        os.fsync(handle)
    aside.replace(path)


def _unusable(folder: Path, error: OSError) -> DataFolderUnusable:
    return DataFolderUnusable(
        f"The data folder {folder} cannot be used ({error.strerror}); "
        "name one that you may write to with --data or DATELINE_DATA."
    )
