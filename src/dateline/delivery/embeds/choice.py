"""What of a coverage stands on another page: its newest posts, its key moments, or one post.

It is said in the path and not in a query, so that caches which leave queries out keep them apart, and so
that there are few such addresses.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice

from dateline.delivery.standing import unpinned
from dateline.journal.fold import CoverageFold, Entry

POSTS = 5

WORDS = re.compile(r"(?P<key>key/)?(?:(?P<number>[0-9]+)/)?|post/(?P<post>[0-9a-f-]+)/")


@dataclass(frozen=True, slots=True)
class Choice:
    """``number`` posts at most; only ``key`` moments, or only one ``post``."""

    number: int = POSTS
    key: bool = False
    post: str | None = None

    @classmethod
    def of(cls, words: str) -> "Choice":
        """The choice that a path says: nothing, ``8/``, ``key/``, ``key/8/`` or ``post/<id>/``."""
        said = WORDS.fullmatch(words)
        if said is None:
            raise ValueError(f"{words!r} says nothing of what to show.")
        if said["post"]:
            return cls(1, post=said["post"])
        return cls(int(said["number"] or POSTS), key=bool(said["key"]))

    @property
    def only(self) -> str:
        """What the script is told of it."""
        return self.post or ("key" if self.key else "")

    def posts(self, folded: CoverageFold, spare: int = 0) -> list[Entry]:
        """The posts, from the top down: those that are pinned, then the highest of the others.

        ``spare`` more are given, for whoever has to go on when some of them are withdrawn.
        """
        if self.post:
            found = folded.posts.get(self.post)
            return [(self.post, found)] if found else []
        return list(islice(self._standing(folded), self.number + spare))

    def _standing(self, folded: CoverageFold) -> Iterator[Entry]:
        if self.key:
            pinned = (entry for entry in folded.from_the_top(folded.keys) if entry[1]["pinned"])
            return chain(pinned, unpinned(folded.from_the_top(folded.keys)))
        return chain(folded.from_the_top(folded.pinned), unpinned(folded.standing()))
