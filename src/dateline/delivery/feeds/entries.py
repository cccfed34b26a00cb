"""What stands in a feed, whichever its format: the newest posts, and which ones were withdrawn.

A feed lists what was published or changed last, so that a correction of an old post reaches whoever
follows by feed, and costs the same however long the coverage is.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from uuid import NAMESPACE_URL, UUID, uuid5

from dateline.delivery.photographs import Photograph, photographs_of, with_whole_addresses
from dateline.delivery.site import Site
from dateline.delivery.tails import CoverageTail, head_of
from dateline.delivery.texts import description_of, title_of
from dateline.delivery.wording import wording_for
from dateline.journal.changes import State
from dateline.journal.fold import Entry

MOST_ENTRIES = 30  # with their whole text, about 60 KB


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One post. ``id`` is for ever, wherever the site may move; addresses in ``html`` are whole."""

    id: str
    url: str
    title: str
    headline: str | None
    html: str
    summary: str
    published: datetime
    updated: datetime
    authors: Sequence[str]
    tags: Sequence[str]
    language: str
    photographs: Sequence[Photograph]


@dataclass(frozen=True, slots=True)
class Gone:
    """A post that was withdrawn, and when."""

    id: str
    when: datetime


@dataclass(frozen=True, slots=True)
class Feed:
    """``home`` is the page that it is of, and ``base`` its own address without its ending, both whole."""

    id: str
    title: str
    home: str
    base: str
    language: str
    updated: datetime
    is_over: bool
    entries: Sequence[FeedEntry]
    gone: Sequence[Gone]


class Feeds:
    """``content`` is the HTML of a post as a feed has it: what the page shows of it, without its frame."""

    def __init__(self, site: Site, content: Callable[[CoverageTail, State], str]) -> None:
        self._site = site
        self._content = content

    def of_coverage(self, tail: CoverageTail) -> Feed:
        """What was published or changed last, as it stands on the page from its top."""
        latest = islice(tail.folded.changed_last(), MOST_ENTRIES)
        posts = sorted(latest, key=lambda entry: (entry[1]["position"], entry[0]), reverse=True)
        return self._feed(tail, "feed", UUID(tail.name), head_of(tail)["headline"], posts)

    def of_key_moments(self, tail: CoverageTail) -> Feed:
        posts = islice(tail.folded.from_the_top(tail.folded.keys), MOST_ENTRIES)
        head = head_of(tail)
        title = f"{head['headline']}: {wording_for(head['language'])('key_moments')}"
        return self._feed(tail, "key", uuid5(UUID(tail.name), "key"), title, posts)

    def of_story(self, story: State, said_at: str, tails: Sequence[CoverageTail]) -> Feed:
        """What was published or changed last in these coverages, the newest first."""
        feeds = [self.of_coverage(tail) for tail in tails]
        latest = sorted(
            (e for f in feeds for e in f.entries), key=lambda e: e.updated, reverse=True
        )
        gone = sorted((g for f in feeds for g in f.gone), key=lambda g: g.when, reverse=True)
        home = self._site.absolute(self._site.story(story["slug"]))
        return Feed(
            id=uuid5(NAMESPACE_URL, home).urn,
            title=story["title"],
            home=home,
            base=f"{home}feed",
            language=feeds[0].language if feeds else "",
            updated=max([datetime.fromisoformat(said_at), *(feed.updated for feed in feeds)]),
            is_over=False,  # a story may always go on
            entries=sorted(latest[:MOST_ENTRIES], key=lambda e: e.published, reverse=True),
            gone=gone[:MOST_ENTRIES],
        )

    def _feed(
        self, tail: CoverageTail, name: str, id: UUID, title: str, posts: Iterable[Entry]
    ) -> Feed:
        head, folded = head_of(tail), tail.folded
        home = self._site.absolute(self._site.live(head["slug"]))
        return Feed(
            id=id.urn,
            title=title,
            home=home,
            base=f"{home}{name}",
            language=head["language"],
            updated=datetime.fromisoformat(folded.changed_at),
            is_over=head["state"] == "ended",
            entries=[self._entry(tail, post, state) for post, state in posts],
            gone=[
                Gone(UUID(post).urn, datetime.fromisoformat(state["withdrawn_at"]))
                for post, state in islice(reversed(folded.withdrawn.items()), MOST_ENTRIES)
            ],
        )

    def _entry(self, tail: CoverageTail, id: str, post: State) -> FeedEntry:
        head, correction = head_of(tail), post["correction"] or {}
        published = datetime.fromisoformat(post["published_at"])
        later = filter(None, (post["updated_at"], correction.get("at")))
        return FeedEntry(
            id=UUID(id).urn,
            url=self._site.absolute(self._site.post(head["slug"], id)),
            title=title_of(post, head),
            headline=post["headline"],
            html=with_whole_addresses(self._content(tail, post).strip(), self._site),
            summary=description_of(post),
            published=published,
            updated=max([published, *map(datetime.fromisoformat, later)]),
            authors=[line["name"] for line in post["bylines"]],
            tags=post["tags"],
            language=head["language"],
            photographs=photographs_of(post),
        )
