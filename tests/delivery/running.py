"""Delivery as readers meet it: behind a real uvicorn, on a real port."""

import asyncio
import socket
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from time import monotonic
from typing import Any

import uvicorn
import uvloop

from dateline.delivery.app import Delivery
from dateline.delivery.hub import Hub
from dateline.delivery.protocol import reader_protocol
from dateline.delivery.site import Site
from tests.delivery.desk import Ada
from tests.delivery.reading import Cleo


class RunningSite:
    """A site whose loop runs in a thread of its own, until it is stopped."""

    def __init__(self, journals: Any, *, pictures: Path, **options: Any) -> None:
        self.journals = journals
        self.pictures = pictures
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        address = f"http://127.0.0.1:{self.port}"
        usual = {"url": address, "page_posts": 5, "segment_size": 4, "poll_seconds": 5}
        self.site = Site(name="The Daily", pictures=pictures, **usual | options)
        self.hub = Hub(journals, self.site)
        self._delivery = Delivery(self.hub, self.site)
        self.ada = Ada(journals, self.catch_up)
        self.cleo = Cleo(self.port)
        self._loop = uvloop.new_event_loop()
        self._server = uvicorn.Server(self._config())
        self._thread = Thread(target=self._run)
        self._thread.start()

    def catch_up(self) -> None:
        """Has the hub read the journals, now; what they hold is with the readers afterwards."""
        asyncio.run_coroutine_threadsafe(self.hub.catch_up(), self._loop).result(5)

    def wake(self) -> None:
        """Tells the hub that some journal may have grown."""
        self._loop.call_soon_threadsafe(self.hub.wake)

    def let_time_pass(self, seconds: float) -> None:
        """Tells the hub that so much time has passed."""
        self._in_the_loop(lambda: self.hub.see_the_time(monotonic() + seconds))

    def close_hub(self) -> None:
        """Tells every open stream that this process is leaving."""
        self._loop.call_soon_threadsafe(self.hub.close)

    def is_ready(self, address: str) -> bool:
        """Whether the answer at an address is in memory."""
        return self._in_the_loop(lambda: self._delivery.ready(address, "") is not None)

    def follows(self, coverage: Any) -> bool:
        """Whether the coverage's journal is in memory."""
        return self._in_the_loop(lambda: coverage.id in self.hub._shelf.tails)

    def remembered_bytes(self) -> int:
        """What the hub takes the memory to be that coverages and pages have."""
        return self._in_the_loop(lambda: self.hub.size)

    def open_streams(self) -> int:
        return self._in_the_loop(lambda: self.hub.open_streams)

    def waiting_bytes(self) -> int:
        """What was written to anybody, and has not gone out."""
        return self._in_the_loop(lambda: sum(map(_waiting, self._transports())))

    def _transports(self) -> list[Any]:
        crowds = self.hub._readers.values()
        readers = [
            reader for c in crowds for reader in (*c._level.values(), *c._behind, *c._waiting)
        ]
        asking = self._server.server_state.connections
        return [c.transport for c in asking] + [reader._transport for reader in readers]

    def _in_the_loop(self, ask: Callable[[], Any]) -> Any:
        async def answer() -> Any:
            return ask()

        return asyncio.run_coroutine_threadsafe(answer(), self._loop).result(5)

    def stop(self) -> None:
        self.cleo.leave()
        if self._thread.is_alive():
            self.close_hub()
            self._server.should_exit = True
            self._thread.join(5)
        assert not self._thread.is_alive()

    def _config(self) -> uvicorn.Config:
        return uvicorn.Config(
            self._delivery,
            http=reader_protocol(self._delivery.ready),
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=2,
        )

    def _run(self) -> None:
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(self._serve())

    async def _serve(self) -> None:
        await self.hub.catch_up()
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self.hub.follow())
            tasks.create_task(self._server.serve(sockets=[self._listening]))
        await self.hub.see_readers_off()


def _waiting(transport: Any) -> int:
    return transport.get_write_buffer_size() if transport else 0
