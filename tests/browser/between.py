"""What stands between a desk and its server: it cuts requests and answers at any byte, or is away.

Each request has a connection of its own to the server, so that what is cut is one request. Some files
of a test it answers itself, as if they were the server's.
"""

import asyncio
from collections import deque
from collections.abc import Coroutine
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Any, Literal

PATIENCE = 20.0
AT_ONCE = 65_536
CHANGES = (b"POST", b"PUT")
DESK = b"/desk/"
PAGE = (
    b'<!doctype html><title>Keeping</title><link rel="icon" href="data:,"><div id="desk"></div>'
    b'<script type="module" src="%b"></script>'
)


@dataclass(frozen=True)
class Cut:
    """The request never arrives whole, or its answer never does: this share of its bytes passes."""

    what: Literal["request", "answer"]
    share: float


class Between:
    """Runs in a thread of its own; the test says what happens next."""

    def __init__(self, server_port: int, files: Path, under: str) -> None:
        self.cuts: deque[Cut] = deque()  # of the next requests that change something
        self.is_away = False
        self.keeps_files = True  # while it is away: a tab that opens is not what a test is about
        self.struck: list[Cut] = []
        self._server_port = server_port
        self._files = files
        self._under = under.encode()
        self._open: set[asyncio.StreamWriter] = set()
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, name="between", daemon=True)
        self._thread.start()
        self._door = self._do(asyncio.start_server(self._serve, "127.0.0.1", 0))
        self.port: int = self._door.sockets[0].getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"

    def go_away(self) -> None:
        self.is_away = True
        self._do(self._cut_all())

    def come_back(self) -> None:
        self.is_away, self.keeps_files = False, True

    def stop(self) -> None:
        self._do(self._stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(PATIENCE)
        self._loop.close()

    def _do(self, what: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(what, self._loop).result(PATIENCE)

    async def _cut_all(self) -> None:
        for writer in self._open:
            writer.transport.abort()

    async def _stop(self) -> None:
        self._door.close()
        await self._cut_all()
        while self._open:
            await asyncio.sleep(0.01)

    async def _serve(self, client: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._open.add(writer)
        try:
            await self._answer(client, writer)
        except (OSError, EOFError):
            pass
        finally:
            writer.close()
            self._open.discard(writer)

    async def _answer(self, client: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await client.readuntil(b"\r\n\r\n")
        method, address, _ = head.split(b" ", 2)
        is_file = address.startswith(self._under) or address == DESK
        if self.is_away and not (is_file and self.keeps_files):
            writer.transport.abort()
            return
        body = await client.readexactly(_length_in(head))
        if is_file:
            writer.write(self._file(address))
            await writer.drain()
            return
        cut = self.cuts.popleft() if self.cuts and method in CHANGES else None
        if cut:
            self.struck.append(cut)
        await self._pass(client, writer, _closing(head) + body, cut)

    async def _pass(
        self,
        client: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        request: bytes,
        cut: Cut | None,
    ) -> None:
        server, to_server = await asyncio.open_connection("127.0.0.1", self._server_port)
        leaving = asyncio.create_task(_close_after(client, to_server))
        try:
            if cut and cut.what == "request":
                to_server.write(request[: int(cut.share * (len(request) - 1))])
                await to_server.drain()
                writer.transport.abort()
            elif cut:
                to_server.write(request)
                answer = await server.read(-1)
                writer.write(answer[: int(cut.share * (len(answer) - 1))])
                await writer.drain()
                writer.transport.abort()
            else:
                to_server.write(request)
                while piece := await server.read(AT_ONCE):
                    writer.write(piece)
                    await writer.drain()
        finally:
            leaving.cancel()
            to_server.transport.abort()

    def _file(self, address: bytes) -> bytes:
        if address in (DESK, self._under):
            script = self._under + b"page.js"
            return _found(b"text/html", PAGE % script)
        name = address.removeprefix(self._under).decode()
        return _found(b"text/javascript", (self._files / name).read_bytes())


async def _close_after(client: asyncio.StreamReader, server: asyncio.StreamWriter) -> None:
    """Whoever asked has left; what was asked for is not waited for."""
    with suppress(OSError):
        await client.read(1)
    server.transport.abort()


def _length_in(head: bytes) -> int:
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line.partition(b":")[2])
    return 0


def _closing(head: bytes) -> bytes:
    """The same request, after whose answer the server closes the connection."""
    lines = [line for line in head.split(b"\r\n") if not line.lower().startswith(b"connection:")]
    return b"\r\n".join([lines[0], b"Connection: close", *lines[1:]])


def _found(kind: bytes, body: bytes) -> bytes:
    return (
        b"HTTP/1.1 200 OK\r\ncontent-type: %b\r\ncontent-length: %d\r\n"
        b"service-worker-allowed: /desk/\r\ncache-control: no-store\r\nconnection: close\r\n\r\n%b"
    ) % (kind, len(body), body)
