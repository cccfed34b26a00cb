"""Zone names and offsets as pages write them, and what each means.

ET and its like follow the clocks of a place; EST and EDT are fixed offsets, and are taken at their
word even in the half of the year that does not use them.
"""

import re
from functools import cache
from typing import NamedTuple
from zoneinfo import available_timezones

NEW_YORK, CHICAGO, DENVER = "America/New_York", "America/Chicago", "America/Denver"
LOS_ANGELES, LONDON, PARIS = "America/Los_Angeles", "Europe/London", "Europe/Paris"
ATHENS, LISBON, SYDNEY = "Europe/Athens", "Europe/Lisbon", "Australia/Sydney"
HALIFAX, AUCKLAND, JERUSALEM = "America/Halifax", "Pacific/Auckland", "Asia/Jerusalem"

# Abbreviation: place, and minutes east of UTC (None where it changes with the season).
ABBREVIATIONS: dict[str, tuple[str, int | None]] = {
    "UTC": ("UTC", 0), "Z": ("UTC", 0), "GMT": ("Etc/GMT", 0),
    "ET": (NEW_YORK, None), "EST": (NEW_YORK, -300), "EDT": (NEW_YORK, -240),
    "CT": (CHICAGO, None), "CST": (CHICAGO, -360), "CDT": (CHICAGO, -300),
    "MT": (DENVER, None), "MST": (DENVER, -420), "MDT": (DENVER, -360),
    "PT": (LOS_ANGELES, None), "PST": (LOS_ANGELES, -480), "PDT": (LOS_ANGELES, -420),
    "AST": (HALIFAX, -240), "ADT": (HALIFAX, -180),
    "NST": ("America/St_Johns", -210), "NDT": ("America/St_Johns", -150),
    "AKST": ("America/Anchorage", -540), "AKDT": ("America/Anchorage", -480),
    "HST": ("Pacific/Honolulu", -600),
    "BRT": ("America/Sao_Paulo", -180), "ART": ("America/Argentina/Buenos_Aires", -180),
    "BST": (LONDON, 60), "WET": (LISBON, 0), "WEST": (LISBON, 60),
    "CET": (PARIS, 60), "CEST": (PARIS, 120), "EET": (ATHENS, 120), "EEST": (ATHENS, 180),
    "MSK": ("Europe/Moscow", 180), "TRT": ("Europe/Istanbul", 180),
    "SAST": ("Africa/Johannesburg", 120), "WAT": ("Africa/Lagos", 60),
    "CAT": ("Africa/Maputo", 120), "EAT": ("Africa/Nairobi", 180),
    "IST": ("Asia/Kolkata", 330), "IDT": (JERUSALEM, 180), "PKT": ("Asia/Karachi", 300),
    "GST": ("Asia/Dubai", 240), "NPT": ("Asia/Kathmandu", 345), "ICT": ("Asia/Bangkok", 420),
    "WIB": ("Asia/Jakarta", 420), "SGT": ("Asia/Singapore", 480), "HKT": ("Asia/Hong_Kong", 480),
    "PHT": ("Asia/Manila", 480), "JST": ("Asia/Tokyo", 540), "KST": ("Asia/Seoul", 540),
    "AWST": ("Australia/Perth", 480), "ACST": ("Australia/Adelaide", 570),
    "ACDT": ("Australia/Adelaide", 630), "AET": (SYDNEY, None), "AEST": (SYDNEY, 600),
    "AEDT": (SYDNEY, 660), "NZT": (AUCKLAND, None), "NZST": (AUCKLAND, 720),
    "NZDT": (AUCKLAND, 780),
}  # fmt: skip

# Other places that use the same letters. The one in ABBREVIATIONS is taken when nothing tells.
AMBIGUOUS: dict[str, tuple[tuple[str, int], ...]] = {
    "IST": ((JERUSALEM, 120), ("Europe/Dublin", 60)),
    "CST": (("Asia/Shanghai", 480), ("America/Havana", -300)),
    "BST": (("Asia/Dhaka", 360),),
    "AST": (("Asia/Riyadh", 180),),
    "GST": (("Atlantic/South_Georgia", -120),),
}

SPELLED = {
    "eastern": "ET", "eastern standard": "EST", "eastern daylight": "EDT",
    "central": "CT", "central standard": "CST", "central daylight": "CDT",
    "mountain": "MT", "mountain standard": "MST", "mountain daylight": "MDT",
    "pacific": "PT", "pacific standard": "PST", "pacific daylight": "PDT",
    "greenwich mean": "GMT", "coordinated universal": "UTC", "british summer": "BST",
    "central european": "CET", "central european summer": "CEST",
    "eastern european": "EET", "eastern european summer": "EEST",
}  # fmt: skip
# Words that make an ambiguous abbreviation plain.
SPELLED_PLACES = {
    "india standard": ("Asia/Kolkata", 330), "indian standard": ("Asia/Kolkata", 330),
    "israel standard": (JERUSALEM, 120), "israel daylight": (JERUSALEM, 180),
    "irish standard": ("Europe/Dublin", 60), "china standard": ("Asia/Shanghai", 480),
}  # fmt: skip

LETTERS = re.compile(r"[A-Z]{2,5}(?![A-Za-z0-9])")
DOTTED = re.compile(r"(?:[A-Z]\.){2,4}")
ZULU = re.compile(r"(?<=[0-9])Z\b")
IN_WORDS = re.compile(r"((?:[A-Z][a-z]{1,15} ){1,3})[Tt]ime\b|(Eastern|Central|Mountain|Pacific)\b")
OFFSET = re.compile(
    r"(?:(?:UTC|GMT) ?([+\-−]) ?([0-9]{1,2})(?::?([0-5][0-9]))?"
    r"|([+\-−])([0-9]{2})(?::?([0-5][0-9]))?)(?![0-9:/.])"
)
MOST_OFFSET = 14 * 60


class WrittenZone(NamedTuple):
    """A zone by name, by offset, or both; neither when it is a name that nobody here knows."""

    name: str
    place: str | None = None
    minutes: int | None = None

    @property
    def known(self) -> bool:
        return self.place is not None or self.minutes is not None


def read_zone(text: str, at: int) -> tuple[WrittenZone, int] | None:
    """The zone at this place, and where it ends."""
    if found := OFFSET.match(text, at):
        minutes = _minutes(found)
        return (WrittenZone(found[0], None, minutes), found.end()) if minutes is not None else None
    if found := ZULU.match(text, at) or DOTTED.match(text, at) or LETTERS.match(text, at):
        return _abbreviated(found[0].replace(".", "")), found.end()
    if found := IN_WORDS.match(text, at):
        return _spelled(found[0], (found[1] or found[2]).strip()), found.end()
    return None


def _minutes(found: re.Match[str]) -> int | None:
    sign, hours, rest = (
        (found[1], found[2], found[3]) if found[1] else (found[4], found[5], found[6])
    )
    minutes = int(hours) * 60 + int(rest or 0)
    if minutes > MOST_OFFSET:
        return None
    return minutes if sign == "+" else -minutes


def _abbreviated(letters: str) -> WrittenZone:
    return WrittenZone(letters, *ABBREVIATIONS.get(letters, (None, None)))


def _spelled(written: str, words: str) -> WrittenZone:
    key = words.lower()
    if key in SPELLED:
        return _abbreviated(SPELLED[key])._replace(name=written)
    place, minutes = SPELLED_PLACES.get(key, (_places_by_city().get(key), None))
    return WrittenZone(written, place, minutes)


@cache
def _places_by_city() -> dict[str, str]:
    """ "new york" to "America/New_York", for pages that write "Kyiv time"."""
    places = sorted(name for name in available_timezones() if name.count("/") == 1)
    return {
        name.split("/")[1].replace("_", " ").lower(): name
        for name in places
        if not name.startswith(("Etc/", "US/", "Canada/", "SystemV/"))
    }
