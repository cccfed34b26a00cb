"""Telling search engines that a page changed: https://www.indexnow.org/documentation

A follower with its own place. What readers should find at once is told at once: that a coverage was
opened, started, ended or reopened, and that a post is gone. Anything else waits until it has been ten
minutes since the page was last told of, so that a busy hour is six messages.
"""

import asyncio
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from urllib.parse import urlsplit

from dateline.journal.changes import Kind, State
from dateline.newsroom.followers import Grown, begin_to_follow, grown_for, move_on
from dateline.newsroom.reading import changes_after, head_at
from dateline.outside.errors import FetchRefused
from dateline.outside.fetching import Fetcher
from dateline.project.database_threads import DatabaseThreads

LOG = logging.getLogger("dateline.project")

ENDPOINT = "https://api.indexnow.org/indexnow"  # it passes on what it is told to all who take part
FOLLOWER = "indexnow"

LOOK_SECONDS = 5.0
DEBOUNCE = timedelta(minutes=10)
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=1)
MOST_TRIES = 8  # about four hours; the page's next change tells of it again
MOST_URLS = 10_000
MOST_CHANGES = 1000  # of a journal that are looked at; of older ones only withdrawals are missed
TAKEN = (200, 202)


@dataclass(frozen=True, slots=True)
class News:
    """What is to be told of one journal. ``is_urgent`` is what does not wait."""

    grown: Grown
    urls: list[str]
    is_urgent: bool


class Announcer:
    """``url`` is the site's root. Not for two threads at a time."""

    def __init__(self, key: str, url: str, fetcher: Fetcher, endpoint: str = ENDPOINT) -> None:
        self._key = key
        self._url = url
        self._fetcher = fetcher
        self._endpoint = endpoint
        self._has_begun = False
        self._told: dict[str, datetime] = {}
        self._tries = 0
        self._wait_until = datetime.min.replace(tzinfo=UTC)

    def announce_due(self, now: datetime) -> None:
        """Tell what is due, in one message; what could not be told is tried again, later each time."""
        if now < self._wait_until:
            return
        if not self._has_begun:
            begin_to_follow(FOLLOWER)
            self._has_begun = True
        due = list(self._due(now))
        if due and (self._tell(due, now) or self._tries >= MOST_TRIES):
            self._tries = 0
            for news in due:
                self._told[news.grown.name] = now
                move_on(FOLLOWER, news.grown)

    def _due(self, now: datetime) -> Iterator[News]:
        count = 0
        for grown in grown_for(FOLLOWER):
            news = self._news(grown)
            told = self._told.get(grown.name)
            count += len(news.urls)
            if count > MOST_URLS:
                return
            if news.is_urgent or told is None or now >= told + DEBOUNCE:
                yield news

    def _news(self, grown: Grown) -> News:
        after = max(grown.after, grown.seq - MOST_CHANGES)
        changes = changes_after(grown.name, after, grown.seq - after)
        before = head_at(grown.name, after)
        heads = [before] if before else []
        heads += [
            change.state for change in changes if change.kind == Kind.COVERAGE and change.state
        ]
        gone = [change.subject for change in changes if change.kind == Kind.WITHDRAW]
        page = f"{self._url}/live/{heads[-1]['slug']}/"
        urls = [page, *(f"{page}post/{post}/" for post in dict.fromkeys(gone))]
        return News(grown, urls, bool(gone) or before is None or _turned(heads))

    def _tell(self, due: Sequence[News], now: datetime) -> bool:
        """Whether the message was taken."""
        message = {
            "host": urlsplit(self._url).netloc,
            "key": self._key,
            "keyLocation": f"{self._url}/{self._key}.txt",
            "urlList": [url for news in due for url in news.urls],
        }
        try:
            status = self._fetcher.tell(self._endpoint, message)
            why = f"IndexNow answered with {status}."
        except FetchRefused as error:
            status, why = 0, str(error)
        if status in TAKEN:
            return True
        wait = min(LONGEST_WAIT, FIRST_WAIT * 2**self._tries)
        self._tries += 1
        self._wait_until = now + wait
        LOG.warning(
            "Search engines could not be told (try %d of %d): %s", self._tries, MOST_TRIES, why
        )
        return False


def _turned(heads: Sequence[State]) -> bool:
    """Whether the coverage came to another state at any of these."""
    return any(earlier["state"] != later["state"] for earlier, later in pairwise(heads))


async def keep_announcing(announcer: Announcer) -> None:
    """For as long as the process runs, in a thread of its own: a search engine may take its time."""
    threads = DatabaseThreads("announcing")
    try:
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            try:
                await threads.run(announcer.announce_due, datetime.now(UTC))
            except Exception:
                LOG.exception("What search engines should know could not be read; trying again.")
    finally:
        threads.close()
