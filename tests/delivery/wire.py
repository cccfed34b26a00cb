"""HTTP to the letter."""

import re
import socket
from contextlib import suppress

from tests.delivery.reading import PATIENCE


class Wire:
    """A connection on which Cleo says things to the letter."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)

    def says(self, *lines: str, body: str = "") -> None:
        head = "".join(f"{line}\r\n" for line in (*lines, "host: daily.example"))
        self._socket.sendall(f"{head}\r\n{body}".encode())

    def waits(self, seconds: float) -> None:
        """No longer than this for the server to read or to say something."""
        self._socket.settimeout(seconds)

    def says_no_more_than(self, words: str) -> None:
        self._socket.sendall(words.encode())

    def hears_all(self) -> bytes:
        """Everything, after having said that nothing more will be asked."""
        self._socket.shutdown(socket.SHUT_WR)
        return self.hears_the_end()

    def hears_the_end(self) -> bytes:
        """Everything, up to the end of the connection."""
        return b"".join(iter(lambda: self._socket.recv(65536), b""))

    def hears(self, *, number: int = 1) -> list[tuple[str, bytes]]:
        """So many answers, each by its length: their heads without the date, and their bodies."""
        file = self._socket.makefile("rb")
        return [self._answer(file) for _ in range(number)]

    def _answer(self, file) -> tuple[str, bytes]:
        lines = list(iter(lambda: file.readline().decode(), "\r\n"))
        head = "".join(sorted(line for line in lines if not line.startswith("date:")))
        length = re.search(r"content-length: (\d+)", head)
        return head, file.read(int(length[1])) if length else b""

    def hears_what_there_is(self) -> bytes:
        """Up to the end of the connection, or to where the server broke it off."""
        heard = b""
        with suppress(ConnectionResetError):
            while more := self._socket.recv(65536):
                heard += more
        return heard

    def leaves(self) -> None:
        self._socket.close()
