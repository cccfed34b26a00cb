"""Nobody holds up the others, or keeps a connection that is not used: whatever is sent, and not read."""

import pytest

from dateline.delivery import codings, guarding, progress, readers
from tests.delivery.reading import wait_until
from tests.delivery.wire import Wire

REFUSED = "content-type: application/problem+json"


def says_until_refused(wire, words, *, most=10_000) -> bool:
    """Whether the server closed while these were said again and again."""
    try:
        for _ in range(most):
            wire.says_no_more_than(words)
    except (BrokenPipeError, ConnectionResetError):
        return True
    return False


@pytest.mark.parametrize("words", ["a" * 2**20, "x-more: and more\r\n" * 2**16])
def test_a_head_without_end_is_not_read_on_and_on(storm, wire, cleo, words):
    wire.says_no_more_than(f"GET {storm.page} HTTP/1.1\r\nhost: daily.example\r\nx-long: ")
    assert says_until_refused(wire, words, most=100)
    assert cleo.gets(storm.page).status == 200


def test_what_is_too_long_is_said(storm, wire):
    wire.says_no_more_than(f"GET {storm.page} HTTP/1.1\r\nhost: daily.example\r\nx-long: ")
    assert says_until_refused(wire, "a" * 1024)
    answer = wire.hears_what_there_is().decode()
    assert answer.startswith("HTTP/1.1 431 Request Header Fields Too Large")
    assert REFUSED in answer
    assert "longer than 64 KB" in answer


def test_a_long_head_is_still_a_head(storm, wire):
    wire.says_no_more_than(f"GET {storm.page} HTTP/1.1\r\nhost: daily.example\r\nx-long: ")
    for _ in range(30):
        wire.says_no_more_than("a" * 1024)
    wire.says_no_more_than("\r\n\r\n")
    [(head, _)] = wire.hears()
    assert "200 OK" in head


def test_a_body_is_no_head(storm, wire):
    wire.says(f"GET {storm.page} HTTP/1.1", "content-length: 300000")
    for _ in range(300):
        wire.says_no_more_than("a" * 1000)
    wire.says(f"GET {storm.page}head.json HTTP/1.1")
    (page, _), (head, _) = wire.hears(number=2)
    assert "200 OK" in page
    assert "200 OK" in head


def test_what_is_no_request_is_refused_as_everything_is(wire):
    wire.says_no_more_than("\x00\r\n\r\n")
    answer = wire.hears_the_end().decode()
    assert answer.startswith("HTTP/1.1 400 Bad Request")
    assert REFUSED in answer
    assert "cache-control: no-store" in answer


@pytest.mark.parametrize("kept", [True, False])
def test_rubbish_after_the_request_for_a_stream_is_passed_over(cleo, storm, wire, kept):
    if kept:
        cleo.gets(storm.page)
    ask = f"GET {storm.page}stream?after=0 HTTP/1.1\r\nhost: daily.example\r\n\r\n"
    wire.says_no_more_than(f"{ask}\x00 rubbish\r\n\r\n")
    storm.end()
    told = wire.hears_the_end().decode()
    assert told.count("HTTP/1.1") == 1
    assert "event: ended" in told


def test_the_head_of_a_stream_has_no_length_and_no_tag(storm, wire):
    lines = f"HEAD {storm.page}stream?after=0 HTTP/1.1", "if-none-match: *", "connection: close"
    wire.says(*lines)
    answer = wire.hears_the_end().decode()
    assert answer.startswith("HTTP/1.1 200 OK")
    assert "content-length" not in answer
    assert "etag" not in answer


def test_who_has_left_before_the_stream_begins_is_nobodys_reader(start_site, caplog):
    """The journal is read first, where it is not in memory; the reader does not wait for it."""
    site = start_site()
    storms = [site.ada.opens(f"storm-{number}") for number in range(20)]
    for storm in storms:
        wire = Wire(site.port)
        wire.says(f"GET {storm.page}stream?after=0 HTTP/1.1")
        wire.leaves()
    assert all(site.cleo.gets(storm.page).status == 200 for storm in storms)
    wait_until(lambda: site.open_streams() == 0)
    assert caplog.records == []


def test_a_coding_that_nobody_would_ask_for_is_heard_and_not_remembered():
    codings._remembered.cache_clear()
    for number in range(100):
        assert codings.best_coding(f"{number}{'x' * 10_000}, gzip") == "gzip"
    assert codings._remembered.cache_info().currsize == 0


class TestProgress:
    """Seconds are counted from when something last went out."""

    @pytest.fixture
    def clock(self, monkeypatch):
        now = [100.0]
        monkeypatch.setattr(progress, "monotonic", lambda: now[0])
        return now

    def test_a_slow_client_makes_progress(self, clock):
        waiting = progress.Waiting(1_000)
        for left in range(900, 0, -100):
            clock[0] += 20
            assert waiting.stands_still(left) == 0

    def test_one_that_takes_nothing_makes_none(self, clock):
        waiting = progress.Waiting(1_000)
        clock[0] += 20
        assert waiting.stands_still(900) == 0
        for seconds in (20, 40):
            clock[0] += 20
            assert waiting.stands_still(900) == seconds


class TestIdle:
    """Who only holds a connection open does not keep it."""

    @pytest.fixture
    def site(self, start_site, monkeypatch):
        monkeypatch.setattr(guarding, "IDLE_SECONDS", 1.0)
        monkeypatch.setattr(progress, "PATIENCE", 1.0)
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

    def test_one_that_asks_and_asks_and_never_listens_is_cut(self, storm, wire, site):
        storm.publish("Large", "The water rises. " * 60_000)
        site.cleo.gets(storm.page)
        ask = f"GET {storm.page} HTTP/1.1\r\nhost: daily.example\r\n\r\n"
        wire.waits(30)
        assert says_until_refused(wire, ask * 100)
        assert site.waiting_bytes() == 0
