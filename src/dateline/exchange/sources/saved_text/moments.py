"""When each post was published: days, clocks and zones put together.

What a stamp does not say is taken, in this order, from the day heading above it, from the
neighbouring posts, from the page's head, and from the time of saving. A time is never invented, nor
taken from the clock on the wall: the same file must always read the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from dateline.exchange.sources.saved_text.chains import chain_days, is_newest_first
from dateline.exchange.sources.saved_text.dates import WrittenDate
from dateline.exchange.sources.saved_text.days import settle_days, turned
from dateline.exchange.sources.saved_text.lines import Line
from dateline.exchange.sources.saved_text.page_days import PageDays
from dateline.exchange.sources.saved_text.remarks import Remarks
from dateline.exchange.sources.saved_text.stamps import Stamp

WEEK = 7


@dataclass(frozen=True, slots=True)
class Timed:
    """A stamp and the line that it stands on. ``day`` is the heading that it stands under."""

    stamp: Stamp
    line: Line
    day: WrittenDate | None = None

    @property
    def date(self) -> WrittenDate | None:
        return self.stamp.date or self.day


@dataclass(frozen=True, slots=True)
class Rough:
    """A time on its way to be known."""

    day: date | None = None
    clock: time | None = None


def settle_moments(
    posts: Sequence[Timed], page: PageDays, remarks: Remarks, *, month_first: bool
) -> list[datetime] | None:
    """The time of each post, in the page's zone; None where nothing tells the time of any."""
    dates = [turned(timed.date, month_first) if timed.date else None for timed in posts]
    days = settle_days(dates, page.day_of)
    roughs = [_rough(timed, day, page) for timed, day in zip(posts, days, strict=True)]
    chained = _chained(roughs, page)
    moments = [_moment(*each, page) for each in zip(posts, roughs, chained, strict=True)]
    return _with_neighbours(moments, posts, remarks)


def _rough(timed: Timed, day: date | None, page: PageDays) -> Rough:
    """The stamp's own words, with "ago" and "yesterday" counted from when the page was saved."""
    stamp = timed.stamp
    there = _back_from(page.moment, stamp, page) if page.moment else None
    if stamp.clock is None:
        return _to_the_minute(there) if there else Rough(day)
    clock = time(*stamp.clock[:3])
    if day is None and there:
        day = _day_nearest(there, clock)
    if day is None and stamp.days_back is not None and page.moment:
        day = page.moment.date() - timedelta(days=stamp.days_back)
    return Rough(day, clock)


def _back_from(moment: datetime, stamp: Stamp, page: PageDays) -> datetime | None:
    """Counted in UTC: on a night when the clocks change, an hour of the wall is not an hour."""
    if stamp.ago is None:
        return None
    return (moment.astimezone(UTC) - stamp.ago).astimezone(page.zone.meaning_of(stamp.zone))


def _to_the_minute(there: datetime) -> Rough:
    return Rough(there.date(), there.time().replace(second=0, microsecond=0))


def _day_nearest(there: datetime, clock: time) -> date:
    """ "2h ago 16.44": the day on which 16:44 comes closest to two hours ago."""
    naive = there.replace(tzinfo=None)
    days = [naive.date() + timedelta(days=step) for step in (-1, 0, 1)]
    return min(days, key=lambda day: abs(datetime.combine(day, clock) - naive))


def _chained(roughs: Sequence[Rough], page: PageDays) -> list[date | None]:
    days = [rough.day for rough in roughs]
    clocks = [rough.clock for rough in roughs]
    newest_first = is_newest_first(clocks)
    if not any(days):
        newest = 0 if newest_first else len(days) - 1
        clock = clocks[newest]
        days[newest] = page.newest_day(clock) if clock is not None else None
    return chain_days(days, clocks, newest_first)


def _moment(timed: Timed, rough: Rough, day: date | None, page: PageDays) -> datetime | None:
    if day is None or rough.clock is None:
        return None
    if rough.day is None and timed.stamp.weekday is not None:
        day -= timedelta(days=(day.weekday() - timed.stamp.weekday) % WEEK)
    zone = page.zone.meaning_of(timed.stamp.zone)
    return datetime.combine(day, rough.clock, zone).astimezone(page.zone.info)


def _with_neighbours(
    moments: Sequence[datetime | None], posts: Sequence[Timed], remarks: Remarks
) -> list[datetime] | None:
    """What cannot be told at all gets the time of the post above, or of the first that has one."""
    near = next((moment for moment in moments if moment), None)
    if near is None:
        return None
    settled = []
    for moment, timed in zip(moments, posts, strict=True):
        if moment is None:
            remarks.add(timed.line, "The time cannot be told; the post has its neighbour's.")
        near = moment or near
        settled.append(near)
    return settled
