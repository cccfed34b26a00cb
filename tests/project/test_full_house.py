"""Many readers at once: all are told when the server leaves, and none is in the newsroom's way."""

import socket
from contextlib import ExitStack
from http.client import HTTPConnection
from threading import Event, Thread
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from dateline.newsroom.ids import new_id
from tests.faults.desk import Ben
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
        self.until(b"retry: 2000\n:\n\n")

    def until(self, words: bytes, times: int = 1) -> None:
        while self.heard.count(words) < times:
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
        reader.until(b"event: bye\ndata:\n\n")
        assert reader.heard.count(b"retry: ") == 2


class TestFull:
    """No stream more has room, and pages are asked for without a pause."""

    ROOM = 40

    @pytest.fixture
    def server(self, tmp_path):
        server = Server(tmp_path, STREAMS=str(self.ROOM)).start()
        yield server
        server.stop()

    @pytest.fixture
    def ben(self, tmp_path, server):
        return Ben(tmp_path, server.url)

    @pytest.fixture
    def readers(self, server, newsroom):
        with ExitStack() as leaving:
            readers = [Listening(server.port) for _ in range(self.ROOM)]
            for reader in readers:
                leaving.callback(reader.close)
            yield readers

    @pytest.fixture
    def crowd(self, server):
        """Four who ask for the page again as soon as they have it."""
        over = Event()
        threads = [Thread(target=asks_on_and_on, args=(server.port, over)) for _ in range(4)]
        for thread in threads:
            thread.start()
        yield
        over.set()
        for thread in threads:
            thread.join()

    def test_the_newsroom_publishes_all_the_same(self, server, readers, ben, crowd):
        with pytest.raises(HTTPError, match="503"):
            urlopen(f"{server.url}/live/flood/stream?after=1", timeout=PATIENCE)
        for number in range(1, 6):
            text = {"type": "text", "text": f"Report {number}"}
            body = {"type": "doc", "content": [{"type": "paragraph", "content": [text]}]}
            assert ben.publish(server.port, "flood", {"id": str(new_id()), "body": body})
        for reader in readers:
            reader.until(b"event: change\n", times=5)


def asks_on_and_on(port: int, over: Event) -> None:
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    while not over.is_set():
        connection.request("GET", "/live/flood/")
        assert connection.getresponse().read()
    connection.close()
