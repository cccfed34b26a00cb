"""Coverages of a given length, and what is measured of them."""

import gzip
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from django.db import transaction

from dateline.delivery.pages import Pages
from dateline.delivery.site import Site
from dateline.delivery.tails import CoverageTail, Tail
from dateline.journal.changes import Change, Kind
from dateline.journal.digest import Tip, next_change
from dateline.journal.fold import CoverageFold, fold
from dateline.newsroom import publishing, reading
from dateline.newsroom.documents import document, paragraph
from dateline.newsroom.ids import new_id
from dateline.newsroom.models import Coverage

TEXT = (
    "The water stands a hand's breadth under the parapet, and the pumps at the mill are holding. "
    * 4
)


class Subject:
    """A coverage with so many posts in a real database, and its page."""

    def __init__(self, posts: int) -> None:
        self.count = posts
        self._numbers = count()
        self._coverage = publishing.open_coverage(headline=f"A story of {posts} posts")
        with transaction.atomic():
            for _ in range(posts):
                self.publish_a_post()
        self._tail = tail_of(self._coverage)
        self._pages = Pages(Site("Bench", "http://127.0.0.1", Path(), 20, 100, 5))
        self._more = endless_changes(self._tail)

    def publish_a_post(self) -> None:
        body = document(paragraph(TEXT), paragraph(TEXT))
        headline = f"Update {next(self._numbers)}"
        publishing.publish_post(self._coverage, id=new_id(), headline=headline, body=body)

    def render_the_page(self) -> None:
        self._pages.live(self._tail)

    def fold_one_change(self) -> None:
        self._tail.folded.apply(next(self._more))

    def page_weight(self) -> int:
        return len(gzip.compress(self._pages.live(self._tail).encode()))


def tail_of(coverage: Coverage) -> CoverageTail:
    tail = Tail(str(coverage.pk), CoverageFold)
    tail.folded = fold(reading.changes_after(tail.name, 0, 10**9))
    return tail


def endless_changes(tail: CoverageTail) -> Iterator[Change]:
    """Revisions of the newest post, one after the other."""
    _, subject = tail.folded.order[-1]
    state = tail.folded.posts[subject]
    while True:
        tip = Tip(tail.folded.seq, tail.folded.digest)
        yield next_change(tip, at=datetime.now(UTC), kind=Kind.POST, subject=subject, state=state)
