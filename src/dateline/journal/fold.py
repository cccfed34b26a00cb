"""Folding a journal: from its changes to the page as it stands.

A page, a feed and an archive are all this fold and then something. It takes changes one at a time,
in order; a change that it has had already does nothing, and a gap is an error, never a guess.
"""

from abc import ABC, abstractmethod
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import takewhile

from dateline.journal.changes import Change, Kind, State
from dateline.journal.digest import GENESIS
from dateline.journal.errors import GapFound

Place = tuple[int, str]
"""Where a post stands: its position, then its id, so that no two places are equal."""

Entry = tuple[str, State]
"""A post's id and its state."""


@dataclass(slots=True)
class Fold(ABC):
    """A journal's sum after ``seq`` changes. It refuses a gap and passes over what it has had.

    ``began_at`` and ``changed_at`` are when its first change and its newest were appended.
    """

    seq: int = 0
    digest: str = GENESIS
    began_at: str = ""
    changed_at: str = ""

    def apply(self, change: Change) -> bool:
        """Take the next change in; False when it was here already."""
        if change.seq <= self.seq:
            return False
        if change.seq != self.seq + 1:
            raise GapFound(expected=self.seq + 1, found=change.seq)
        self._take(change)
        self.seq, self.digest = change.seq, change.digest
        self.began_at, self.changed_at = self.began_at or change.at, change.at
        return True

    @abstractmethod
    def _take(self, change: Change) -> None: ...


@dataclass(slots=True)
class CoverageFold(Fold):
    """A coverage as it stands.

    ``order`` runs from the foot of the page to its top, so that a new post is appended; ``pinned`` and
    ``keys`` are the places in it of the pinned posts and of the key moments that have a headline to
    show, so that nobody walks ten thousand posts to find them. ``first_seq`` is the seq at which each
    post was first published, and ``greatest`` the greatest id of any post. ``latest`` has the posts that
    stand, and whichever changed last is its last.
    """

    coverage: State | None = None
    posts: dict[str, State] = field(default_factory=dict)
    withdrawn: dict[str, State] = field(default_factory=dict)
    first_seq: dict[str, int] = field(default_factory=dict)
    greatest: str = ""
    order: list[Place] = field(default_factory=list)
    pinned: list[Place] = field(default_factory=list)
    keys: list[Place] = field(default_factory=list)
    latest: dict[str, None] = field(default_factory=dict)

    def standing(self) -> Iterator[Entry]:
        """The posts from the top of the page to its foot."""
        return self.from_the_top(self.order)

    def from_the_top(self, places: list[Place]) -> Iterator[Entry]:
        """The posts that stand at these places, from the highest down."""
        return ((post, self.posts[post]) for _, post in reversed(places))

    def place_of(self, post: str) -> Place | None:
        """Where a post stands, or stood before it was withdrawn; None when there never was one."""
        state = self.posts.get(post) or self.withdrawn.get(post)
        return None if state is None else (state["position"], post)

    def below(self, place: Place, places: list[Place] | None = None) -> Iterator[Entry]:
        """The posts that stand under a place, from the highest down: all of them, or those at ``places``."""
        among = self.order if places is None else places
        for index in range(bisect_left(among, place) - 1, -1, -1):
            post = among[index][1]
            yield post, self.posts[post]

    def beside(self, post: str) -> tuple[Entry | None, Entry | None]:
        """The posts right above and right below one that stands here."""
        index = bisect_left(self.order, (self.posts[post]["position"], post))
        above, below = self.order[index + 1 : index + 2], self.order[max(0, index - 1) : index]
        return next(self.from_the_top(above), None), next(self.from_the_top(below), None)

    def published_after(self, seq: int) -> Iterator[Entry]:
        """The posts that were first published after a change, in that order."""
        newest_first = takewhile(lambda post: self.first_seq[post] > seq, reversed(self.first_seq))
        for post in reversed(list(newest_first)):
            if post in self.posts:
                yield post, self.posts[post]

    def above(self, place: Place) -> Iterator[Entry]:
        """The posts that stand over a place, from the lowest up."""
        for index in range(bisect_right(self.order, place), len(self.order)):
            post = self.order[index][1]
            yield post, self.posts[post]

    def changed_last(self) -> Iterator[Entry]:
        """The posts that stand, whichever was published or changed last first."""
        return ((post, self.posts[post]) for post in reversed(self.latest))

    def _take(self, change: Change) -> None:
        if change.kind == Kind.COVERAGE:
            self.coverage = change.state
        elif change.kind == Kind.WITHDRAW:
            self._withdraw(change)
        elif change.kind == Kind.POST:
            self._stand(change)

    def _stand(self, change: Change) -> None:
        self.first_seq.setdefault(change.subject, change.seq)
        self.greatest = max(self.greatest, change.subject)
        if change.state is None:  # redacted: the withdrawal stands further on in this journal
            return
        self._lift(change.subject)
        self.withdrawn.pop(change.subject, None)
        self.posts[change.subject] = change.state
        self.latest[change.subject] = None
        for places in self._places_of(change.state):
            insort(places, (change.state["position"], change.subject))

    def _withdraw(self, change: Change) -> None:
        self._lift(change.subject)
        if change.state is not None:
            self.withdrawn[change.subject] = change.state

    def _lift(self, post: str) -> None:
        state = self.posts.pop(post, None)
        self.latest.pop(post, None)
        if state is not None:
            for places in self._places_of(state):
                del places[bisect_left(places, (state["position"], post))]

    def _places_of(self, state: State) -> Iterator[list[Place]]:
        """Every list in which a post of this state has its place."""
        yield self.order
        if state.get("pinned"):
            yield self.pinned
        if state.get("key") and state.get("headline"):
            yield self.keys


@dataclass(slots=True)
class SiteFold(Fold):
    """What the site's journal adds up to: every coverage by its id, every story by its slug.

    ``ids`` finds a coverage's id, which is its journal's name, by its slug. ``listed`` has, for each
    coverage, those of its posts that stand out: key moments, and the first that brought a tag.
    ``last_seq`` is the seq at which anything was last said of a coverage or of these, and ``said_at``
    when the newest change about each was appended.
    """

    coverages: dict[str, State] = field(default_factory=dict)
    stories: dict[str, State] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    listed: dict[str, dict[str, State]] = field(default_factory=dict)
    coverage_of: dict[str, str] = field(default_factory=dict)
    last_seq: dict[str, int] = field(default_factory=dict)
    said_at: dict[str, str] = field(default_factory=dict)

    def key_moments(self, coverage: str) -> list[Entry]:
        """A coverage's key moments that have a headline to show, from the highest down."""
        entries = self.listed.get(coverage, {}).items()
        found = [(id, state) for id, state in entries if state["key"] and state["headline"]]
        return sorted(found, key=lambda entry: (entry[1]["position"], entry[0]), reverse=True)

    def _take(self, change: Change) -> None:
        if change.kind == Kind.WITHDRAW:
            coverage = self.coverage_of.pop(change.subject, "")
            self.listed.get(coverage, {}).pop(change.subject, None)
            self.last_seq[coverage] = change.seq
        elif change.state is None:
            return
        elif change.kind == Kind.COVERAGE:
            self.coverages[change.subject] = change.state
            self.ids[change.state["slug"]] = change.subject
            self.last_seq[change.subject] = change.seq
            self.said_at[change.subject] = change.at
        elif change.kind == Kind.STORY:
            self.stories[change.subject] = change.state
            self.said_at[change.subject] = change.at
        elif change.kind == Kind.POST:
            coverage = self.coverage_of[change.subject] = change.state["coverage"]
            self.listed.setdefault(coverage, {})[change.subject] = change.state
            self.last_seq[coverage] = change.seq


def fold(changes: Iterable[Change], onto: CoverageFold | None = None) -> CoverageFold:
    """The page as it stands after ``changes``, which go on from where ``onto`` is."""
    folded = onto if onto is not None else CoverageFold()
    for change in changes:
        folded.apply(change)
    return folded
