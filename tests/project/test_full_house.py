"""Many readers at once: all are told when the server leaves, and none is in the newsroom's way."""

import socket
from contextlib import ExitStack

import pytest

from tests.running import PATIENCE, Newsroom, Server

MANY = 300


@pytest.fixture
def server(tmp_path):
    server = Server(tmp_path).start()
    yield server
    server.stop()


@pytest.fixture
def newsroom(tmp_path, server):
    newsroom = Newsroom(tmp_path)
    newsroom.open_coverage(slug="flood", headline="The river rises at Brae")
    yield newsroom
    newsroom.close()


class Listening:
    """A reader of the stream, who keeps all that is said."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        self._socket.sendall(
            b"GET /live/flood/stream?after=1 HTTP/1.1\r\nhost: daily.example\r\n\r\n"
        )
        self.heard = b""
        self.until(b"retry: 2000\n: \n\n")

    def until(self, words: bytes) -> None:
        while not self.heard.endswith(words):
            said = self._socket.recv(65536)
            assert said, f"{words!r} was due, and the stream ended"
            self.heard += said

    def close(self) -> None:
        self._socket.close()


@pytest.fixture
def readers(server, newsroom):
    with ExitStack() as leaving:
        readers = [Listening(server.port) for _ in range(MANY)]
        for reader in readers:
            leaving.callback(reader.close)
        yield readers


def test_everybody_is_told_when_to_come_back_before_the_server_leaves(server, readers):
    server.stop()
    for reader in readers:
        reader.until(b"event: bye\ndata: \n\n")
        assert reader.heard.count(b"retry: ") == 2
