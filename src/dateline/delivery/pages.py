"""Pages: a journal's fold as complete HTML. Every page says the seq and the edition that it shows."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import Any

from dateline.delivery.about_pages import AboutPages
from dateline.delivery.coverage_words import CoverageWords
from dateline.delivery.files import asset_names
from dateline.delivery.site import Site
from dateline.delivery.standing import how_they_stand, newest_of, unpinned
from dateline.delivery.tails import CoverageTail, head_of
from dateline.delivery.theming.templates import environment_of
from dateline.delivery.wording import Wording, direction, wording_for
from dateline.journal.changes import State
from dateline.journal.fold import Entry, SiteFold

MOMENTS_A_DAY = 12  # of a story; its coverage's page has the others
TIMELINE_DAYS = 60  # of a story, with their key moments; those before are named
RECENT = 30  # ended coverages that the front page shows; those before are named
KEY_MOMENTS = 40  # in the rail, as many as a month has; all of them have pages of their own

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
        self._templates = environment_of(site.theme.templates)
        self._templates.globals |= {"site": site, "asset": self._asset, "direction": direction}
        self._about = AboutPages(site, self._asset(site.theme.logo or site.theme.icon))

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
        return self.render(
            "live.html",
            tail,
            about=self._about.coverage(tail, posts, older),
            posts=posts,
            newest=newest_of(posts),
            older=older,
            key_moments=list(islice(folded.from_the_top(folded.keys), KEY_MOMENTS)),
            are_more_moments=len(folded.keys) > KEY_MOMENTS,
            notice=notice or self._site.notice,
            related=_but_neighbours(related, tail),
        )

    def before(self, tail: CoverageTail, mark: str, below: Iterator[Entry]) -> str:
        """Older posts: those that stand below the place that ``mark`` names."""
        posts, more = self._first_of(below)
        older = posts[-1][0] if more else None
        onward = CoverageWords(self._site, head_of(tail)).before(older) if older else None
        about = self._about.older(tail, mark, posts, older)
        said = {"what": "older", "nothing": "nothing_older", "onward_to": "older"}
        return self.render("posts.html", tail, about=about, posts=posts, onward=onward, **said)

    def since(self, tail: CoverageTail, seq: int) -> str:
        """What was published after a change, in that order: for those who go on from where they were."""
        posts, more = self._first_of(tail.folded.published_after(seq))
        words = CoverageWords(self._site, head_of(tail))
        onward = words.since(tail.folded.first_seq[posts[-1][0]]) if more else None
        said = {"what": "since_then", "nothing": "nothing_newer", "onward_to": "newer"}
        return self.render("posts.html", tail, about=None, posts=posts, onward=onward, **said)

    def key_moments(self, tail: CoverageTail, mark: str, moments: Iterator[Entry]) -> str:
        """Key moments from the highest down; below the place that ``mark`` names, where it names one."""
        posts, more = self._first_of(moments)
        words, last = CoverageWords(self._site, head_of(tail)), posts[-1][0] if more else None
        onward = words.key_moments(last) if last else None
        about = self._about.key_moments(tail, mark, posts, last)
        said = {"what": "key_moments", "nothing": "no_key_moments", "onward_to": "earlier_moments"}
        return self.render("posts.html", tail, about=about, posts=posts, onward=onward, **said)

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
        return self.render("post.html", tail, about=about, post_id=post, post=state, **beside)

    def withdrawn(self, tail: CoverageTail) -> str:
        """What is said where a post was taken away."""
        return self.render("withdrawn.html", tail)

    def feed_entry(self, tail: CoverageTail, post: State) -> str:
        """A post as it stands in a feed."""
        return self.render("_feed_entry.html", tail, post=post)

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
        return self.plain(
            "story.html",
            about=self._about.story(story),
            story=story,
            coverages=coverages,
            standing=how_they_stand(running),
            moments=moments,
            most=MOMENTS_A_DAY,
        )

    def front(self, coverages: list[State], running: Mapping[str, CoverageTail]) -> str:
        """What is live now, and what was."""
        return self.plain(
            "front.html",
            about=self._about.front(),
            coverages=coverages,
            standing=how_they_stand(running),
            recent=RECENT,
        )

    def missing(self, sentence: str) -> str:
        return self.plain("missing.html", sentence=sentence)

    def render(self, name: str, tail: CoverageTail, **values: Any) -> str:
        """A template filled with what is known of a coverage, and with ``values``, which win."""
        head = head_of(tail)
        known = {
            "head": head,
            "words": CoverageWords(self._site, head),
            "words_for": partial(CoverageWords, self._site),
            "say": wording_for(head["language"]),
            "language": head["language"],
            "seq": tail.seq,
            "edition": tail.edition,
            "count": len(tail.folded.order),
            "greatest": tail.folded.greatest,
            "blank": BLANK,
        }
        return self._templates.get_template(name).render(known | values)

    def plain(self, name: str, **values: Any) -> str:
        """A template filled with what is known of the site, and with ``values``, which win."""
        known = {
            "words_for": partial(CoverageWords, self._site),
            "say": self.say,
            "language": self._site.language,
        }
        return self._templates.get_template(name).render(known | values)

    @property
    def say(self) -> Wording:
        """The words of pages that belong to no coverage."""
        return wording_for(self._site.language)

    def _asset(self, source: str) -> str:
        name = self._site.theme.names.get(source) or asset_names()[source]
        return f"{self._site.root}/assets/{name}"


def _but_neighbours(related: Sequence[State], tail: CoverageTail) -> list[State]:
    """Without the days before and after, which the page leads to already."""
    head = head_of(tail)
    near = {near["slug"] for near in (head["previous"], head["next"]) if near}
    return [entry for entry in related if entry["slug"] not in near]
