"""What is judged after a schedule would not pass if it were otherwise."""

from typing import Any

import pytest

from dateline.journal.changes import Kind, State
from tests.faults.deeds import Deed
from tests.faults.judging import judge_journal
from tests.faults.liar import journal_of

IDS = {1: "a", 2: "b"}
DONE = [
    Deed("publish_post", 1, {"headline": "Rain"}),
    Deed("publish_post", 2, {"headline": "Hail"}),
]
OPENED = (Kind.COVERAGE, "flood", {"state": "live", "closing": ""})


def post(id: str, headline: str, **more: Any) -> tuple[Kind, str, State]:
    body = {"content": [{"content": [{"text": "It rains."}]}]}
    state = {"headline": headline, "body": body, "pinned": False, "key": False, "correction": None}
    return Kind.POST, id, {**state, "position": 1, **more}


JOURNALS = {
    "an acknowledged post is missing": [OPENED, post("a", "Rain")],
    "a post says something else": [OPENED, post("a", "Rain"), post("b", "Snow")],
    "a post has a mark that nobody made": [
        OPENED,
        post("a", "Rain"),
        post("b", "Hail", pinned=True),
    ],
    "a post is there that nobody published": [
        OPENED,
        post("a", "Rain"),
        post("b", "Hail"),
        post("c", "Snow"),
    ],
    "a change was doubled": [OPENED, post("a", "Rain"), post("a", "Rain"), post("b", "Hail")],
    "posts stand in another order": [OPENED, post("b", "Hail"), post("a", "Rain")],
    "a post was withdrawn that nobody withdrew": [
        OPENED,
        post("a", "Rain"),
        post("b", "Hail"),
        (Kind.WITHDRAW, "b", {"position": 1}),
    ],
    "the coverage is in another state": [
        (Kind.COVERAGE, "flood", {"state": "ended", "closing": ""}),
        post("a", "Rain"),
        post("b", "Hail"),
    ],
}


def test_what_was_acknowledged_and_is_there_passes():
    judge_journal(journal_of(OPENED, post("a", "Rain"), post("b", "Hail")), DONE, IDS)


@pytest.mark.parametrize("fault", JOURNALS)
def test_a_journal_that_is_not_what_was_acknowledged_does_not_pass(fault):
    with pytest.raises((AssertionError, KeyError)):
        judge_journal(journal_of(*JOURNALS[fault]), DONE, IDS)
