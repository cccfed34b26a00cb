"""What is known of a page's days beside its posts: its head, its copyright line, when it was saved."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from dateline.exchange.sources.saved_text.chains import day_up_to
from dateline.exchange.sources.saved_text.dates import YEAR, WrittenDate
from dateline.exchange.sources.saved_text.days import in_year, latest_before, nearest, turned
from dateline.exchange.sources.saved_text.lines import Line
from dateline.exchange.sources.saved_text.page_zone import PageZone
from dateline.exchange.sources.saved_text.stamps import Stamp

COPYRIGHT = re.compile(
    rf"(?:©|\(c\)|copyright)[^0-9]{{0,40}}{YEAR}(?: ?[–-] ?{YEAR})?", re.IGNORECASE
)
NEAR_START = 120


@dataclass(frozen=True, slots=True)
class PageDays:
    """``day`` and ``clock`` are the head's; ``closes`` when that is when the page was last changed."""

    zone: PageZone
    saved_at: datetime | None = None
    day: date | None = None
    clock: time | None = None
    closes: bool = False
    year: int | None = None

    @property
    def moment(self) -> datetime | None:
        """What "ago" counts from: the time of saving, else the last change that the head names."""
        if self.saved_at or not (self.closes and self.day and self.clock):
            return self.saved_at
        return datetime.combine(self.day, self.clock, self.zone.info)

    def day_of(self, written: WrittenDate) -> date | None:
        """The day of a date without a year, that no neighbour can tell."""
        if self.day:
            return nearest(written, self.day)
        if self.saved_at:
            return latest_before(written, self.saved_at.date())
        return in_year(written, self.year) if self.year else None

    def newest_day(self, clock: time) -> date | None:
        """The day of the newest post, where no post says its day."""
        if self.day and not (self.closes and self.clock):
            return self.day
        return day_up_to(self.moment, clock) if self.moment else None


def learn_days(
    head: Sequence[Stamp],
    given: PageDays,
    *,
    month_first: bool,
    posts: Iterable[WrittenDate | None],
) -> PageDays:
    """What is given, and the day and time that the stamps of the head tell."""
    told = _most_telling(head)
    if told is None or told.date is None:
        return given
    near = next((in_year(date_, date_.year) for date_ in posts if date_ and date_.year), None)
    day = _day(turned(told.date, month_first), near, given)
    if day is None or told.clock is None:
        return replace(given, day=day)
    there = time(*told.clock[:3], tzinfo=given.zone.meaning_of(told.zone))
    moment = datetime.combine(day, there).astimezone(given.zone.info)
    return replace(given, day=moment.date(), clock=moment.time(), closes=told.revises)


def in_zone(moment: datetime | None, zone: PageZone) -> datetime | None:
    """The moment in the page's zone; without an offset of its own it is already there."""
    if moment is None or moment.tzinfo:
        return moment.astimezone(zone.info) if moment else None
    return moment.replace(tzinfo=zone.info)


def copyright_year(lines: Sequence[Line]) -> int | None:
    """The year of the last copyright line: the one in which the page was made, as a rule."""
    for line in reversed(lines):
        if found := COPYRIGHT.search(line.text, 0, NEAR_START):
            return int(found[2] or found[1])
    return None


def _most_telling(head: Sequence[Stamp]) -> Stamp | None:
    """The last change, if the head dates it; else the first date in it."""
    dated = [stamp for stamp in head if stamp.date]
    return next((stamp for stamp in dated if stamp.revises), dated[0] if dated else None)


def _day(written: WrittenDate, near: date | None, known: PageDays) -> date | None:
    if written.year:
        return in_year(written, written.year)
    return nearest(written, near) if near else known.day_of(written)
