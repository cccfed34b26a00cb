"""Pictures on their way in pieces: what has come of each lies aside until it is whole.

``arriving/<id>.<who>``, where the id is what the whole will be called. Each sender has a file of their
own, so nobody can spoil what somebody else sends.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import time

from dateline.media.pictures import MOST_BYTES, PictureRefused
from dateline.media.storage import ASSET_ID, id_of

KEPT = 3 * 24 * 60 * 60  # seconds; a phone that comes back later begins anew


class Arriving:
    """The folder of what has not come whole yet."""

    def __init__(self, path: Path) -> None:
        self._folder = path / "arriving"

    def take(self, asset: str, who: str, piece: bytes, *, at: int, of: int) -> int:
        """Put a piece behind what is here, and answer how much is.

        A piece that belongs elsewhere changes nothing: a retry does no harm, and the answer says what
        comes next. Raises PictureRefused for what can never be whole.
        """
        _check(asset, piece, at, of)
        if at == 0:
            self._sweep()
        with self._open(asset, who) as file:
            arrived = os.fstat(file).st_size
            if at != arrived:
                return arrived
            os.pwrite(file, piece, at)
            os.fsync(file)  # what the sender is told of, it does not send again
            return at + len(piece)

    def whole(self, asset: str, who: str) -> bytes | None:
        """All of it, as it was sent; None when it is not here any more. Raises PictureRefused."""
        try:
            found = self._path(asset, who).read_bytes()
        except FileNotFoundError:
            return None
        if id_of(found) != asset:
            self.forget(asset, who)
            raise PictureRefused("The picture did not arrive as it was sent; put it in once more.")
        return found

    def forget(self, asset: str, who: str) -> None:
        self._path(asset, who).unlink(missing_ok=True)

    def _path(self, asset: str, who: str) -> Path:
        return self._folder / f"{asset}.{who}"

    @contextmanager
    def _open(self, asset: str, who: str) -> Iterator[int]:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        file = os.open(self._path(asset, who), os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX)  # two requests may bring the same piece
            yield file
        finally:
            os.close(file)

    def _sweep(self) -> None:
        """What nobody has gone on with for days does not come any more."""
        for path in self._folder.glob("*"):
            try:
                if time() - path.stat().st_mtime > KEPT:
                    path.unlink()
            except FileNotFoundError:
                continue  # somebody else was faster


def _check(asset: str, piece: bytes, at: int, of: int) -> None:
    if not ASSET_ID.fullmatch(asset):
        raise PictureRefused(
            "A picture is called by the SHA-256 of its bytes, in 64 small hex digits."
        )
    if of > MOST_BYTES:
        size = f"{of / 1e6:.1f} MB"
        raise PictureRefused(f"The picture has {size}; at most {MOST_BYTES // 10**6} MB are taken.")
    if at + len(piece) > of:
        raise PictureRefused("This piece would end behind the end of its picture.")
