"""The readers of this suite can tell: what the protocol rules out does not pass them."""

from dataclasses import replace

import pytest

from dateline.journal import sse
from dateline.journal.changes import Change, Kind, encode
from tests.delivery.reading import wait_until
from tests.faults.copies import Violation
from tests.faults.liar import Answers, Liar, answered, head, journal_of, segment, streamed
from tests.faults.reader import Reader

JOURNAL = journal_of(
    (Kind.COVERAGE, "flood", {"state": "live"}),
    (Kind.POST, "a", {"headline": "Sandbags", "position": 1, "pinned": False}),
    (Kind.POST, "b", {"headline": "Rain", "position": 2, "pinned": False}),
    (Kind.POST, "a", {"headline": "Sandbags!", "position": 1, "pinned": False}),
)
ONE, TWO, THREE, FOUR = JOURNAL
WITHDRAWN = journal_of(
    (Kind.COVERAGE, "flood", {"state": "live"}), (Kind.WITHDRAW, "a", {"position": 1})
)

TAKEN_BACK = journal_of(
    (Kind.COVERAGE, "flood", {"state": "live"}),
    (Kind.POST, "a", {"headline": "Sandbags", "position": 1, "pinned": False}),
    (Kind.WITHDRAW, "a", {"position": 1}),
)


def events(*changes: Change) -> list[bytes]:
    return [sse.change_event(change) for change in changes]


STREAM_LIES = {
    "a change twice": [*events(ONE, TWO, TWO)],
    "a change left out": [*events(ONE, THREE)],
    "changes out of order": [*events(TWO, ONE)],
    "another state": events(ONE, replace(TWO, state={"headline": "Sand"})),
    "another chain": events(ONE, replace(TWO, at="2026-01-01T00:00:00.001Z")),
    "another id": [*events(ONE), sse.event(encode(TWO).decode(), name="change", id=3)],
    "an end before the end": [*events(ONE), sse.event("1", name="ended", id=1)],
    "an end of more than was sent": [*events(ONE), sse.event("4", name="ended", id=4)],
    "a reset for nothing": [*events(ONE), sse.event("Reload.", name="reset")],
}

ASKING_LIES: dict[str, Answers] = {
    "a range that is too short": {
        "head.json": answered(head(JOURNAL)),
        "journal/1/1-4.json": answered(segment(JOURNAL[:3], last=4)),
    },
    "a range of another edition": {
        "head.json": answered(head(JOURNAL)),
        "journal/1/1-4.json": answered(segment(JOURNAL, edition=2)),
    },
    "a range with another state": {
        "head.json": answered(head(JOURNAL)),
        "journal/1/1-4.json": answered(segment([ONE, replace(TWO, state={}), THREE, FOUR])),
    },
    "a head with another digest": {
        "head.json": answered(head(JOURNAL, digest="0" * 64)),
        "journal/1/1-4.json": answered(segment(JOURNAL)),
    },
    "what was withdrawn": {
        "head.json": answered(head(TAKEN_BACK, edition=2)),
        "journal/2/1-3.json": answered(segment(TAKEN_BACK, edition=2)),
    },
    "a withdrawal without a new edition": {
        "head.json": answered(head(WITHDRAWN, edition=3)),
        "journal/3/1-2.json": answered(segment(WITHDRAWN, edition=3)),
    },
    "a refusal that nothing explains": {
        "head.json": b"HTTP/1.1 400 No\r\ncontent-length: 0\r\n\r\n"
    },
}


def read(answers: Answers, *, streams: bool) -> Reader:
    """A reader who has read all that there is, or found fault with it."""
    liar = Liar(answers)
    reader = Reader("Cleo", liar.port, "/live/flood/", seed=1, streams=streams, page=False)
    reader.start()
    try:
        wait_until(lambda: reader.failure or reader.place == len(JOURNAL))
        return reader
    finally:
        reader.leave()
        liar.stop()


@pytest.mark.parametrize("lie", STREAM_LIES)
def test_a_stream_that_lies_is_found_out(lie):
    found = read({"stream": streamed(*STREAM_LIES[lie])}, streams=True).failure
    assert isinstance(found, Violation)


@pytest.mark.parametrize("lie", ASKING_LIES)
def test_an_answer_that_lies_is_found_out(lie):
    found = read(ASKING_LIES[lie], streams=False).failure
    assert isinstance(found, Violation)


def test_a_stream_that_is_true_is_taken():
    reader = read({"stream": streamed(*events(*JOURNAL))}, streams=True)
    assert reader.failure is None
    assert reader.copy.standing() == ["b", "a"]
    assert reader.copy.posts["a"] == FOUR.state


def test_answers_that_are_true_are_taken():
    answers = {
        "head.json": answered(head(JOURNAL)),
        "journal/1/1-4.json": answered(segment(JOURNAL)),
    }
    reader = read(answers, streams=False)
    assert reader.failure is None
    assert reader.copy.digest == FOUR.digest
