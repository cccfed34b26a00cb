"""Whether what waits for a client goes out, however slowly."""

from time import monotonic

PATIENCE = 30.0  # seconds in which nothing has gone out: longer than anybody's network needs


class Waiting:
    """Bytes that wait for one client, and since when none of them has gone out."""

    __slots__ = ("_bytes", "_since")

    def __init__(self, size: int) -> None:
        self._bytes = size
        self._since = monotonic()

    def stands_still(self, size: int) -> float:
        """For how many seconds nothing has gone out, now that so much waits."""
        if size < self._bytes:
            self._bytes, self._since = size, monotonic()
        return monotonic() - self._since

    def is_for_nobody(self, size: int) -> bool:
        """Whether nothing has gone out for so long that its client has stopped reading."""
        return self.stands_still(size) > PATIENCE
