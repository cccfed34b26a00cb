"""A connection as a program has it that brings no library: bytes out, bytes in, and how they may end."""

import json
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import monotonic
from typing import Any

SEGMENT, BUFFER = 1400, 8 * 1024  # bytes
SLICE = 0.05  # seconds; how long a word to whoever reads can take to be heard

Condition = Callable[[], bool]


class Broken(Exception):
    """There was no answer, or not all of it."""


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes = b""

    @property
    def json(self) -> Any:
        return json.loads(self.body)


def small(end: socket.socket) -> socket.socket:
    """Segments and buffers as on a network, not of megabytes: who does not read is soon felt."""
    end.setsockopt(socket.IPPROTO_TCP, socket.TCP_MAXSEG, SEGMENT)
    end.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, BUFFER)
    end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, BUFFER)
    return end


class Wire:
    """One connection. Whatever goes wrong with it is Broken."""

    def __init__(self, port: int, patience: float) -> None:
        self._patience = patience
        self._read = b""
        self._socket = small(socket.socket())
        self._socket.settimeout(patience)
        try:
            self._socket.connect(("127.0.0.1", port))
        except OSError as error:
            self._socket.close()
            raise Broken(str(error)) from error

    def close(self) -> None:
        self._socket.close()

    def ask(
        self, method: str, path: str, headers: dict[str, str] | None = None, body: bytes = b""
    ) -> Answer:
        """One exchange. Of a stream the head only; ``blocks`` has the rest."""
        lines = [f"{method} {path} HTTP/1.1", f"host: 127.0.0.1:{self._socket.getpeername()[1]}"]
        lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
        lines += [f"content-length: {len(body)}"] if body else []
        try:
            self._socket.sendall("\r\n".join([*lines, "", ""]).encode() + body)
        except OSError as error:
            raise Broken(str(error)) from error
        return self._answer()

    def _answer(self) -> Answer:
        until = monotonic() + self._patience
        while b"\r\n\r\n" not in self._read:
            self._more(until)
        head, self._read = self._read.split(b"\r\n\r\n", 1)
        first, *lines = head.decode("latin-1").split("\r\n")
        named = (line.partition(":") for line in lines)
        headers = {name.lower(): value.strip() for name, _, value in named}
        length = int(headers.get("content-length", "0"))
        while len(self._read) < length:
            self._more(until)
        body, self._read = self._read[:length], self._read[length:]
        return Answer(int(first.split()[1]), headers, body)

    def blocks(self, wanted: Condition, silence: float) -> Iterator[str]:
        """What a stream says, up to each empty line, for as long as it is wanted.

        What no empty line ended was not said. Broken when the stream ends, or is silent for long.
        """
        while wanted():
            while b"\n\n" in self._read:
                block, self._read = self._read.split(b"\n\n", 1)
                yield block.decode()
            heard = len(self._read)
            until = monotonic() + silence
            while len(self._read) == heard and wanted():
                self._more(until, SLICE)

    def _more(self, until: float, most: float = 1.0) -> None:
        """Read what is there, or wait for a moment; Broken at the end of the bytes or of the time."""
        if monotonic() > until:
            raise Broken("nothing came for too long")
        try:
            self._socket.settimeout(most)
            found = self._socket.recv(65536)
        except TimeoutError:
            return
        except OSError as error:
            raise Broken(str(error)) from error
        if not found:
            raise Broken("the other side closed")
        self._read += found
