"""The readers of one journal, and the writing to them.

One task serves them all. A reader is level, with everything there is; or behind, and brought on by
stretches from its own place until it is level; or waiting for the network to take what it was given.
There is no other way to become level, so there is no gap to fall into. When the journal grows, the
same bytes go to all who are level.
"""

import asyncio
import logging
import random
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from time import monotonic
from typing import TypeVar

from dateline.delivery.connection import Connection, write_to_all
from dateline.delivery.pressure import Pressure
from dateline.delivery.tails import CoverageTail, is_over
from dateline.journal import sse

T = TypeVar("T")
LOG = logging.getLogger("dateline.delivery")

RETRY_MS = 2_000
BYE_SPREAD_MS = 5_000
QUIET_SECONDS = 15.0  # proxies cut a connection that is quiet for 30 to 60
TURN = 200  # readers written to before others have their turn: about 2 ms


class Readers:
    """Everybody who follows one journal over an open stream."""

    def __init__(self, tail: CoverageTail, closing: asyncio.Event, pressure: Pressure) -> None:
        self._tail = tail
        self._closing = closing
        self._pressure = pressure
        self._level: dict[int, Connection] = {}  # by descriptor, which is all that writing needs
        self._left_in_this_round: set[int] = set()  # descriptors that may be somebody else's by now
        self._behind: set[Connection] = set()
        self._waiting: set[Connection] = set()
        self._place = tail.seq  # of all who are level
        self._needed = asyncio.Event()
        self.serving: asyncio.Task[None] | None = None
        self._said_something = monotonic()

    def __len__(self) -> int:
        return len(self._level) + len(self._behind) + len(self._waiting)

    def begin(self, place: int) -> Connection:
        """A connection for a reader at this place; it is served from its next turn on."""
        connection = Connection(place, self._left, self._drained)
        self._behind.add(connection)
        self._needed.set()
        if self.serving is None or self.serving.done():
            self.serving = asyncio.create_task(self._serve_or_cut())
        return connection

    def _left(self, connection: Connection) -> None:
        self._behind.discard(connection)
        self._waiting.discard(connection)
        if self._level.get(connection.descriptor) is connection:
            del self._level[connection.descriptor]
            self._left_in_this_round.add(connection.descriptor)

    def _drained(self, connection: Connection) -> None:
        if connection in self._waiting and not connection.is_leaving:
            self._waiting.discard(connection)
            self._behind.add(connection)
            self._needed.set()

    async def _serve_or_cut(self) -> None:
        """Whatever goes wrong, nobody is left on a stream on which nothing comes.

        What was written to whom is then unknown. Those who are cut come back, and say their place.
        """
        try:
            await self._serve()
        except Exception:
            LOG.exception(
                "The readers of the journal %s were cut; they come back.", self._tail.name
            )
            for connection in [*self._level.values(), *self._behind, *self._waiting]:
                connection.cut()
                self._left(connection)

    async def _serve(self) -> None:
        """Until nobody is left."""
        while self:
            growth = self._tail.next_growth()
            self._needed.clear()
            await self._write_to_the_level()
            await self._let_others_have_a_turn()
            self._cut(
                connection for connection in self._waiting if connection.has_stopped_reading()
            )
            if self._has_something_to_write:
                continue
            if self._closing.is_set():
                self._cut(self._waiting)
                return
            await self._something_happens(growth)
            if self._is_quiet_for() >= QUIET_SECONDS:
                await self._write(sse.comment())  # so that no proxy closes a quiet connection

    def _is_quiet_for(self) -> float:
        """Seconds since those who are level were written to."""
        return monotonic() - self._said_something

    @property
    def _has_something_to_write(self) -> bool:
        is_to_say_goodbye = self._closing.is_set() and bool(self._level)
        return is_to_say_goodbye or bool(self._behind) or self._place < self._tail.seq

    async def _write_to_the_level(self) -> None:
        """What the journal has grown by, in stretches; and the last word when it is the last."""
        while self._place < self._tail.seq:
            begun = monotonic()
            data, self._place = self._tail.record.stretch(self._place)
            await self._write(data)
            self._pressure.feel_broadcast(monotonic() - begun)
        if self._is_at_an_end:
            for some in turns(self._level.values()):
                for connection in some:
                    self._say_goodbye(connection)
                await self._let_others_have_a_turn()

    async def _write(self, data: bytes) -> None:
        """The same bytes to all who are level. Who becomes so meanwhile has been given them already."""
        self._said_something, place = monotonic(), self._place
        left = self._left_in_this_round
        left.clear()
        for some in turns(self._level):
            there = [number for number in some if number not in left] if left else some
            for descriptor, written in write_to_all(there, data):
                self._falls_behind(self._level.pop(descriptor), place, data[written:])
            await self._let_others_have_a_turn()

    def _falls_behind(self, connection: Connection, place: int, rest: bytes) -> None:
        self._behind.add(connection)
        connection.place = place
        connection.leave_to_the_transport(rest)

    async def _let_others_have_a_turn(self) -> None:
        """Whoever is behind, new ones among them, then everything else that this process does."""
        for connection in list(islice(self._behind, TURN)):
            self._bring_on(connection)
        await asyncio.sleep(0)

    def _bring_on(self, connection: Connection) -> None:
        """Give a reader the next stretch from its place, and put it where it then belongs."""
        if connection.is_waiting:
            self._behind.discard(connection)
            self._waiting.add(connection)
        elif connection.place > self._tail.seq:
            self._say_last(connection, self._reset(connection.place))
        elif connection.place < self._place:
            data, connection.place = self._tail.record.stretch(connection.place)
            connection.write(data)
        elif self._is_at_an_end:
            self._say_goodbye(connection)
        elif connection.place == self._place:
            self._behind.discard(connection)
            self._level[connection.descriptor] = connection

    @property
    def _is_at_an_end(self) -> bool:
        return self._place == self._tail.seq and (is_over(self._tail) or self._closing.is_set())

    def _say_goodbye(self, connection: Connection) -> None:
        """The last word to a reader who has everything."""
        if is_over(self._tail):
            seq = self._tail.seq
            self._say_last(connection, sse.event(str(seq), name="ended", id=seq))
        else:
            retry = RETRY_MS + random.randrange(BYE_SPREAD_MS)  # noqa: S311 (only spreads load)
            self._say_last(connection, sse.event("", name="bye", retry=retry))

    def _say_last(self, connection: Connection, word: bytes) -> None:
        connection.say_last(word)
        self._left(connection)
        if connection.is_waiting:
            self._waiting.add(connection)  # until it is out, or nothing goes out any more

    def _cut(self, connections: Iterable[Connection]) -> None:
        for connection in list(connections):
            connection.cut()

    def _reset(self, place: int) -> bytes:
        why = f"The journal ends at {self._tail.seq}; nothing can follow {place}. Reload the page."
        return sse.event(why, name="reset")

    async def _something_happens(self, growth: asyncio.Event) -> None:
        """Wait until the journal grows, a reader needs something, the process leaves, or it is quiet."""
        rest = max(0.0, QUIET_SECONDS - self._is_quiet_for())
        waits = [asyncio.create_task(e.wait()) for e in (growth, self._needed, self._closing)]
        try:
            await asyncio.wait(waits, timeout=rest, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()


def turns(those: Collection[T]) -> Iterator[list[T]]:
    """Those who are there now, some at a time."""
    everybody = iter(list(those))
    while some := list(islice(everybody, TURN)):
        yield some
