"""The day that a written date means: which number is the month, and which year it was.

4/5/20 is read the way in which the page's other slashed dates must be read (4/15/20 gives it away);
failing that, month first in North American zones and day first elsewhere. A year that is not written
is the one that brings the date nearest to its neighbours.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from dateline.exchange.sources.saved_text.dates import WrittenDate

SettleDay = Callable[[WrittenDate], date | None]
LEAP = 4


def month_comes_first(dates: Iterable[WrittenDate | None], otherwise: bool) -> bool:
    """Whether the slashed dates of this page give the month first."""
    for written in dates:
        if written and written.first in {"month", "day"}:
            return written.first == "month"
    return otherwise


def turned(written: WrittenDate, month_first: bool) -> WrittenDate:
    """The date with its numbers in the page's order."""
    if written.first != "either" or month_first:
        return written
    return written._replace(month=written.day, day=written.month)


def settle_days(written: Sequence[WrittenDate | None], by_page: SettleDay) -> list[date | None]:
    """The day of each date, top to bottom, and None where no date is written.

    A date without a year looks to the dates above it, then below it, and then to the page.
    """
    settled: list[date | None] = [_full(date_) for date_ in written]
    _fill_years(written, settled, range(len(written)))
    _fill_years(written, settled, range(len(written) - 1, -1, -1))
    return [
        by_page(date_) if date_ and day is None else day
        for date_, day in zip(written, settled, strict=True)
    ]


def nearest(written: WrittenDate, near: date) -> date:
    """The date in the year that brings it nearest to that day."""
    years = range(near.year - LEAP, near.year + LEAP + 1)
    days = [day for year in years if (day := in_year(written, year))]
    return min(days, key=lambda day: (abs(day - near), day))


def latest_before(written: WrittenDate, limit: date) -> date:
    """The last such date that is not later than the day after ``limit`` (zones differ by a day)."""
    bound = limit + timedelta(days=1)
    years = range(bound.year - 2 * LEAP, bound.year + 1)
    return max(day for year in years if (day := in_year(written, year)) and day <= bound)


def _fill_years(
    written: Sequence[WrittenDate | None], settled: list[date | None], order: Iterable[int]
) -> None:
    near = None
    for index in order:
        date_ = written[index]
        if settled[index] is None and date_ and near:
            settled[index] = nearest(date_, near)
        near = settled[index] or near


def _full(written: WrittenDate | None) -> date | None:
    return in_year(written, written.year) if written and written.year else None


def in_year(written: WrittenDate, year: int) -> date | None:
    """That date in that year, if the year has it."""
    try:
        return date(year, written.month, written.day)
    except ValueError:  # February 29
        return None
