"""The data folder: one folder that holds everything one newsroom has. Back it up and you have it all.

dateline.sqlite3     stories, coverages, posts, journals, people
pictures/            originals (private) and renditions (public)
secret-key           signs sessions; readable by its owner alone
"""

import os
import secrets
from pathlib import Path

from dateline.journal.errors import DatelineError

KEY_FILE = "secret-key"


class DataFolderUnusable(DatelineError):
    """The data folder cannot be made, read or written to."""


def prepare_data_folder(folder: Path) -> None:
    """Make the folder and its key if they are not there; DataFolderUnusable if that cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _make_key(folder / KEY_FILE)
        if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
            raise PermissionError(13, "Permission denied")
    except OSError as error:
        raise DataFolderUnusable(
            f"The data folder {folder} cannot be used ({error.strerror}); "
            "name one that you may write to with --data or DATELINE_DATA."
        ) from error


def read_key(folder: Path) -> str:
    """The key that signs sessions; where there is no folder yet, one that lasts as long as the process."""
    try:
        return (folder / KEY_FILE).read_text(encoding="ascii")
    except OSError:
        return secrets.token_urlsafe(50)


def _make_key(path: Path) -> None:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(50))
