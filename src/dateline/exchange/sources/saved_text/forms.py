"""Which of a page's stamps begin posts. A page writes them all in one form; this finds out which.

Times stand in many other places: under an embedded message, in a timeline, in a caption. What gives
the posts away is that most of the page's stamps look alike.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from dateline.exchange.sources.saved_text.lines import Line
from dateline.exchange.sources.saved_text.sentences import reads_like_headline
from dateline.exchange.sources.saved_text.stamped import find_stamp
from dateline.exchange.sources.saved_text.stamps import Found

FEWEST_BARE = 2

Stamps = Mapping[int, Found]


def find_stamps(lines: Sequence[Line]) -> dict[int, Found]:
    """All stamps on the page, by the number of their line."""
    found = ((line.number, find_stamp(line.text)) for line in lines)
    return {number: stamp for number, stamp in found if stamp}


def choose_stamps(lines: Sequence[Line], stamps: Stamps) -> dict[int, Found]:
    """The stamps that may begin posts, by the number of their line."""
    alone = {at: found for at, found in stamps.items() if found.form == "alone"}
    beside = {at: found for at, found in stamps.items() if found.form != "alone"}
    titled = {at: found for at, found in beside.items() if _has_headline(found)}
    if alone and not _are_mere_head(alone, titled):
        return _without_strays(lines, alone)
    if titled:
        return _like_most(beside, titled)
    leading = {at: found for at, found in beside.items() if found.form == "leading"}
    # "4.30pm: The doors open." once is a line of some text; twice and more it is a live page.
    return leading if len(leading) >= FEWEST_BARE else {}


def _has_headline(found: Found) -> bool:
    return found.stamp.placed and reads_like_headline(found.rest)


def _are_mere_head(alone: Stamps, titled: Stamps) -> bool:
    """Whether the lone stamps date the page, above posts that carry theirs beside their headlines."""
    posts = [at for at, found in alone.items() if not _is_about_the_page(found)]
    if not posts:
        return bool(titled)
    return len(titled) > len(posts) and len(titled) > 1 and max(posts) < min(titled)


def _is_about_the_page(found: Found) -> bool:
    return found.stamp.revises or found.stamp.label == "published"


def _like_most(beside: Stamps, titled: Stamps) -> dict[int, Found]:
    """The stamps beside headlines, and those beside sentences that look the same as most of them.

    "Fuelling begins" in a timeline may read like a headline: its stamp is in another place, and
    without a date where the posts' have one.
    """
    looks = Counter(_look(found) for found in titled.values())
    ((form, dated), _), *_ = looks.most_common(1)
    return {
        at: found
        for at, found in beside.items()
        if _look(found) == (form, dated)
        or (at in titled and (found.form == form or bool(found.stamp.date) == dated))
    }


def _look(found: Found) -> tuple[str, bool]:
    return found.form, found.stamp.date is not None


def _without_strays(lines: Sequence[Line], alone: dict[int, Found]) -> dict[int, Found]:
    """Without the poorer stamps on a page of richer ones, unless a headline stands under them."""
    rich = sum(_is_rich(found) for found in alone.values())
    if 2 * rich <= len(alone):
        return alone
    titled = {
        above.number
        for above, below in pairwise(lines)
        if below.number not in alone and reads_like_headline(below.text)
    }
    return {at: found for at, found in alone.items() if _is_rich(found) or at in titled}


def _is_rich(found: Found) -> bool:
    """ "9:15 AM · Jan 21, 2022" without a zone is what stands under an embedded message."""
    stamp = found.stamp
    return stamp.ago is not None or stamp.zone is not None or bool(stamp.label)
