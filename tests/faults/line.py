"""A line through the proxy: one client's connection, and the server's that belongs to it."""

import asyncio
import socket
import struct
from collections import Counter
from dataclasses import dataclass, field

from tests.faults.messages import Message
from tests.faults.wire import small

AT_ONCE = 8 * 1024  # bytes that are read, and may wait
CUTS = {"body": "answers cut", "stream": "streams cut"}
NOW = struct.pack("ii", 1, 0)  # for SO_LINGER: reset


@dataclass
class Cut:
    """A line ends once ``after`` more bytes have passed: with a reset, or as if all had been said."""

    after: int
    resets: bool


class CutOff(Exception):
    """The line is gone."""


@dataclass
class Weather:
    """What all lines have in common: whether anything passes, and how many bytes at a time (0 for any)."""

    flows: asyncio.Event = field(default_factory=asyncio.Event)  # set unless the proxy is stalled
    most: int = 0
    struck: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.flows.set()


class Line:
    """Passes bytes on, in the weather that there is, until it is cut."""

    def __init__(self, weather: Weather, client: asyncio.StreamWriter, server_port: int) -> None:
        self.carries = ""
        self.cut: Cut | None = None
        self.is_hushed = False
        self._weather = weather
        self._client = client
        client.transport.set_write_buffer_limits(AT_ONCE)
        self._server_port = server_port
        self._server: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
        self._ended = asyncio.Event()

    async def to_server(self, request: Message) -> asyncio.StreamReader:
        """Pass a request on; the answer is where its answer will come from."""
        await self._weather.flows.wait()
        if self._server is None:
            self._server = await self._connect()
        reader, writer = self._server
        writer.write(request.raw)
        await writer.drain()
        return reader

    def carry(self, what: str, cut: Cut | None = None) -> None:
        """What is passed to the client from here on, and where it will be cut."""
        self.carries, self.cut = what, cut

    async def to_client(self, data: bytes) -> None:
        size = self._weather.most or AT_ONCE
        for start in range(0, len(data), size):
            await self._weather.flows.wait()
            if self.is_hushed:
                await self._ended.wait()
            await self._pass(data[start : start + size])

    def leave_server(self) -> None:
        if self._server:
            self._server[1].close()
        self._server = None

    def end(self, *, resets: bool = False) -> None:
        """Close both ways, here and now. A reset drops what is still on its way."""
        if resets and not self._client.is_closing():
            end = self._client.get_extra_info("socket")
            end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, NOW)
            self._client.transport.abort()
        self._client.close()
        self.leave_server()
        self._ended.set()

    async def _pass(self, piece: bytes) -> None:
        if self._ended.is_set():
            raise CutOff
        if self.cut and self.cut.after < len(piece):
            self._client.write(piece[: self.cut.after])
            self.strike(self.cut)
            raise CutOff
        if self.cut:
            self.cut.after -= len(piece)
        self._client.write(piece)
        await self._client.drain()

    def strike(self, cut: Cut) -> None:
        self._weather.struck[CUTS[self.carries]] += 1
        self.end(resets=cut.resets)

    async def _connect(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        end = small(socket.socket())
        end.setblocking(False)
        try:
            await asyncio.get_running_loop().sock_connect(end, ("127.0.0.1", self._server_port))
        except OSError:
            end.close()
            raise
        return await asyncio.open_connection(sock=end, limit=AT_ONCE)
