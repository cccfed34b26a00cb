"""The wire between a cache and the origin, with somebody who counts what passes.

    python -m bench.edge.wire ORIGIN_PORT WIRES LOG

Says on which ports its wires begin. Bytes pass as they are. LOG gets a line for each answer: when it was
complete (ns), which wire, the address, the status, the bytes. So both caches are measured alike, by what
they do and not by what they say of themselves.
"""

import asyncio
import sys
from collections import deque
from time import monotonic_ns
from typing import TextIO

import httptools

CHUNK = 65536


class Asked:
    """The requests on one connection, as the parser finds them."""

    def __init__(self, addresses: deque[str]) -> None:
        self._addresses, self._address = addresses, b""

    def on_message_begin(self) -> None:
        self._address = b""

    def on_url(self, piece: bytes) -> None:
        self._address += piece

    def on_message_complete(self) -> None:
        self._addresses.append(self._address.decode())


class Answered:
    """The answers on one connection, in the order of the requests."""

    def __init__(self, addresses: deque[str], wire: int, log: TextIO) -> None:
        self._addresses, self._wire, self._log = addresses, wire, log
        self._parser = httptools.HttpResponseParser(self)
        self._size = 0

    def hear(self, data: bytes) -> None:
        self._size += len(data)
        self._parser.feed_data(data)

    def on_message_complete(self) -> None:
        address, status = self._addresses.popleft(), self._parser.get_status_code()
        print(monotonic_ns(), self._wire, address, status, self._size, file=self._log)
        self._size = 0


class Wire:
    """Where a cache connects to in the origin's place."""

    def __init__(self, number: int, origin_port: int, log: TextIO) -> None:
        self._number, self._origin_port, self._log = number, origin_port, log

    async def connect(self, edge: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        try:
            origin, forth = await asyncio.open_connection("127.0.0.1", self._origin_port)
        except OSError:
            back.close()  # the origin is away, and the cache is to notice
            return
        addresses: deque[str] = deque()
        asked = httptools.HttpRequestParser(Asked(addresses))
        answered = Answered(addresses, self._number, self._log)
        there = asyncio.create_task(self._pass_on(edge, forth, asked.feed_data))
        here = asyncio.create_task(self._pass_on(origin, back, answered.hear))
        await asyncio.wait([there, here], return_when=asyncio.FIRST_COMPLETED)
        for task, writer in ((there, forth), (here, back)):
            task.cancel()
            writer.close()

    async def _pass_on(self, one, other, parse) -> None:
        while data := await one.read(CHUNK):
            parse(data)
            other.write(data)
            await other.drain()


async def main() -> None:
    origin_port, wires = int(sys.argv[1]), int(sys.argv[2])
    with open(sys.argv[3], "w", buffering=1) as log:  # noqa: PTH123 (line by line)
        for number in range(wires):
            wire = Wire(number, origin_port, log)
            server = await asyncio.start_server(wire.connect, "127.0.0.1", 0, backlog=1024)
            print(server.sockets[0].getsockname()[1], flush=True)
        await asyncio.Event().wait()  # until it is ended


if __name__ == "__main__":
    asyncio.run(main())
