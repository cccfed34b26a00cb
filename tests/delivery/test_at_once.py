"""What is ready in memory is written at once, past ASGI; nobody can tell but by the time it takes."""

import re
import socket
from itertools import product

import pytest

from dateline.delivery import protocol, readers
from tests.delivery.reading import PATIENCE

CODINGS = ["", "accept-encoding: gzip\r\n", "accept-encoding: br, gzip\r\n"]


@pytest.fixture(scope="module")
def kinds(site):
    """An address of every kind that is kept, each asked for once, so that it is in memory."""
    storm = site.ada.opens("kept", story=site.ada.begins("kept-story", "Storms"))
    post, *_ = storm.publish_many(8)
    paths = ["", f"post/{post}/", f"before/{post}/", "head.json", "journal/1/1-4.json"]
    addresses = ["/", "/story/kept-story/", *(storm.page + path for path in paths)]
    for address in addresses:
        assert site.cleo.gets(address).status == 200
        assert site.is_ready(address)
    return addresses


class Wire:
    """A connection on which Cleo says things to the letter."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)

    def says(self, *lines: str, body: str = "") -> None:
        head = "".join(f"{line}\r\n" for line in (*lines, "host: daily.example"))
        self._socket.sendall(f"{head}\r\n{body}".encode())

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

    def leaves(self) -> None:
        self._socket.close()


@pytest.fixture
def wire(site):
    wire = Wire(site.port)
    yield wire
    wire.leaves()


def test_it_says_what_is_said_the_long_way(kinds, wire):
    for address, coding in product(kinds, CODINGS):
        wire.says(f"GET {address} HTTP/1.1", *coding.split("\r\n")[:-1])
        wire.says(f"GET {address}?long HTTP/1.1", *coding.split("\r\n")[:-1])
        at_once, the_long_way = wire.hears(number=2)
        assert at_once == the_long_way


def test_it_says_when(kinds, cleo):
    for address in kinds:
        assert re.fullmatch(
            r"\w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT", cleo.gets(address).headers["date"]
        )


def test_what_a_client_has_is_not_sent_again(kinds, wire, cleo):
    for address in kinds:
        tag = cleo.gets(address).headers["etag"]
        wire.says(f"GET {address} HTTP/1.1", f"if-none-match: {tag}")
        wire.says(f"GET {address}?long HTTP/1.1", f"if-none-match: {tag}")
        at_once, the_long_way = wire.hears(number=2)
        assert at_once == the_long_way
        assert at_once[0].startswith("HTTP/1.1 304 Not Modified")


def test_answers_come_in_the_order_of_the_questions(kinds, wire):
    """Those at once, those the long way, and refusals, all asked before the first answer."""
    asked = [*kinds, "/none", *(f"{address}?x" for address in kinds), "/nor-this", *kinds]
    wire.says(
        *"\r\nhost: daily.example\r\n\r\n".join(f"GET {it} HTTP/1.1" for it in asked).split("\r\n")
    )
    answers = wire.hears(number=len(asked))
    missing = [number for number, (head, _) in enumerate(answers) if "404" in head]
    assert missing == [len(kinds), 2 * len(kinds) + 1]
    first, again = answers[: len(kinds)], answers[-len(kinds) :]
    assert first == again == answers[len(kinds) + 1 : 2 * len(kinds) + 1]


def test_a_connection_that_is_to_close_is_closed(kinds, wire):
    wire.says(f"GET {kinds[0]} HTTP/1.1", "connection: close")
    answer = wire.hears_all()
    assert b"\r\nconnection: close\r\n" in answer
    assert answer.rstrip().endswith(b"</html>")


def test_a_client_of_old_is_answered_too(kinds, wire):
    wire.says(f"GET {kinds[-1]} HTTP/1.0")
    assert wire.hears_all().endswith(b"]}")


def test_a_question_with_a_body_is_answered_and_the_next_one_too(kinds, wire):
    for _ in range(2):
        wire.says(f"GET {kinds[0]} HTTP/1.1", "content-length: 5", body="hello")
        wire.says(f"GET {kinds[-1]} HTTP/1.1")
        (page, _), (segment, _) = wire.hears(number=2)
        assert "200" in page
        assert "200" in segment


def test_the_head_of_an_answer_comes_without_its_body(kinds, wire):
    wire.says(f"HEAD {kinds[0]} HTTP/1.1", "connection: close")
    assert wire.hears_all().endswith(b"\r\n\r\n")


def test_an_answer_is_not_said_when_it_is_old(cleo, storm, site):
    pages = [storm.page, f"{storm.page}head.json", "/"]
    before = [cleo.gets(page).data for page in pages]
    assert all(map(site.is_ready, pages))
    storm.edit(headline="Storm passes")
    after = [cleo.gets(page).data for page in pages]
    assert not any(one == other for one, other in zip(before, after, strict=True))


def test_who_asks_and_asks_but_does_not_listen_is_not_answered_on_and_on(kinds, wire, cleo, site):
    """What waits for one client has a bound, however many questions it sends."""
    page = kinds[2]
    size = len(cleo.gets(page).data)
    question = f"GET {page} HTTP/1.1\r\nhost: daily.example\r\n\r\n".encode()
    wire._socket.settimeout(1)
    sent = 0
    try:
        for _ in range(2_000):
            wire._socket.sendall(question * 100)
            sent += 100
    except TimeoutError:  # nobody reads the questions any more
        pass
    assert site.waiting_bytes() < 100 * size + 8 * 1024 * 1024
    assert cleo.gets(page).status == 200


class TestIdle:
    """Who only holds a connection open does not keep it."""

    @pytest.fixture
    def site(self, start_site, monkeypatch):
        monkeypatch.setattr(protocol, "IDLE_SECONDS", 1.0)
        return start_site()

    def test_a_connection_on_which_nothing_is_asked_is_closed(self, wire):
        assert wire.hears_the_end() == b""

    def test_one_that_never_ends_its_question_is_closed(self, wire, site):
        wire.says_no_more_than("GET / HTTP/1.1\r\nhost: da")
        assert wire.hears_the_end() == b""

    def test_one_that_was_answered_and_asks_no_more_is_closed(self, storm, cleo, site):
        cleo.gets(storm.page)
        wire = Wire(site.port)
        wire.says(f"GET {storm.page} HTTP/1.1")
        assert wire.hears_the_end().rstrip().endswith(b"</html>")
        wire.leaves()

    def test_a_stream_is_not_idle(self, cleo, storm, monkeypatch):
        monkeypatch.setattr(readers, "QUIET_SECONDS", 0.05)
        with cleo.follows(storm, "?after=1") as stream:
            for _ in range(20):
                assert stream.block()
            storm.publish()
            assert stream.seqs(1) == [2]
