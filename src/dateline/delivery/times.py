"""Times as a newsroom writes them, in the story's zone: ``4:44 p.m. ET, January 21, 2022``.

American English has its own style; every other language has the 24-hour clock and its own long date.
The reader script writes the same (web/reader/times.ts); spec/vectors/times.json holds both to it.
"""

from datetime import UTC, datetime
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from babel.dates import format_date

GENERIC = {
    **dict.fromkeys(("EST", "EDT"), "ET"),
    **dict.fromkeys(("CST", "CDT"), "CT"),
    **dict.fromkeys(("MST", "MDT"), "MT"),
    **dict.fromkeys(("PST", "PDT"), "PT"),
    **dict.fromkeys(("AKST", "AKDT"), "AKT"),
    **dict.fromkeys(("HST", "HDT"), "HT"),
}
"""American newsrooms do not say which half of the year it is."""


class Written(NamedTuple):
    """A moment in words: the clock with its zone, and the date."""

    clock: str
    date: str


def written(moment: str, zone: str, language: str) -> Written:
    """An RFC 3339 moment as the page says it."""
    local = datetime.fromisoformat(moment).astimezone(ZoneInfo(zone))
    clock = _american_clock(local) if is_american(language) else f"{local:%H:%M}"
    label = zone_label(zone, local)
    return Written(f"{clock} {label}", _date(local, language))


def is_american(language: str) -> bool:
    return language in ("en", "en-US", "en-CA")


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


def _american_clock(local: datetime) -> str:
    return f"{local.hour % 12 or 12}:{local:%M} {'a.m.' if local.hour < 12 else 'p.m.'}"


def _date(local: datetime, language: str) -> str:
    date = format_date(local.date(), "long", locale=language.replace("-", "_"))
    return date.replace("\u202f", " ")  # Russian has a narrow space there, and browsers disagree


def _numbered(local: datetime) -> str:
    offset = f"{local:%z}"
    hours, minutes = int(offset[1:3]), offset[3:5]
    return f"UTC{offset[0]}{hours}" + (f":{minutes}" if minutes != "00" else "")
