"""Times of day as pages write them: 4:44 p.m. · 4pm · 16:44 · 16.44 · 1644 GMT · noon.

Every reader in this package looks at one place of a line, reads a bounded number of characters and
answers what it found and where that ends: so no line, however long or hostile, is read twice over.
"""

import re
from typing import NamedTuple

TWELVE = re.compile(
    r"([0-9]{1,2})(?:[:.]([0-9]{2}))?(?::([0-9]{2}))? ?([ap])(?:\. ?m\.|\.?m\b\.?)", re.IGNORECASE
)
TWENTY_FOUR = re.compile(r"([0-9]{1,2})([:.])([0-9]{2})(?::([0-9]{2})(?:\.[0-9]{1,6})?)?(?![0-9])")
# Four bare digits are a year as a rule; only "hrs" or a zone right behind them makes them a time.
BARE = re.compile(
    r"([0-9]{2})([0-9]{2})(?= ?(?:hrs?\b|hours\b|UTC\b|[A-Z]{2,3}T\b))(?: ?h(?:ou)?rs?\b)?"
)
NAMED = re.compile(r"(?:12 )?(noon|midnight)\b", re.IGNORECASE)


class Clock(NamedTuple):
    """A time of day. ``dotted`` is 16.44, which may be a mere number."""

    hour: int
    minute: int
    second: int = 0
    dotted: bool = False


def read_clock(text: str, at: int) -> tuple[Clock | None, int] | None:
    """The time at this place and its end; no time, but an end, when there is none such as 25:61."""
    if found := TWELVE.match(text, at):
        return _twelve_hours(found), found.end()
    if found := TWENTY_FOUR.match(text, at):
        hour, mark, minute, second = found.groups()
        return _clock(
            int(hour), int(minute), int(second or 0), dotted=mark == "." and second is None
        ), found.end()
    if found := BARE.match(text, at):
        return _clock(int(found[1]), int(found[2])), found.end()
    if found := NAMED.match(text, at):
        return Clock(12 if found[1].lower() == "noon" else 0, 0), found.end()
    return None


def _twelve_hours(found: re.Match[str]) -> Clock | None:
    hour, minute, second = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    afternoon = found[4] in "pP"
    if hour > 12:  # "16:44 p.m.": seen on real pages, and clear
        return _clock(hour, minute, second) if afternoon else None
    return _clock(hour % 12 + 12 * afternoon, minute, second)


def _clock(hour: int, minute: int, second: int = 0, *, dotted: bool = False) -> Clock | None:
    if hour > 23 or minute > 59 or second > 59:
        return None
    return Clock(hour, minute, second, dotted)
