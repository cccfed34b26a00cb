"""Where photographs lie: with the newsroom alone, or with their renditions up for everybody.

``originals/<id>`` · ``down/<id>/960.avif`` · ``public/<id>/960.avif``, where the id is the SHA-256 of
the original. Renditions wait in ``down`` until something that shows them is published, and go back
there with the last of it; the move is one rename. A web server may be pointed at ``public``.
"""

import hashlib
import os
import re
import secrets
from collections.abc import Iterable
from pathlib import Path

from dateline.media.renditions import Renditions

ASSET_ID = re.compile(r"[0-9a-f]{64}")
FILE_NAME = re.compile(r"[1-9][0-9]{0,4}\.(avif|webp|jpg)")


class PictureFolder:
    """A folder of originals and renditions, each file written whole or not at all."""

    def __init__(self, path: Path) -> None:
        self._originals = path / "originals"
        self._down = path / "down"
        self._public = path / "public"

    def keep(self, original: bytes, renditions: Renditions) -> str:
        """Stores both, out of readers' sight, and answers the asset's id. Twice does no harm."""
        asset = id_of(original)
        for folder in (self._originals, self._down):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._public.mkdir(exist_ok=True)
        folder = (self._public if self.is_up(asset) else self._down) / asset
        folder.mkdir(exist_ok=True)
        if not (self._originals / asset).exists():
            _write_whole(self._originals / asset, original, mode=0o600)
        for rendition in renditions.renditions:
            _write_whole(folder / rendition.file_name, rendition.content, mode=0o644)
        _flush(folder.parent)
        return asset

    def original(self, asset: str) -> bytes | None:
        """The bytes as they came in, for the newsroom only; None when there are none."""
        if not ASSET_ID.fullmatch(asset):
            return None
        try:
            return (self._originals / asset).read_bytes()
        except FileNotFoundError:
            return None

    def rendition(self, asset: str, file_name: str) -> Path | None:
        """The file behind ``<id>/960.webp``; None for every other name, whatever it tries."""
        if not ASSET_ID.fullmatch(asset) or not FILE_NAME.fullmatch(file_name):
            return None
        path = self._public / asset / file_name
        return path if path.is_file() else None

    def rendition_at_the_desk(self, asset: str, file_name: str) -> bytes | None:
        """The bytes of a rendition, whether it is up or not, for whoever is signed in."""
        if not ASSET_ID.fullmatch(asset) or not FILE_NAME.fullmatch(file_name):
            return None
        for folder in (self._down, self._public, self._down):  # it may move meanwhile
            try:
                return (folder / asset / file_name).read_bytes()
            except FileNotFoundError:
                continue
        return None

    def holds(self, asset: str, file_names: Iterable[str]) -> bool:
        """Whether the original and all of these renditions are there."""
        folder = (self._public if self.is_up(asset) else self._down) / asset
        return (self._originals / asset).is_file() and all(
            (folder / name).is_file() for name in file_names
        )

    def put_up(self, asset: str) -> None:
        """Lets readers fetch a picture. Twice does no harm."""
        self._move(asset, self._down, self._public)

    def take_down(self, asset: str) -> None:
        """Takes a picture away from readers; the newsroom keeps it. Twice does no harm."""
        self._move(asset, self._public, self._down)

    def all_up(self) -> list[str]:
        """Every picture that readers can fetch."""
        return sorted(up.name for up in self._public.glob("*"))

    def is_up(self, asset: str) -> bool:
        """Whether readers can fetch it."""
        return bool(ASSET_ID.fullmatch(asset)) and (self._public / asset).is_dir()

    def _move(self, asset: str, here: Path, there: Path) -> None:
        if ASSET_ID.fullmatch(asset) and (here / asset).is_dir():
            (here / asset).rename(there / asset)
            _flush(there)
            _flush(here)


def id_of(original: bytes) -> str:
    """What a picture is called: the same bytes are the same picture."""
    return hashlib.sha256(original).hexdigest()


def _write_whole(path: Path, content: bytes, *, mode: int) -> None:
    """After a crash the file is there in full or not at all: written aside, flushed, renamed."""
    aside = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
    _flush(path.parent)


def _flush(folder: Path) -> None:
    """A rename is durable once its folder is."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
