"""One reader's connection: a transport and a place.

Every way out of it:
- the reader left: the transport says so;
- the reader does not read: it is given no more while much waits for it, and cut after PATIENCE; it
  will catch up by range;
- whoever serves it said a last word (``reset``, ``ended``, ``bye``) and closed it.
"""

import asyncio
import os
from collections.abc import Callable
from time import monotonic
from typing import cast

HIGH_WATER = 64 * 1024  # bytes that wait for a slow reader before it is given no more
PATIENCE = 30.0  # seconds without reading anything after which a reader is cut


class Connection(asyncio.Protocol):
    """``place`` is the seq of the last change that was written to it."""

    __slots__ = ("_descriptor", "_left", "_ready", "_stuck_since", "_transport", "place")

    def __init__(
        self, place: int, left: Callable[["Connection"], None], ready: Callable[[], None]
    ) -> None:
        self.place = place
        self._left = left
        self._ready = ready
        self._stuck_since = 0.0
        self._transport: asyncio.Transport | None = None
        self._descriptor = -1

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)
        self._transport.set_write_buffer_limits(high=HIGH_WATER)
        self._descriptor = transport.get_extra_info("socket").fileno()

    def connection_lost(self, exc: Exception | None) -> None:
        self._transport = None
        self._left(self)

    def data_received(self, data: bytes) -> None:
        """A reader has nothing to say on a stream; what it says is passed over."""

    def eof_received(self) -> bool:
        return False  # it has left

    def pause_writing(self) -> None:
        self._stuck_since = monotonic()

    def resume_writing(self) -> None:
        self._stuck_since = 0.0
        self._ready()

    @property
    def is_stuck(self) -> bool:
        """Whether so much waits for the reader that it is given no more for now."""
        return self._stuck_since > 0

    def has_been_stuck(self, now: float) -> bool:
        """Whether it has taken nothing for longer than anybody's network needs."""
        return self.is_stuck and now - self._stuck_since > PATIENCE

    def write(self, data: bytes) -> None:
        """Hand over bytes. Straight to the socket while nothing waits: a fifth more deliveries/s."""
        transport = self._transport
        if transport is None or transport.is_closing():
            return
        if transport.get_write_buffer_size() == 0:
            data = data[self._written(data) :]
        if data:
            transport.write(data)

    def close(self) -> None:
        """Close once everything that was written has gone out."""
        if self._transport is not None:
            self._transport.close()

    def cut(self) -> None:
        """Drop the reader, and what waits for it."""
        if self._transport is not None:
            self._transport.abort()

    def _written(self, data: bytes) -> int:
        """How many bytes the kernel took at once."""
        try:
            return os.write(self._descriptor, data)
        except OSError:
            return 0  # full for now, or broken: the transport finds out which
