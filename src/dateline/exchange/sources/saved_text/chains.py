"""Days for times that have none: each takes the day of its neighbour, over midnight where need be.

Desks move posts about, so a time may step a little against the page's order (1:02 p.m. above
1:33 p.m.) and still be the same day. Only a leap of more than twelve hours the wrong way is midnight.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from itertools import pairwise

HALF_A_DAY = 12 * 3600
# A hostile page can cross midnight on every line; the calendar must not run out.
EARLIEST, LATEST = date(1900, 1, 1), date(2200, 1, 1)


def is_newest_first(clocks: Sequence[time | None]) -> bool:
    """Whether most steps down the page go back in time."""
    known = [_seconds(clock) for clock in clocks if clock is not None]
    steps = [below - above for above, below in pairwise(known)]
    near = [step for step in steps if abs(step) <= HALF_A_DAY]
    return sum(step > 0 for step in near) <= sum(step < 0 for step in near)


def chain_days(
    days: Sequence[date | None], clocks: Sequence[time | None], newest_first: bool
) -> list[date | None]:
    """The days with the gaps filled from above, and before the first known day from below."""
    chained = _filled(days, clocks, back_in_time=newest_first)
    upwards = _filled(chained[::-1], clocks[::-1], back_in_time=not newest_first)
    return upwards[::-1]


def day_up_to(moment: datetime, clock: time) -> date:
    """The last day on which that time of day had come by the moment."""
    same = clock <= moment.time()
    return moment.date() if same else moment.date() - timedelta(days=1)


def _filled(
    days: Sequence[date | None], clocks: Sequence[time | None], *, back_in_time: bool
) -> list[date | None]:
    filled: list[date | None] = []
    near: tuple[date, time] | None = None
    for known, clock in zip(days, clocks, strict=True):
        day = known
        if day is None and near and clock is not None:
            day = _over_midnight(near, clock, back_in_time)
        filled.append(day)
        if day and clock is not None:
            near = (day, clock)
    return filled


def _over_midnight(near: tuple[date, time], clock: time, back_in_time: bool) -> date:
    day, then = near
    leap = _seconds(clock) - _seconds(then)
    if back_in_time and leap > HALF_A_DAY and day > EARLIEST:
        return day - timedelta(days=1)
    if not back_in_time and leap < -HALF_A_DAY and day < LATEST:
        return day + timedelta(days=1)
    return day


def _seconds(clock: time) -> int:
    return clock.hour * 3600 + clock.minute * 60 + clock.second
