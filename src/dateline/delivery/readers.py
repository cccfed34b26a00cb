"""The readers of one journal, and the writing to them.

One task serves them all. It wakes when the journal has grown, and writes to each reader what follows
the reader's own place: whoever is level gets the new change, whoever came late gets a stretch of what
is missing, again and again until it is level. There is no other way in, so there is no gap to fall
into. A change is encoded once; the same bytes go to every transport.
"""

import asyncio
import random
from time import monotonic

from dateline.delivery.connection import Connection
from dateline.delivery.tails import CoverageTail, is_over
from dateline.journal import sse

RETRY_MS = 2_000
BYE_SPREAD_MS = 5_000
QUIET_SECONDS = 15.0  # proxies cut a connection that is quiet for 30 to 60
TURN = 200  # readers written to before others have their turn: about 2 ms
STRETCH = 64 * 1024  # bytes that a reader who is behind is given in a turn, or one change


class Readers:
    """Everybody who follows one journal over an open stream."""

    def __init__(self, tail: CoverageTail, closing: asyncio.Event) -> None:
        self._tail = tail
        self._closing = closing
        self._connections: set[Connection] = set()
        self._news = asyncio.Event()
        self._serving: asyncio.Task[None] | None = None

    def begin(self, place: int) -> Connection:
        """A connection for a reader at this place; it is served from its next turn on."""
        connection = Connection(place, self._connections.discard, self._news.set)
        self._connections.add(connection)
        self._news.set()
        if self._serving is None or self._serving.done():
            self._serving = asyncio.create_task(self._serve())
        return connection

    async def _serve(self) -> None:
        """Until nobody is left."""
        while self._connections:
            growth = self._tail.growth()
            self._news.clear()
            behind = await self._write_to_all()
            if self._closing.is_set():
                self._leave_the_rest()
                return
            if not behind and not await self._something_happens(growth):
                await self._keep_open()

    async def _write_to_all(self) -> bool:
        """One turn for every reader; whether anybody is still behind."""
        behind = False
        for number, connection in enumerate(list(self._connections), 1):
            behind = self._bring_on(connection) or behind
            if number % TURN == 0:
                await asyncio.sleep(0)
        if behind:
            await asyncio.sleep(0)
        return behind

    def _bring_on(self, connection: Connection) -> bool:
        """Write what follows a reader's place; whether there is more that it could take now."""
        seq = self._tail.seq
        if connection.place > seq:
            self._say_last(connection, self._reset(connection.place))
            return False
        if connection.is_stuck:
            return False
        if connection.place < seq:
            data, connection.place = self._tail.stretch(connection.place, STRETCH)
            connection.write(data)
        if connection.place < seq:
            return not connection.is_stuck
        self._say_goodbye(connection)
        return False

    def _say_goodbye(self, connection: Connection) -> None:
        """The last word to a reader who has everything, when there is one to say."""
        if is_over(self._tail):
            place = connection.place
            self._say_last(connection, sse.event(str(place), name="ended", id=place))
        elif self._closing.is_set():
            retry = RETRY_MS + random.randrange(BYE_SPREAD_MS)  # noqa: S311 (only spreads load)
            self._say_last(connection, sse.event("", name="bye", retry=retry))

    def _say_last(self, connection: Connection, word: bytes) -> None:
        connection.write(word)
        connection.close()
        self._connections.discard(connection)

    def _leave_the_rest(self) -> None:
        """This process goes: who has not read what was written to them is not waited for."""
        for connection in list(self._connections):
            connection.cut()

    def _reset(self, place: int) -> bytes:
        why = f"The journal ends at {self._tail.seq}; nothing can follow {place}. Reload the page."
        return sse.event(why, name="reset")

    async def _something_happens(self, growth: asyncio.Event) -> bool:
        """Whether the journal grew, a reader came or the process is leaving, before it was quiet long."""
        waits = [asyncio.create_task(e.wait()) for e in (growth, self._news, self._closing)]
        try:
            done, _ = await asyncio.wait(
                waits, timeout=QUIET_SECONDS, return_when=asyncio.FIRST_COMPLETED
            )
            return bool(done)
        finally:
            for wait in waits:
                wait.cancel()

    async def _keep_open(self) -> None:
        """Say something to everybody, so that no proxy closes a quiet connection."""
        now, comment = monotonic(), sse.comment()
        for number, connection in enumerate(list(self._connections), 1):
            if not connection.is_stuck:
                connection.write(comment)
            elif connection.has_been_stuck(now):
                connection.cut()
            if number % TURN == 0:
                await asyncio.sleep(0)
