"""What must hold after a schedule: of the journal itself, and of every reader."""

import json
from pathlib import Path
from typing import Any

import pytest

from dateline.journal.changes import Change, Kind, decode
from dateline.journal.digest import verify
from dateline.journal.fold import CoverageFold, fold
from dateline.journal.redactions import justified
from tests.faults.client import Client, Refused
from tests.faults.copies import Copy
from tests.faults.deeds import Deed
from tests.faults.outcome import Outcome
from tests.faults.processes import PAGE_POSTS
from tests.faults.reader import Reader
from tests.running import run_dateline


def read_journal(data: Path, slug: str) -> list[Change]:
    """The journal as it is in the database, by a process that is neither the server nor a reader."""
    printed = run_dateline(data, "journal", slug, "--json")
    assert printed.returncode == 0, printed.stderr
    return [decode(json.loads(line)) for line in printed.stdout.splitlines()]


def judge_journal(journal: list[Change], done: list[Deed], ids: dict[int, str]) -> None:
    """It is whole, holds what was acknowledged in that order, and nothing twice."""
    assert verify(justified(journal)).seq == len(journal)
    _judge_repetitions(journal)
    _judge_outcome(fold(journal), done, ids)
    first = {change.subject: change.seq for change in reversed(journal)}
    published = [first[ids[deed.post]] for deed in done if deed.verb == "publish_post"]
    assert published == sorted(published), "posts were acknowledged in another order"


def judge_editions(port: int, slug: str, journal: list[Change]) -> None:
    """No edition but the current one is answered: what was withdrawn has no address."""
    withdrawals = sum(change.kind == Kind.WITHDRAW for change in journal)
    client = Client(port, f"/live/{slug}/", packs=False)
    for edition in range(1, withdrawals + 1):
        with pytest.raises(Refused, match=r"^410 "):
            client.get(f"journal/{edition}/1-1.json")
    client.hang_up()


def _judge_repetitions(journal: list[Change]) -> None:
    """A verb that changes nothing appends nothing: a subject never has the same state twice running."""
    latest: dict[str, str] = {}
    for change in journal:
        assert latest.get(change.subject) != change.state_digest, f"{change.seq} repeats"
        latest[change.subject] = change.state_digest


def _judge_outcome(page: CoverageFold, done: list[Deed], ids: dict[int, str]) -> None:
    outcome = Outcome()
    for deed in done:
        outcome.follow(deed)
    assert {ids[number] for number in outcome.withdrawn} == page.withdrawn.keys()
    for number, words in outcome.posts.items():
        assert _said(page.posts[ids[number]], words) == words
    assert page.coverage is not None
    assert {name: page.coverage[name] for name in outcome.head} == outcome.head
    counted = {ids[number] for number in outcome.posts}
    unsure = {ids[number] for number in ids.keys() - outcome.posts.keys() - outcome.withdrawn}
    assert counted <= page.posts.keys() <= counted | unsure


def _said(state: Any, words: dict[str, Any]) -> dict[str, Any]:
    """What a post's state says of the same things, in the same form."""
    text = "".join(node["text"] for node in state["body"]["content"][0]["content"])
    correction = state["correction"]["text"] if state["correction"] else ""
    said = {**state, "text": text, "correction": correction}
    return {name: said[name] for name in words}


def judge_reader(reader: Reader, journal: list[Change]) -> None:
    """She has every change since she began, each once and in order, and what they add up to."""
    copy, page = reader.copy, fold(journal)
    since = journal[copy.start :]
    assert [change["seq"] for change in copy.changes] == [change.seq for change in since]
    assert [decode(change) for change in copy.changes] == since
    met = {change.subject for change in since}
    assert copy.posts == {id: state for id, state in page.posts.items() if id in met}
    assert copy.withdrawn == {id: state for id, state in page.withdrawn.items() if id in met}
    if copy.head is not None:
        assert copy.head == page.coverage
    if copy.start == 0:
        assert copy.standing() == standing(page)
    shown = _shown_at(journal, copy)
    assert set(reader.on_page) <= shown
    assert len(reader.on_page) == min(len(shown), PAGE_POSTS)


def _shown_at(journal: list[Change], copy: Copy) -> set[str]:
    """The posts that a page at a reader's start must have shown."""
    before = journal[: copy.start]
    withdrawn = {change.subject for change in before if change.kind == Kind.WITHDRAW}
    return {change.subject for change in before if change.kind == Kind.POST} - withdrawn


def standing(page: CoverageFold) -> list[str]:
    """The ids of the posts, from the top of the page to its foot."""
    posts = list(page.standing())
    pinned = [id for id, state in posts if state["pinned"]]
    return pinned + [id for id, state in posts if not state["pinned"]]
