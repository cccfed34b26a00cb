"""After every verb of the newsroom pages and feeds are what is promised, and say nothing withdrawn."""

import asyncio
import json
import re
from datetime import UTC, datetime
from pathlib import Path

import feedparser
import pytest

from dateline.delivery.feeds.atom import as_atom
from dateline.delivery.feeds.entries import Feeds
from dateline.delivery.feeds.json_feed import as_json_feed
from dateline.delivery.feeds.rss import as_rss
from dateline.delivery.pages import Pages
from dateline.delivery.site import Site
from dateline.delivery.standing import posts_before
from dateline.delivery.tails import Tail
from dateline.journal.changes import Head
from dateline.journal.fold import CoverageFold
from dateline.newsroom import publishing
from tests.delivery.atom_rules import assert_atom
from tests.delivery.promises import assert_kept

SITE = Site("The Daily", "https://news.example/live", Path(), 5, 100, 5)
THURSDAY = datetime(2022, 1, 20, tzinfo=UTC)


class Read:
    """A source with the changes of one journal."""

    def __init__(self, changes):
        self._changes = changes

    async def changes(self, name, after, limit):
        return self._changes[after : after + limit]

    @property
    def head(self):
        withdrawals = sum(change.kind == "withdraw" for change in self._changes)
        return Head(1 + withdrawals, len(self._changes), self._changes[-1].digest)


def tail_of(coverage, changes):
    tail, read = Tail(str(coverage.pk), CoverageFold), Read(changes)
    asyncio.run(tail.advance(read.head, read))
    return tail


def pages_of(tail):
    """Every page of a coverage, by what it is."""
    pages = Pages(SITE)
    yield "live", pages.live(tail)
    for post in tail.folded.posts:
        yield "post", pages.post(tail, post)
        yield "before", pages.before(tail, post, list(posts_before(tail, post))[:6])


VERBS = {
    "publish": lambda c, p: None,
    "revise": lambda c, p: publishing.revise_post(p, headline="Another headline"),
    "correct": lambda c, p: publishing.revise_post(p, headline="Right", correction="It was wrong."),
    "pin": lambda c, p: publishing.pin_post(p),
    "unpin": lambda c, p: (publishing.pin_post(p), publishing.unpin_post(p)),
    "mark": lambda c, p: publishing.mark_key_moment(p),
    "unmark": lambda c, p: (publishing.mark_key_moment(p), publishing.unmark_key_moment(p)),
    "move": lambda c, p: publishing.move_post(p, below=c.posts.order_by("position")[2]),
    "redate": lambda c, p: publishing.redate_post(p, published_at=THURSDAY),
    "withdraw": lambda c, p: publishing.withdraw_post(p, reason="Not confirmed."),
    "edit": lambda c, p: publishing.edit_coverage(c, headline="Calm", summary=["a", "b"]),
    "rezone": lambda c, p: publishing.edit_coverage(c, time_zone="Asia/Kolkata"),
    "pause": lambda c, p: publishing.pause_coverage(c),
    "resume": lambda c, p: (publishing.pause_coverage(c), publishing.resume_coverage(c)),
    "lead on": lambda c, p: publishing.lead_on(c, to=publishing.open_coverage(headline="Day 2")),
    "end": lambda c, p: publishing.end_coverage(c, closing="Good night."),
    "reopen": lambda c, p: (publishing.end_coverage(c), publishing.reopen_coverage(c)),
}


def kept_feeds(tail):
    """Both feeds of a coverage, in every format; their bytes together."""
    feeds = Feeds(SITE, Pages(SITE).feed_entry)
    for feed in (feeds.of_coverage(tail), feeds.of_key_moments(tail)):
        atom, rss = as_atom(feed, SITE), as_rss(feed, SITE)
        assert_atom(atom)
        assert [feedparser.parse(document).bozo for document in (atom, rss)] == [False, False]
        assert_kept("json_feed", json.loads(as_json_feed(feed, SITE)))
        yield atom + rss


@pytest.mark.parametrize("verb", VERBS)
def test_every_page_and_feed_keeps_the_promise(coverage, publish, journal, verb):
    for number in range(6):
        publish(f"Report {number}.", headline=f"Report {number}", place="Brae", tags=["ferry"])
    post = publish("Something happened.", headline="Something", bylines=["Ben Okri"])
    VERBS[verb](coverage, post)
    tail = tail_of(coverage, journal())
    for kind, page in pages_of(tail):
        [data] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
        assert_kept("linked_data", json.loads(data))
        assert verb != "withdraw" or "Something" not in page, kind
    for feed in kept_feeds(tail):
        assert verb != "withdraw" or b"Something" not in feed
    said = json.loads(re.findall(r"ld\+json\">(.*?)</script>", Pages(SITE).live(tail))[0])
    is_ahead = datetime.fromisoformat(said["coverageEndTime"]) > datetime.now(UTC)
    assert is_ahead == (verb != "end")
