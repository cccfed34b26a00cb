"""Servers on this machine that answer as they are told, byte for byte."""

import gzip
import re
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

Answer = Callable[[socket.socket, str], None]


class Server:
    """Where it listens, and what it was asked so far, as text."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.asked: list[str] = []


def reply(
    body: bytes | str = b"",
    *,
    status: str = "200 OK",
    form: str = "text/html; charset=utf-8",
    **headers: str,
) -> Answer:
    """An ordinary answer."""
    content = body.encode() if isinstance(body, str) else body
    lines = {"Content-Type": form, "Content-Length": str(len(content))}
    lines |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())

    def answer(connection: socket.socket, path: str) -> None:
        connection.sendall(f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + content)

    return answer


def redirect(to: str, status: str = "302 Found") -> Answer:
    return reply(status=status, Location=to)


def packed(body: str, **more: str) -> Answer:
    return reply(gzip.compress(body.encode()), Content_Encoding="gzip", **more)


@contextmanager
def serving(
    answers: Answer | dict[str, Answer],
    *,
    address: str = "127.0.0.1",
    tls: ssl.SSLContext | None = None,
) -> Iterator[Server]:
    """A server for as long as the test lasts: one answer for all, or one for each path."""
    listening = socket.create_server((address, 0))
    server = Server(listening.getsockname()[1])

    def serve_one(connection: socket.socket) -> None:
        with suppress(OSError), connection:
            spoken = tls.wrap_socket(connection, server_side=True) if tls else connection
            with spoken:
                request = _request(spoken)
                server.asked.append(request)
                path = request.split(" ")[1]
                (answers[path] if isinstance(answers, dict) else answers)(spoken, path)

    def accept() -> None:
        with suppress(OSError):
            while True:
                connection, _ = listening.accept()
                threading.Thread(target=serve_one, args=(connection,), daemon=True).start()

    accepting = threading.Thread(target=accept, daemon=True)
    accepting.start()
    try:
        yield server
    finally:
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        accepting.join()


def _request(connection: socket.socket) -> str:
    """The head, and after it as much of a body as it speaks of."""
    read = b""
    while b"\r\n\r\n" not in read or len(read.partition(b"\r\n\r\n")[2]) < _length(read):
        more = connection.recv(4096)
        if not more:
            raise OSError
        read += more
    return read.decode("latin-1")


def _length(request: bytes) -> int:
    said = re.search(rb"(?i)\r\ncontent-length: ([0-9]+)", request)
    return int(said[1]) if said else 0
