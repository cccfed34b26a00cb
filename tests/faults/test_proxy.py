"""The proxy does what it is told, so that readers meet what the schedule says."""

import select
import socket
from collections.abc import Iterator

import pytest

from tests.faults.liar import Liar, answered, refusal, streamed
from tests.faults.line import Cut
from tests.faults.proxy import Proxy
from tests.faults.relay import AnswerCut
from tests.faults.wire import Answer, Broken, Wire

PATIENCE = 10.0
BODY = answered("The ferry is late.")
KEPT = BODY.replace(b"\r\n", b"\r\ncache-control: public, max-age=60\r\n", 1)
SPENT = BODY.replace(b"\r\n", b"\r\ncache-control: public, max-age=0\r\n", 1)
PARDONED = BODY.replace(b"\r\n", b"\r\ncache-control: public, max-age=0, stale-if-error=60\r\n", 1)
OPENING = streamed()
NEWS = b"data: The ferry is late.\n\n" * 20


class Shore:
    """A server on one side of the proxy, and on the other whoever asks it."""

    def __init__(self) -> None:
        self.says = {"body": BODY, "kept": KEPT, "spent": SPENT, "pardoned": PARDONED, "": KEPT}
        self._liar = Liar(self.says | {"stream": OPENING})
        self.proxy = Proxy(self._liar.port)

    def change(self) -> None:
        """From now on the server says something else everywhere."""
        self._liar.answers |= dict.fromkeys(self.says, refusal())

    def go_away(self) -> None:
        self._liar.stop()

    def say_news(self) -> None:
        """On the stream that is open."""
        self._liar.say(NEWS)

    def ask(self, path: str) -> Answer:
        wire = Wire(self.proxy.port, PATIENCE)
        try:
            return wire.ask("GET", f"/live/flood/{path}")
        finally:
            wire.close()

    def sent(self, path: str, port: int = 0) -> socket.socket:
        """A connection on which something was asked for."""
        end = socket.create_connection(("127.0.0.1", port or self.proxy.port), timeout=PATIENCE)
        end.sendall(f"GET /live/flood/{path} HTTP/1.1\r\n\r\n".encode())
        return end

    def stream(self) -> socket.socket:
        """A stream that has begun."""
        end = self.sent("stream")
        assert exactly(end, len(OPENING)) == OPENING
        return end

    def close(self) -> None:
        self.proxy.stop()
        self._liar.stop()


@pytest.fixture
def shore() -> Iterator[Shore]:
    shore = Shore()
    yield shore
    shore.close()


def exactly(end: socket.socket, number: int) -> bytes:
    found = b""
    while len(found) < number and (more := end.recv(number - len(found))):
        found += more
    return found


def all_of(end: socket.socket) -> bytes:
    found = b""
    while more := end.recv(65536):
        found += more
    return found


def test_it_passes_on_what_was_said(shore):
    assert shore.ask("body").json == "The ferry is late."


@pytest.mark.parametrize("after", [0, 1, 16, 40, len(BODY) - 1])
def test_an_answer_is_cut_at_any_byte(shore, after):
    shore.proxy.cut_answers([AnswerCut((after + 0.5) / len(BODY), resets=False)])
    with shore.sent("body") as end:
        assert all_of(end) == BODY[:after]
    assert shore.ask("body").status == 200


def test_an_answer_from_the_cache_is_cut_too(shore):
    shore.ask("")
    shore.proxy.cut_answers([AnswerCut(0.5, resets=False)])
    with shore.sent("") as end:
        assert all_of(end) == KEPT[: len(KEPT) // 2]


def test_an_answer_is_reset(shore):
    shore.proxy.cut_answers([AnswerCut(0.5, resets=True)])
    with shore.sent("body") as end, pytest.raises(ConnectionResetError):
        all_of(end)


def test_a_stream_is_cut_at_once(shore):
    with shore.stream() as end:
        shore.proxy.cut_streams(lambda: Cut(0, resets=False))
        assert all_of(end) == b""


@pytest.mark.parametrize("after", [1, 25, 123])
def test_a_stream_is_cut_at_any_byte(shore, after):
    with shore.stream() as end:
        shore.proxy.cut_streams(lambda: Cut(after, resets=False))
        shore.say_news()
        assert all_of(end) == NEWS[:after]


def test_a_cut_that_has_not_struck_when_all_is_healed_does_not(shore):
    with shore.stream() as end:
        shore.proxy.cut_streams(lambda: Cut(25, resets=False))
        shore.proxy.heal()
        shore.say_news()
        assert exactly(end, len(NEWS)) == NEWS


def test_what_is_stalled_comes_later(shore):
    with shore.stream() as end:
        with shore.proxy.stalled():
            shore.say_news()
            assert select.select([end], [], [], 0.1)[0] == []
        assert exactly(end, len(NEWS)) == NEWS


def test_what_dribbles_is_whole(shore):
    shore.proxy.relay.weather.most = 7
    assert shore.ask("body").json == "The ferry is late."


def test_a_hushed_stream_stays_open_and_says_nothing(shore):
    with shore.stream() as end:
        shore.proxy.hush()
        shore.say_news()
        assert select.select([end], [], [], 0.1)[0] == []
        shore.proxy.heal()
        with pytest.raises(ConnectionResetError):
            all_of(end)


def test_no_stream_passes_the_second_door(shore):
    with shore.sent("stream", shore.proxy.port_without_streams) as end:
        assert end.recv(65536).startswith(b"HTTP/1.1 503 ")


@pytest.mark.parametrize(("path", "status"), [("kept", 200), ("spent", 404), ("body", 404)])
def test_a_late_cache_answers_with_what_may_be_kept(shore, path, status):
    shore.proxy.relay.cache.is_late = True
    assert shore.ask(path).status == 200
    shore.change()
    assert shore.ask(path).status == status


def test_a_page_is_always_from_the_cache(shore):
    assert shore.ask("").status == 200
    assert shore.ask("kept").status == 200
    shore.change()
    assert shore.ask("").status == 200
    assert shore.ask("kept").status == 404


def test_a_late_cache_stands_in_for_a_server_that_is_away(shore):
    shore.proxy.relay.cache.is_late = shore.proxy.relay.says_away = True
    assert shore.ask("pardoned").status == shore.ask("spent").status == 200
    shore.go_away()
    assert shore.ask("pardoned").status == 200
    assert shore.ask("spent").status == 502


def test_nobody_answers_for_a_server_that_is_away(shore):
    shore.go_away()
    with pytest.raises(Broken):
        shore.ask("body")
