"""Dates as pages write them: January 21, 2022 · 21 Jan 2022 · 2022-01-21 · 4/15/20 · 21.01.2022.

Which number of 4/5/20 is the month cannot be seen from the date: it is read month first here and
says ``either``, to be settled by the page (days.py). Dotted dates are day first always.
"""

import re
from datetime import date
from typing import Literal, NamedTuple

NAMES = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
MONTH = (
    r"(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
DAY = r"([0-9]{1,2})(?:st|nd|rd|th)?"
# Years that a live page can have; more would let a hostile one overflow the calendar.
YEAR = r"((?:19[7-9]|20[0-9])[0-9])"

MONTH_FIRST = re.compile(rf"{MONTH} ?{DAY}(?:,? {YEAR})?(?![0-9:])", re.IGNORECASE)
DAY_FIRST = re.compile(rf"{DAY}[ -](?:of )?{MONTH}(?:,?[ -]{YEAR})?(?![0-9:])", re.IGNORECASE)
YEAR_FIRST = re.compile(rf"{YEAR}([-/.])([0-9]{{1,2}})\2([0-9]{{1,2}})(?![0-9])(?:T(?=[0-9]))?")
NUMBERS = re.compile(rf"([0-9]{{1,2}})([-/.])([0-9]{{1,2}})\2({YEAR}|[0-9]{{2}})(?![0-9:])")
YEARLESS = re.compile(r"([0-9]{1,2})/([0-9]{1,2})(?![0-9/])")


class WrittenDate(NamedTuple):
    """A date as far as it is written. ``first`` is what the first of two slashed numbers must be."""

    year: int | None
    month: int
    day: int
    first: Literal["", "month", "day", "either"] = ""


def read_date(text: str, at: int) -> tuple[WrittenDate | None, int] | None:
    """The date at this place and its end; no date, but an end, when there is none such as May 32."""
    if found := MONTH_FIRST.match(text, at):
        return _checked(found[3], _month(found[1]), found[2]), found.end()
    if found := DAY_FIRST.match(text, at):
        return _checked(found[3], _month(found[2]), found[1]), found.end()
    if found := YEAR_FIRST.match(text, at):
        return _checked(found[1], int(found[3]), found[4]), found.end()
    if found := NUMBERS.match(text, at):
        return _from_numbers(found[1], found[3], found[4], dotted=found[2] == "."), found.end()
    if found := YEARLESS.match(text, at):
        return _from_numbers(found[1], found[2], None), found.end()
    return None


def _from_numbers(
    one: str, two: str, year: str | None, *, dotted: bool = False
) -> WrittenDate | None:
    month_first, day_first = _checked(year, int(one), two), _checked(year, int(two), one)
    if dotted:
        return day_first
    if month_first and day_first:
        return month_first._replace(first="either")
    if month_first:
        return month_first._replace(first="month")
    return day_first._replace(first="day") if day_first else None


def _checked(year: str | None, month: int, day: str) -> WrittenDate | None:
    written = WrittenDate(_four_digits(year) if year else None, month, int(day))
    try:
        date(written.year or 2020, month, written.day)  # 2020 has a February 29
    except ValueError:
        return None
    return written


def _four_digits(year: str) -> int:
    number = int(year)
    if number > 99:
        return number
    return number + (2000 if number < 70 else 1900)


def _month(name: str) -> int:
    return NAMES.index(name[:3].title()) + 1
