"""Pages: a journal's fold as complete HTML. Every page says the seq and the edition that it shows."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from dateline.delivery.about_pages import AboutPages
from dateline.delivery.files import asset_names
from dateline.delivery.site import Site
from dateline.delivery.tails import CoverageTail, head_of
from dateline.delivery.times import written, zone_label, zone_labels
from dateline.journal.changes import State
from dateline.journal.fold import Entry

KEY_MOMENTS = 40  # in the rail; a month of coverage has about that many

BLANK: State = {
    "headline": "-",
    "html": "",
    "bylines": [{"name": "-"}],
    "place": "-",
    "published_at": "2000-01-01T00:00:00+00:00",
    "position": 0,
    "pinned": True,
    "key": True,
    "correction": {"at": "2000-01-01T00:00:00+00:00", "text": "-"},
}
"""A post that has every part: the template from which the reader script makes the posts that arrive."""


class Pages:
    """Renders what a reader sees. One function a page; the templates hold the words."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._templates = Environment(
            loader=PackageLoader("dateline.delivery"),
            autoescape=select_autoescape(),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.globals |= {"site": site, "asset": self._asset, "names": joined_names}
        self._about = AboutPages(site, self._asset("icon.svg"))

    def live(self, tail: CoverageTail, notice: str = "") -> str:
        """The page of a coverage: its head, its key moments, all pinned posts, and the newest others.

        At least one other stands on it, however many are pinned: older pages go on below that one.
        ``notice`` stands above everything, where this is not the page that readers have.
        """
        folded = tail.folded
        pinned = list(folded.from_the_top(folded.pinned))
        room = max(1, self._site.page_posts - len(pinned))
        others = list(islice(unpinned(folded.standing()), room + 1))
        posts = pinned + others[:room]
        times = (state["published_at"] for _, state in posts)
        older = others[room - 1][0] if len(others) > room else None
        return self._render(
            "live.html",
            tail,
            about=self._about.coverage(tail, posts, older),
            posts=posts,
            newest=max(times, key=datetime.fromisoformat, default=None),
            older=older,
            key_moments=list(islice(folded.from_the_top(folded.keys), KEY_MOMENTS)),
            count=len(folded.order),
            greatest=folded.greatest,
            blank=BLANK,
            notice=notice,
        )

    def before(self, tail: CoverageTail, mark: str, below: list[Entry]) -> str:
        """Older posts: those that stand below the place that ``mark`` names."""
        shown, more = below[: self._site.page_posts], below[self._site.page_posts :]
        older = shown[-1][0] if more else None
        about = self._about.older(tail, mark, shown, older)
        return self._render("before.html", tail, about=about, posts=shown, older=older)

    def post(self, tail: CoverageTail, post: str) -> str:
        """One post's own page."""
        state = tail.folded.posts[post]
        about = self._about.post(tail, post)
        return self._render("post.html", tail, about=about, post_id=post, post=state)

    def withdrawn(self, tail: CoverageTail) -> str:
        """What is said where a post was taken away."""
        return self._render("withdrawn.html", tail)

    def feed_entry(self, tail: CoverageTail, post: State) -> str:
        """A post as it stands in a feed."""
        return self._render("_feed_entry.html", tail, post=post)

    def quotation(self, tail: CoverageTail, post: str | None) -> str:
        """A coverage, or a post of it, as it stands on somebody else's page."""
        about = self._about.post(tail, post) if post else self._about.coverage(tail, [], None)
        return self._render("_quotation.html", tail, about=about)

    def story(self, story: State, coverages: list[State]) -> str:
        about = self._about.story(story)
        return self._plain("story.html", about=about, story=story, coverages=coverages)

    def front(self, coverages: list[State]) -> str:
        """What is live now, and what was."""
        return self._plain("front.html", about=self._about.front(), coverages=coverages)

    def missing(self, sentence: str) -> str:
        return self._plain("missing.html", sentence=sentence)

    def _render(self, name: str, tail: CoverageTail, **values: Any) -> str:
        head = head_of(tail)
        words = Words(self._site, head)
        return self._templates.get_template(name).render(
            head=head,
            words=words,
            seq=tail.seq,
            edition=tail.edition,
            **values,
        )

    def _plain(self, name: str, **values: Any) -> str:
        return self._templates.get_template(name).render(
            words_for=lambda state: Words(self._site, state), **values
        )

    def _asset(self, source: str) -> str:
        return f"{self._site.root}/assets/{asset_names()[source]}"


class Words:
    """What the templates ask of one coverage: its times in words and its addresses."""

    def __init__(self, site: Site, head: State) -> None:
        self._site = site
        self._head = head

    def time(self, moment: str) -> Any:
        return written(moment, self._head["time_zone"], self._head["language"])

    @property
    def live(self) -> str:
        return self._site.live(self._head["slug"])

    def post(self, post: str) -> str:
        return self._site.post(self._head["slug"], post)

    def before(self, post: str) -> str:
        return self._site.before(self._head["slug"], post)

    @property
    def zone_labels(self) -> str:
        """The zone's labels by offset, for the script."""
        this_year, started = datetime.now(UTC).year, self._head["started_at"]
        first_year = datetime.fromisoformat(started).year if started else this_year
        labels = zone_labels(self._head["time_zone"], first_year, this_year)
        return json.dumps(labels, ensure_ascii=False)

    @property
    def zone(self) -> str:
        """What the zone is called now."""
        return zone_label(self._head["time_zone"], datetime.now(UTC))


def posts_before(tail: CoverageTail, mark: str) -> Iterator[Entry] | None:
    """The unpinned posts below a post, or those first published before a seq; None for neither."""
    if mark.isdigit():
        first = tail.folded.first_seq
        return (entry for entry in unpinned(tail.folded.standing()) if first[entry[0]] < int(mark))
    place = tail.folded.place_of(mark)
    return None if place is None else unpinned(tail.folded.below(place))


def unpinned(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Those that stand in their own place; pinned posts are on the coverage's page already."""
    return (entry for entry in entries if not entry[1]["pinned"])


def joined_names(bylines: list[Mapping[str, str]]) -> str:
    """``Ada Quist``, ``Ada Quist and Ben Okri``, ``Ada Quist, Ben Okri and Cleo Roth``."""
    names = [line["name"] for line in bylines]
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
