"""What stands between readers and a server: a proxy that is told to cut, stall, truncate and be late.

It runs in a thread of its own; the test says what happens next.
"""

import asyncio
import socket
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any

from tests.faults.line import Cut, Line
from tests.faults.relay import AnswerCut, Relay
from tests.faults.wire import small

PATIENCE = 10.0


class Proxy:
    """Has a door for everybody, and one through which no stream passes."""

    def __init__(self, server_port: int) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, name="proxy", daemon=True)
        self._thread.start()
        self.relay = Relay(server_port)
        self._doors = [self._do(self._open(streams)) for streams in (True, False)]
        self.port, self.port_without_streams = (
            door.sockets[0].getsockname()[1] for door in self._doors
        )

    def cut_streams(self, draw: Callable[[], Cut]) -> None:
        """Cut every stream that is open, each as it is drawn; ``Cut(0, …)`` is at once."""
        self._do(self._cut_streams(draw))

    def cut_answers(self, cuts: list[AnswerCut]) -> None:
        """Cut as many of the next answers that have a length."""
        self.relay.cuts.extend(cuts)

    @contextmanager
    def stalled(self) -> Iterator[None]:
        """Nothing passes, either way."""
        flows = self.relay.weather.flows
        self._loop.call_soon_threadsafe(flows.clear)
        try:
            yield
        finally:
            self._loop.call_soon_threadsafe(flows.set)

    def hush(self) -> None:
        """The streams that are open stay so, and say nothing more."""
        self._do(self._hush())

    def calm(self) -> None:
        """The end of what lasts for a step."""
        self.relay.lets_streams = True
        self.relay.weather.most = 0

    def heal(self) -> None:
        """The end of all faults: no cut that has not struck yet will strike. Who was hushed is cut."""
        self.calm()
        self._do(self._heal())

    @property
    def is_idle(self) -> bool:
        """Whether nobody waits for the server."""
        return self.relay.asked == 0

    def stop(self) -> None:
        self._do(self._stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(PATIENCE)
        self._loop.close()

    def _do(self, what: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(what, self._loop).result(PATIENCE)

    async def _open(self, streams: bool) -> asyncio.Server:
        async def serve(client: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await self.relay.serve(client, writer, streams=streams)

        door = small(socket.create_server(("127.0.0.1", 0)))
        return await asyncio.start_server(serve, sock=door)

    async def _cut_streams(self, draw: Callable[[], Cut]) -> None:
        for line in self._streams():
            line.cut = draw()
            if line.cut.after == 0:
                line.strike(line.cut)

    async def _hush(self) -> None:
        for line in self._streams():
            line.is_hushed = True
            self.relay.weather.struck["streams hushed"] += 1

    async def _heal(self) -> None:
        self.relay.cuts.clear()
        self.relay.cache.is_late = False
        for line in list(self.relay.lines):
            line.cut = None
            if line.is_hushed:
                line.end(resets=True)

    async def _stop(self) -> None:
        for door in self._doors:
            door.close()
        for line in list(self.relay.lines):
            line.end(resets=True)
        while self.relay.lines:
            await asyncio.sleep(0.01)

    def _streams(self) -> list[Line]:
        return [line for line in self.relay.lines if line.carries == "stream"]
