"""Pages: a journal's fold as complete HTML. Every page says the seq and the edition that it shows."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from dateline.delivery.about_pages import AboutPages
from dateline.delivery.files import asset_names
from dateline.delivery.site import Site
from dateline.delivery.tails import CoverageTail, head_of
from dateline.delivery.times import TimeStyle, written, zone_label, zone_labels
from dateline.delivery.wording import Wording, direction, joined_names, wording_for
from dateline.journal.changes import State
from dateline.journal.fold import Entry, SiteFold

MOMENTS_A_DAY = 12  # of a story; its coverage's page has the others
TIMELINE_DAYS = 60  # of a story, with their key moments; those before are named
LOOKED_AT = 20  # of the posts on top, for the newest: as many as a page has
RECENT = 30  # ended coverages that the front page shows; those before are named
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
        self._templates.globals |= {"site": site, "asset": self._asset, "direction": direction}
        self._about = AboutPages(site, self._asset("icon.svg"))

    def live(self, tail: CoverageTail, notice: str = "", related: Sequence[State] = ()) -> str:
        """The page of a coverage: its head, its key moments, all pinned posts, and the newest others.

        At least one other stands on it, however many are pinned: older pages go on below that one.
        ``notice`` stands above everything, where this is not the page that readers have; ``related``
        are the site's entries of other coverages.
        """
        folded = tail.folded
        pinned = list(folded.from_the_top(folded.pinned))
        room = max(1, self._site.page_posts - len(pinned))
        others = list(islice(unpinned(folded.standing()), room + 1))
        posts = pinned + others[:room]
        older = others[room - 1][0] if len(others) > room else None
        return self._render(
            "live.html",
            tail,
            about=self._about.coverage(tail, posts, older),
            posts=posts,
            newest=_newest(posts),
            older=older,
            key_moments=list(islice(folded.from_the_top(folded.keys), KEY_MOMENTS)),
            notice=notice or self._site.notice,
            related=_but_neighbours(related, tail),
        )

    def before(self, tail: CoverageTail, mark: str, below: Iterator[Entry]) -> str:
        """Older posts: those that stand below the place that ``mark`` names."""
        posts, more = self._first_of(below)
        older = posts[-1][0] if more else None
        onward = Words(self._site, head_of(tail)).before(older) if older else None
        about = self._about.older(tail, mark, posts, older)
        said = {"what": "older", "nothing": "nothing_older", "onward_to": "older"}
        return self._render("posts.html", tail, about=about, posts=posts, onward=onward, **said)

    def since(self, tail: CoverageTail, seq: int) -> str:
        """What was published after a change, in that order: for those who go on from where they were."""
        posts, more = self._first_of(tail.folded.published_after(seq))
        words = Words(self._site, head_of(tail))
        onward = words.since(tail.folded.first_seq[posts[-1][0]]) if more else None
        said = {"what": "since_then", "nothing": "nothing_newer", "onward_to": "newer"}
        return self._render("posts.html", tail, about=None, posts=posts, onward=onward, **said)

    def _first_of(self, entries: Iterator[Entry]) -> tuple[list[Entry], bool]:
        """As many as go on a page, and whether there are more."""
        found = list(islice(entries, self._site.page_posts + 1))
        return found[: self._site.page_posts], len(found) > self._site.page_posts

    def post(self, tail: CoverageTail, post: str) -> str:
        """One post's own page, and the way to those above and below it."""
        above, below = tail.folded.beside(post)
        state = tail.folded.posts[post]
        about = self._about.post(tail, post)
        beside = {"above": above, "below": below}
        return self._render("post.html", tail, about=about, post_id=post, post=state, **beside)

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

    def story(
        self,
        story: State,
        coverages: list[State],
        running: Mapping[str, CoverageTail],
        site: SiteFold,
    ) -> str:
        """A story over all its days: what is live, its background, and its key moments day by day."""
        days = [day for day in coverages if day["started_at"]]
        moments = {
            day["slug"]: site.key_moments(site.ids[day["slug"]]) for day in days[:TIMELINE_DAYS]
        }
        return self._plain(
            "story.html",
            about=self._about.story(story),
            story=story,
            coverages=coverages,
            standing=_standing(running),
            moments=moments,
            most=MOMENTS_A_DAY,
        )

    def front(self, coverages: list[State], running: Mapping[str, CoverageTail]) -> str:
        """What is live now, and what was."""
        return self._plain(
            "front.html",
            about=self._about.front(),
            coverages=coverages,
            standing=_standing(running),
            recent=RECENT,
        )

    def missing(self, sentence: str) -> str:
        return self._plain("missing.html", sentence=sentence)

    def _render(self, name: str, tail: CoverageTail, **values: Any) -> str:
        head = head_of(tail)
        words = Words(self._site, head)
        return self._templates.get_template(name).render(
            head=head,
            words=words,
            words_for=partial(Words, self._site),
            say=wording_for(head["language"]),
            language=head["language"],
            seq=tail.seq,
            edition=tail.edition,
            count=len(tail.folded.order),
            greatest=tail.folded.greatest,
            blank=BLANK,
            **values,
        )

    def _plain(self, name: str, **values: Any) -> str:
        return self._templates.get_template(name).render(
            words_for=partial(Words, self._site),
            say=self.say,
            language=self._site.language,
            **values,
        )

    @property
    def say(self) -> Wording:
        """The words of pages that belong to no coverage."""
        return wording_for(self._site.language)

    def _asset(self, source: str) -> str:
        return f"{self._site.root}/assets/{asset_names()[source]}"


def _standing(running: Mapping[str, CoverageTail]) -> dict[str, State]:
    """How many posts each of these has, and when the newest was published."""
    return {
        slug: {
            "count": len(tail.folded.order),
            "newest": _newest(islice(tail.folded.standing(), LOOKED_AT)),
        }
        for slug, tail in running.items()
    }


def _newest(posts: Iterable[Entry]) -> str | None:
    """Order is a decision of the desk, so the newest need not stand on top."""
    times = (state["published_at"] for _, state in posts)
    return max(times, key=datetime.fromisoformat, default=None)


def _but_neighbours(related: Sequence[State], tail: CoverageTail) -> list[State]:
    """Without the days before and after, which the page leads to already."""
    head = head_of(tail)
    near = {near["slug"] for near in (head["previous"], head["next"]) if near}
    return [entry for entry in related if entry["slug"] not in near]


class Words:
    """What the templates ask of one coverage: its times in words and its addresses."""

    def __init__(self, site: Site, head: State) -> None:
        self._site = site
        self._head = head

    def time(self, moment: str) -> Any:
        head = self._head
        return written(moment, head["time_zone"], head["language"], self.clock_style)

    @property
    def clock_style(self) -> TimeStyle:
        return self._site.style_for(self._head["language"])

    def names(self, bylines: list[Mapping[str, str]]) -> str:
        return joined_names(bylines, self._head["language"])

    @property
    def live(self) -> str:
        return self._site.live(self._head["slug"])

    def post(self, post: str) -> str:
        return self._site.post(self._head["slug"], post)

    def before(self, post: str) -> str:
        return self._site.before(self._head["slug"], post)

    def since(self, seq: int) -> str:
        return self._site.since(self._head["slug"], seq)

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
