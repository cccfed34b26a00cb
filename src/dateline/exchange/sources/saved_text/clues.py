"""The clues to the times of a page, from the surest to the weakest."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from dateline.exchange.sources.saved_text.days import month_comes_first
from dateline.exchange.sources.saved_text.moments import Timed, settle_moments
from dateline.exchange.sources.saved_text.page import TimesUnknown
from dateline.exchange.sources.saved_text.page_days import PageDays, in_zone, learn_days
from dateline.exchange.sources.saved_text.page_zone import PageZone
from dateline.exchange.sources.saved_text.remarks import Remarks

UNKNOWN = (
    "The page does not say on which day its posts were written; "
    "say when it was saved (--saved-at), and their times can be told."
)
YEAR_OF_COPYRIGHT = (
    "The page writes its dates without a year; it was taken from the copyright line."
)
DATE_OF_FILE = (
    "The page does not say on which day its posts were written; the date of the file was taken as "
    "the time of saving. Give the right one if that is wrong."
)


@dataclass(frozen=True, slots=True)
class Clues:
    """What is known beside the stamps. ``year`` is that of the page's copyright line."""

    zone: PageZone
    saved_at: datetime | None
    file_date: datetime | None
    year: int | None


def tell_moments(
    posts: Sequence[Timed], head: Sequence[Timed], clues: Clues, remarks: Remarks
) -> list[datetime]:
    """The time of each post; what had to be guessed is remarked on.

    The copyright line is asked only when nothing else knows a year, and the date of the file only
    when nothing on the page does: both are often right and sometimes years late.
    """
    written = [timed.date for timed in posts]
    head_stamps = [timed.stamp for timed in head]
    dates = [*written, *(stamp.date for stamp in head_stamps)]
    month_first = month_comes_first(dates, clues.zone.month_first)
    for given, doubt in _attempts(clues):
        days = learn_days(head_stamps, given, month_first=month_first, posts=written)
        moments = settle_moments(posts, days, remarks, month_first=month_first)
        if moments:
            if doubt:
                remarks.add(posts[0].line, doubt)
            return moments
    raise TimesUnknown(UNKNOWN)


def _attempts(clues: Clues) -> Iterator[tuple[PageDays, str]]:
    yield PageDays(clues.zone, in_zone(clues.saved_at, clues.zone)), ""
    if clues.year:
        yield PageDays(clues.zone, year=clues.year), YEAR_OF_COPYRIGHT
    if clues.file_date:
        yield PageDays(clues.zone, in_zone(clues.file_date, clues.zone)), DATE_OF_FILE
