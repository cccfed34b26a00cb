"""``/live/<slug>/stream``: every change after a place, for as long as Cleo stays."""

import json
import re
import socket
from contextlib import suppress

import pytest

from dateline.delivery import readers as streaming
from dateline.journal.changes import decode
from dateline.journal.digest import verify
from dateline.journal.sse import change_event
from tests.delivery.reading import PATIENCE, wait_until


def test_it_begins_at_once_with_how_to_come_back(cleo, storm):
    with cleo.follows(storm, "?after=1") as stream:
        assert stream.block() == "retry: 2000\n:\n"


def test_it_is_an_event_stream_that_nobody_keeps_or_holds_back(cleo, storm):
    with cleo.follows(storm) as stream:
        headers = dict(stream.answer.getheaders())
    assert stream.answer.status == 200
    assert headers["content-type"] == "text/event-stream"
    assert headers["cache-control"] == "no-store"
    assert headers["x-accel-buffering"] == "no"
    assert headers["access-control-allow-origin"] == "*"
    assert headers["x-content-type-options"] == "nosniff"
    assert "set-cookie" not in headers


def test_it_is_never_packed(cleo, storm):
    with cleo.follows(storm, accept_encoding="gzip") as stream:
        assert stream.answer.getheader("content-encoding") is None
        assert stream.seqs(1) == [1]


def test_a_change_has_its_seq_for_id_and_is_whole(cleo, storm):
    change = storm.revise(storm.publish("Harbor closes"), key=True)
    with cleo.follows(storm, "?after=2") as stream:
        stream.block()
        assert f"{stream.block()}\n".encode() == change_event(change)


class TestReplay:
    def test_without_a_place_it_begins_at_the_beginning(self, cleo, storm):
        storm.publish_many(3)
        with cleo.follows(storm) as stream:
            assert stream.seqs(4) == [1, 2, 3, 4]

    @pytest.mark.parametrize("after", [0, 1, 3, 5])
    def test_it_begins_after_a_place(self, cleo, storm, after):
        storm.publish_many(5)
        with cleo.follows(storm, f"?after={after}") as stream:
            assert stream.seqs(6 - after) == list(range(after + 1, 7))

    def test_the_place_of_a_reader_who_comes_back_wins(self, cleo, storm):
        storm.publish_many(5)
        with cleo.follows(storm, "?after=1", last_event_id="4") as stream:
            assert stream.seqs(2) == [5, 6]

    def test_an_empty_place_of_a_reader_who_comes_back_is_none(self, cleo, storm):
        storm.publish_many(3)
        with cleo.follows(storm, "?after=2", last_event_id="") as stream:
            assert stream.seqs(2) == [3, 4]

    def test_the_last_of_two_places_counts(self, cleo, storm):
        storm.publish_many(3)
        with cleo.follows(storm, "?after=0&after=3") as stream:
            assert stream.seqs(1) == [4]

    def test_what_it_says_verifies(self, cleo, storm):
        storm.withdraw(storm.publish_many(5)[2])
        with cleo.follows(storm) as stream:
            changes = [decode(stream.event().change) for _ in range(7)]
        assert verify(changes).digest == cleo.head_of(storm)["digest"]

    def test_a_long_journal_is_whole(self, cleo, storm):
        storm.told = lambda: None  # Cleo is not told of each, and reads in several batches
        storm.publish_many(1200)
        with cleo.follows(storm) as stream:
            assert stream.seqs(1201) == list(range(1, 1202))


class TestPlace:
    @pytest.mark.parametrize("place", ["abc", "", "-1", "1.5", "1e3", "%20", "9" * 16, "١", "+1"])
    def test_what_is_no_number_is_refused(self, cleo, storm, place):
        answer = cleo.gets(f"{storm.page}stream?after={place}")
        assert (answer.status, answer.headers["cache-control"]) == (400, "no-store")
        assert answer.headers["content-type"] == "application/problem+json"
        assert re.fullmatch(
            r"“.*” is no place in a journal; use a seq such as after=41\.", answer.json["detail"]
        )

    def test_the_refusal_says_what_was_given(self, cleo, storm):
        answer = cleo.gets(f"{storm.page}stream?after=abc")
        assert answer.json == {
            "status": 400,
            "detail": "“abc” is no place in a journal; use a seq such as after=41.",
        }

    def test_so_is_a_header_that_is_no_number(self, cleo, storm):
        assert cleo.gets(f"{storm.page}stream?after=1", last_event_id="x").status == 400

    def test_a_place_that_is_to_come_is_reset_with_a_sentence(self, cleo, storm):
        storm.publish()
        with cleo.follows(storm, "?after=7") as stream:
            [event] = stream.rest()
        assert stream.answer.status == 200
        assert (event.name, event.id) == ("reset", "")
        assert event.data == "The journal ends at 2; nothing can follow 7. Reload the page."

    def test_where_there_is_no_coverage_a_program_is_told_so(self, cleo):
        answer = cleo.gets("/live/none/stream")
        assert (answer.status, answer.headers["content-type"]) == (404, "application/problem+json")

    def test_head_answers_without_a_stream(self, cleo, storm):
        answer = cleo.asks("HEAD", f"{storm.page}stream?after=1")
        assert (answer.status, answer.data) == (200, b"")
        assert answer.headers["content-type"] == "text/event-stream"


@pytest.mark.parametrize("is_in_memory", [False, True])
def test_what_is_said_after_the_question_is_passed_over(cleo, site, storm, is_in_memory):
    """A second question in the same breath, and a third a moment later."""
    storm.publish_many(2)
    if is_in_memory:
        cleo.gets(storm.page)
    ask = f"GET {storm.page}stream?after=1 HTTP/1.1\r\nhost: daily.example\r\n\r\n".encode()
    with socket.create_connection(("127.0.0.1", site.port), timeout=PATIENCE) as wire:
        wire.sendall(ask + ask)
        heard = heard_until(wire, b"id: 3\n")
        wire.sendall(ask)
        storm.publish()
        heard += heard_until(wire, b"id: 4\n")
    assert heard.count(b"HTTP/1.1 200 OK") == 1
    assert re.findall(rb"^id: (\d+)", heard, re.MULTILINE) == [b"2", b"3", b"4"]


def test_a_connection_on_which_something_else_was_asked_becomes_a_stream(site, storm):
    """What was asked first is not in memory, so that it is answered the long way; the stream is."""
    with socket.create_connection(("127.0.0.1", site.port), timeout=PATIENCE) as wire:
        wire.sendall(f"GET {storm.page}head.json HTTP/1.1\r\nhost: daily.example\r\n\r\n".encode())
        heard_until(wire, b'"poll_seconds":5}')
        wire.sendall(f"GET {storm.page}stream?after=1 HTTP/1.1\r\nhost: a\r\n\r\n".encode())
        heard_until(wire, b"retry: 2000\n:\n\n")
        storm.publish()
        assert b"HTTP/1.1" not in heard_until(wire, b"id: 2\n")


def heard_until(wire: socket.socket, words: bytes) -> bytes:
    heard = b""
    while words not in heard:
        said = wire.recv(65536)
        assert said, f"it ended after {heard!r}"
        heard += said
    return heard


class TestPush:
    def test_a_change_comes_when_it_happens(self, cleo, storm, site):
        storm.told = site.wake
        with cleo.follows(storm, "?after=1") as stream:
            stream.block()
            post = storm.publish("Harbor closes")
            event = stream.event()
        assert (event.id, event.change["subject"]) == ("2", post)
        assert event.change["state"]["headline"] == "Harbor closes"

    def test_every_reader_gets_every_change_once_and_in_order(self, cleo, storm, site):
        storm.told = site.wake
        streams = [cleo.follows(storm, "?after=1") for _ in range(5)]
        storm.publish_many(20)
        for stream in streams:
            with stream:
                assert stream.seqs(20) == list(range(2, 22))

    def test_what_happens_between_a_page_and_its_stream_is_not_missed(self, cleo, storm):
        storm.publish_many(2)
        seq = re.search(r'data-seq="(\d+)"', cleo.gets(storm.page).text)[1]
        storm.publish_many(2)
        with cleo.follows(storm, f"?after={seq}") as stream:
            assert stream.seqs(2) == [4, 5]
            storm.publish()
            assert stream.seqs(1) == [6]

    def test_another_coverage_is_another_stream(self, cleo, ada, storm):
        other = ada.opens()
        with cleo.follows(storm, "?after=1") as stream:
            other.publish("Elsewhere")
            here = storm.publish("Here")
            assert stream.event().change["subject"] == here

    def test_it_goes_on_when_readers_have_left(self, cleo, storm):
        for _ in range(3):
            cleo.follows(storm, "?after=1").leave()
        with cleo.follows(storm, "?after=1") as stream:
            storm.publish()
            assert stream.seqs(1) == [2]


class TestEnd:
    def test_who_has_all_of_an_ended_coverage_is_sent_away_for_good(self, cleo, storm):
        storm.publish()
        storm.end()
        answer = cleo.gets(f"{storm.page}stream?after=3")
        assert (answer.status, answer.data) == (204, b"")
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["access-control-allow-origin"] == "*"

    def test_who_lacks_some_of_it_gets_that_and_is_told(self, cleo, storm):
        storm.publish_many(2)
        storm.end()
        with cleo.follows(storm, "?after=2") as stream:
            events = stream.rest()
        assert [event.name for event in events] == ["change", "change", "ended"]
        assert [event.id for event in events] == ["3", "4", "4"]
        assert events[-1].data == "4"

    def test_who_is_there_when_it_ends_is_told(self, cleo, storm):
        with cleo.follows(storm, "?after=1") as stream:
            storm.end()
            assert [event.name for event in stream.rest()] == ["change", "ended"]

    def test_who_is_ahead_of_it_is_reset(self, cleo, storm):
        storm.end()
        with cleo.follows(storm, "?after=3") as stream:
            assert [event.name for event in stream.rest()] == ["reset"]

    def test_a_correction_after_the_end_is_sent_to_who_comes_back(self, cleo, storm):
        post = storm.publish()
        storm.end()
        storm.revise(post, correction={"at": "2022-01-21T17:00:00-05:00", "text": "No."})
        with cleo.follows(storm, "?after=3") as stream:
            assert [event.name for event in stream.rest()] == ["change", "ended"]

    def test_a_coverage_that_was_reopened_streams_again(self, cleo, storm):
        storm.end()
        storm.edit(state="live", ended_at=None)
        with cleo.follows(storm, "?after=3") as stream:
            storm.publish()
            assert stream.seqs(1) == [4]

    def test_a_paused_coverage_is_not_at_its_end(self, cleo, storm):
        storm.edit(state="paused")
        with cleo.follows(storm, "?after=2") as stream:
            storm.publish()
            assert stream.seqs(1) == [3]


def test_comments_keep_a_quiet_connection_open(cleo, storm, monkeypatch):
    monkeypatch.setattr(streaming, "QUIET_SECONDS", 0.05)
    with cleo.follows(storm, "?after=1") as stream:
        assert [stream.block() for _ in range(4)] == ["retry: 2000\n:\n", ":\n", ":\n", ":\n"]
        storm.publish()
        assert stream.seqs(1) == [2]


def test_when_writing_fails_nobody_is_left_in_silence_and_nothing_is_lost(
    cleo, storm, site, monkeypatch, caplog
):
    def fail(*_):
        monkeypatch.undo()
        raise RuntimeError("the network is on fire")

    storm.publish()
    with cleo.follows(storm, "?after=1") as one, cleo.follows(storm, "?after=1") as other:
        assert one.seqs(1) == other.seqs(1) == [2]
        wait_until(lambda: len(site.hub._readers[storm.id]._level) == 2)
        monkeypatch.setattr(streaming, "write_to_all", fail)
        storm.publish()
        for stream in (one, other):
            with suppress(ConnectionResetError):
                assert stream.rest() == []
    assert f"The readers of the journal {storm.id} were cut" in caplog.text
    storm.publish()
    with cleo.follows(storm, "?after=2") as again:
        assert again.seqs(2) == [3, 4]


def test_html_and_line_ends_come_whole(cleo, storm):
    text = "line\nline\r\nline\u2028<b>é \U0001f30a</b> data: \n\nid: 7"
    storm.publish("Harbor", text)
    with cleo.follows(storm, "?after=1") as stream:
        event = stream.event()
    assert event.change["state"]["html"] == f"<p>{text}</p>"
    assert json.loads(event.data)["seq"] == int(event.id) == 2
