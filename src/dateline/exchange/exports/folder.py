"""The folder of an export: written aside, listed, and put in its place as a whole or not at all."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from typing import Any

from dateline.exchange.errors import ExportRefused
from dateline.exchange.exports.manifest import (
    MANIFEST,
    Listed,
    Manifest,
    ManifestUnsound,
    read_manifest,
)


class Folder:
    """Takes files in; ``seal`` lists them in the manifest and is the last thing to be called."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.files: dict[str, Listed] = {}

    @property
    def size(self) -> int:
        """How many bytes all files have together, but for the manifest."""
        return sum(file.size for file in self.files.values())

    def write(self, name: str, content: bytes) -> None:
        """``name`` is a relative path with ``/`` between its parts."""
        path = self._path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        self.files[name] = Listed(len(content), sha256(content).hexdigest())

    def seal(self, coverage: Mapping[str, Any], journal: Mapping[str, Any]) -> Manifest:
        manifest = Manifest(coverage, journal, self.files)
        (self._path / MANIFEST).write_bytes(manifest.written())
        return manifest


@contextmanager
def new_folder(target: Path, coverage: str) -> Iterator[Folder]:
    """A folder that stands at ``target`` once all went well, in place of an earlier export of the coverage.

    ExportRefused when something else is there, or when it cannot be written; then nothing has changed.
    """
    place = target.absolute()
    try:
        _check_place(place, target, coverage)
        aside = place.with_name(f".{place.name}.{token_hex(6)}")
        aside.mkdir()
        try:
            yield Folder(aside)
            _put_in_place(aside, place)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    except OSError as error:
        raise ExportRefused(f"{target} cannot be written ({error.strerror}).") from error


def _put_in_place(aside: Path, place: Path) -> None:
    """For an instant, between two renames, nothing stands there; both folders are whole then."""
    if not place.exists():
        aside.rename(place)
        return
    earlier = aside.with_name(f"{aside.name}.earlier")
    place.rename(earlier)
    aside.rename(place)
    shutil.rmtree(earlier, ignore_errors=True)


def _check_place(place: Path, target: Path, coverage: str) -> None:
    """What stands there may be replaced only if nothing is lost with it."""
    if place.is_symlink() or (place.exists() and not place.is_dir()):
        raise ExportRefused(f"{target} is not a folder; name one that is empty or not there yet.")
    if not place.exists() or not any(place.iterdir()):
        return
    earlier = _earlier(place)
    if earlier is None or earlier.coverage["id"] != coverage:
        raise ExportRefused(
            f"{target} holds something else than an export of this coverage; name a folder that is"
            " empty or not there yet."
        )
    strange = sorted(files_in(place) - {MANIFEST, *earlier.files})
    if strange:
        raise ExportRefused(
            f"{target} holds {strange[0]}, which is not of the export; move it away, or name another"
            " folder."
        )


def _earlier(place: Path) -> Manifest | None:
    try:
        return read_manifest((place / MANIFEST).read_bytes())
    except (FileNotFoundError, ManifestUnsound):
        return None


def files_in(folder: Path) -> set[str]:
    """The name of everything in a folder that is no folder itself, with ``/`` between its parts; the
    name of a folder, with ``/`` at its end, where it is empty."""
    found: set[str] = set()
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink() or not path.is_dir():
            found.add(name)
        elif not any(path.iterdir()):
            found.add(f"{name}/")
    return found
