"""What is known of a page's days beside its posts: its head, its copyright line, when it was saved."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
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
    zone: PageZone,
    *,
    month_first: bool,
    posts: Iterable[WrittenDate | None],
    saved_at: datetime | None,
    year: int | None,
) -> PageDays:
    """The page's days, from the stamps of its head and the rest of what is known."""
    saved = _in_zone(saved_at, zone) if saved_at else None
    known = PageDays(zone, saved, year=year)
    told = _most_telling(head)
    if told is None or told.date is None:
        return known
    near = next((in_year(date_, date_.year) for date_ in posts if date_ and date_.year), None)
    day = _day(turned(told.date, month_first), near, known)
    if day is None or told.clock is None:
        return PageDays(zone, saved, day, year=year)
    there = time(*told.clock[:3], tzinfo=zone.meaning_of(told.zone))
    moment = datetime.combine(day, there).astimezone(zone.info)
    return PageDays(zone, saved, moment.date(), moment.time(), told.revises, year)


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


def _in_zone(moment: datetime, zone: PageZone) -> datetime:
    if moment.tzinfo is None:
        return moment.replace(tzinfo=zone.info)
    return moment.astimezone(zone.info)
