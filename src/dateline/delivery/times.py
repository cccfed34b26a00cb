"""Times as a newsroom writes them, in the story's zone: ``4:44 p.m. ET, January 21, 2022``.

A newsroom writes all of them in one style, or each language in its own: American English as the AP does,
every other as its readers do. Dates are always the language's own, with the digits of the clock beside them.
The reader script writes the same (web/reader/times.ts); spec/vectors/times.json holds both to it.
"""

from datetime import UTC, datetime
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time

from dateline.delivery.wording import locale_of

AMERICAN = ("en", "en-US", "en-CA")
SPACES = str.maketrans({"\u202f": " ", "\u00a0": " ", "\u200f": ""})
"""CLDR's spaces come in three widths, which browsers and their years disagree on."""

GENERIC = {
    **dict.fromkeys(("EST", "EDT"), "ET"),
    **dict.fromkeys(("CST", "CDT"), "CT"),
    **dict.fromkeys(("MST", "MDT"), "MT"),
    **dict.fromkeys(("PST", "PDT"), "PT"),
    **dict.fromkeys(("AKST", "AKDT"), "AKT"),
    **dict.fromkeys(("HST", "HDT"), "HT"),
}
"""American newsrooms do not say which half of the year it is."""


class TimeStyle(StrEnum):
    """How a clock is written: ``4:44 p.m.``, ``16:44``, or as the language has it in CLDR."""

    AP = "ap"
    HOURS_24 = "24-hour"
    LOCALE = "locale"


class Written(NamedTuple):
    """A moment in words: the clock with its zone, and the date."""

    clock: str
    date: str


def style_of(language: str) -> TimeStyle:
    """A language's own style."""
    return TimeStyle.AP if language in AMERICAN else TimeStyle.LOCALE


def written(moment: str, zone: str, language: str, style: TimeStyle) -> Written:
    """An RFC 3339 moment as the page says it."""
    local = datetime.fromisoformat(moment).astimezone(ZoneInfo(zone))
    clock = CLOCKS[style](local, language)
    return Written(f"{clock} {zone_label(zone, local)}", _date(local, language))


def zone_label(zone: str, moment: datetime) -> str:
    """What the zone is called at that moment: ``ET``, ``CET``, ``IST``, or ``UTC+3`` for the nameless."""
    name = moment.astimezone(ZoneInfo(zone)).tzname() or "UTC"
    if zone.startswith(("America/", "US/", "Pacific/Honolulu")):
        name = GENERIC.get(name, name)
    return name if name.isalpha() else _numbered(moment.astimezone(ZoneInfo(zone)))


@lru_cache(maxsize=512)
def zone_labels(zone: str, *years: int) -> dict[str, str]:
    """The zone's label for each offset that it has in these years: what the script cannot know itself."""
    days = (datetime(year, month, 1, 12, tzinfo=UTC) for year in years for month in range(1, 13))
    return {f"{day.astimezone(ZoneInfo(zone)):%z}": zone_label(zone, day) for day in days}


def _ap_clock(local: datetime, language: str) -> str:
    return f"{local.hour % 12 or 12}:{local:%M} {'a.m.' if local.hour < 12 else 'p.m.'}"


def _24_hour_clock(local: datetime, language: str) -> str:
    return f"{local:%H:%M}"


def _locale_clock(local: datetime, language: str) -> str:
    return _plain(format_time(local.time(), "short", locale=locale_of(language)))


CLOCKS = {
    TimeStyle.AP: _ap_clock,
    TimeStyle.HOURS_24: _24_hour_clock,
    TimeStyle.LOCALE: _locale_clock,
}


def _date(local: datetime, language: str) -> str:
    return _plain(format_date(local.date(), "long", locale=locale_of(language)))


def _plain(said: str) -> str:
    return said.translate(SPACES)


def _numbered(local: datetime) -> str:
    offset = f"{local:%z}"
    hours, minutes = int(offset[1:3]), offset[3:5]
    return f"UTC{offset[0]}{hours}" + (f":{minutes}" if minutes != "00" else "")
