"""Which posts stand where: those below another, and the newest."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import islice

from dateline.delivery.tails import CoverageTail
from dateline.journal.changes import State
from dateline.journal.fold import Entry

LOOKED_AT = 20  # of the posts on top, for the newest: as many as a page has


def how_they_stand(running: Mapping[str, CoverageTail]) -> dict[str, State]:
    """How many posts each of these has, and when the newest was published."""
    return {
        slug: {
            "count": len(tail.folded.order),
            "newest": newest_on_top(tail),
        }
        for slug, tail in running.items()
    }


def newest_on_top(tail: CoverageTail) -> str | None:
    """When the newest of the posts on top was published."""
    return newest_of(islice(tail.folded.standing(), LOOKED_AT))


def newest_of(posts: Iterable[Entry]) -> str | None:
    """Order is a decision of the desk, so the newest need not stand on top."""
    times = (state["published_at"] for _, state in posts)
    return max(times, key=datetime.fromisoformat, default=None)


def posts_before(tail: CoverageTail, mark: str) -> Iterator[Entry] | None:
    """The unpinned posts below a post, or those first published before a seq; None for neither."""
    if mark.isdigit():
        first = tail.folded.first_seq
        return (entry for entry in unpinned(tail.folded.standing()) if first[entry[0]] < int(mark))
    place = tail.folded.place_of(mark)
    return None if place is None else unpinned(tail.folded.below(place))


def key_moments(tail: CoverageTail, mark: str = "") -> Iterator[Entry] | None:
    """The key moments from the highest down, or those below a post; None where there never was that one."""
    keys = tail.folded.keys
    if not mark:
        return tail.folded.from_the_top(keys)
    place = tail.folded.place_of(mark)
    return None if place is None else tail.folded.below(place, keys)


def unpinned(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Those that stand in their own place; pinned posts are on the coverage's page already."""
    return (entry for entry in entries if not entry[1]["pinned"])
