"""The relay: takes a client's requests, asks the server or a cache, and passes on what comes."""

import asyncio
from collections import deque
from contextlib import suppress
from typing import NamedTuple

from tests.faults.cache import Cache, Kept
from tests.faults.line import AT_ONCE, Cut, CutOff, Line, Weather
from tests.faults.messages import Message, read_head, read_request

BUSY = b"HTTP/1.1 503 Busy\r\ncache-control: no-store\r\ncontent-length: 0\r\n\r\n"
AWAY = b"HTTP/1.1 502 Away\r\ncache-control: no-store\r\ncontent-length: 0\r\n\r\n"


class AnswerCut(NamedTuple):
    """An answer ends after this share of its bytes, whatever length it announced."""

    share: float
    resets: bool


class Relay:
    """A client's connection has one of the server's to itself and ends with it."""

    def __init__(self, server_port: int) -> None:
        self.cache = Cache()
        self.weather = Weather()
        self.cuts: deque[AnswerCut] = deque()  # of the next answers that have a length
        self.lines: list[Line] = []
        self.lets_streams = True
        self.says_away = False  # 502 while the server is away, rather than just closing
        self.asked = 0  # exchanges that wait for the server
        self.failures: list[Exception] = []
        self._server_port = server_port

    async def serve(
        self, client: asyncio.StreamReader, writer: asyncio.StreamWriter, *, streams: bool
    ) -> None:
        """One connection, to its end."""
        line = Line(self.weather, writer, self._server_port)
        self.lines.append(line)
        try:
            while request := await read_request(client):
                await self._answer(client, line, request, streams and self.lets_streams)
        except (OSError, EOFError, CutOff):
            pass
        except Exception as error:
            self.failures.append(error)
        finally:
            line.end()
            self.lines.remove(line)

    async def _answer(
        self, client: asyncio.StreamReader, line: Line, request: Message, streams: bool
    ) -> None:
        kept = self.cache.find(request)
        if kept:
            self.weather.struck["stale answers"] += kept.is_stale
            await self._pass_kept(line, kept)
        elif not streams and "/stream" in request.path:
            self.weather.struck["streams refused"] += 1
            await line.to_client(BUSY)
        else:
            await self._fetch(client, line, request)

    async def _fetch(self, client: asyncio.StreamReader, line: Line, request: Message) -> None:
        self.asked += 1
        try:
            server = await line.to_server(request)
            answer = await read_head(server)
        except (OSError, EOFError):
            await self._answer_instead(line, request)
            return
        finally:
            self.asked -= 1
        if answer.is_stream:
            await self._pass_stream(client, line, server, answer)
        await self._pass_body(line, server, request, answer)
        if answer.is_last:
            raise CutOff

    async def _answer_instead(self, line: Line, request: Message) -> None:
        """The server is away."""
        line.leave_server()
        kept = self.cache.find_instead(request)
        self.weather.struck["stale answers" if kept else "no server"] += 1
        if kept:
            await self._pass_kept(line, kept)
        elif self.says_away:
            await line.to_client(AWAY)
        else:
            raise CutOff

    async def _pass_kept(self, line: Line, kept: Kept) -> None:
        line.carry("body", self._next_cut(len(kept.answer)))
        await line.to_client(kept.answer)

    def _next_cut(self, size: int) -> Cut | None:
        if not self.cuts:
            return None
        cut = self.cuts.popleft()
        return Cut(int(cut.share * size), cut.resets)

    async def _pass_body(
        self, line: Line, server: asyncio.StreamReader, request: Message, answer: Message
    ) -> None:
        line.carry("body", self._next_cut(len(answer.raw) + answer.length))
        await line.to_client(answer.raw)
        left = answer.length
        while left:
            piece = await server.read(min(AT_ONCE, left))
            if not piece:
                raise EOFError
            answer.body.append(piece)
            await line.to_client(piece)
            left -= len(piece)
        self.cache.keep(request, answer)

    async def _pass_stream(
        self,
        client: asyncio.StreamReader,
        line: Line,
        server: asyncio.StreamReader,
        answer: Message,
    ) -> None:
        """To the end of the connection, which is the end of the stream."""
        line.carry("stream")
        watching = asyncio.create_task(_end_with(client, line))
        try:
            await line.to_client(answer.raw)
            while piece := await server.read(AT_ONCE):
                await line.to_client(piece)
        finally:
            watching.cancel()
        raise CutOff


async def _end_with(client: asyncio.StreamReader, line: Line) -> None:
    """A stream is over when the client leaves; it has nothing else to say."""
    with suppress(OSError):
        await client.read(1)
    line.end()
