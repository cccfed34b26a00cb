"""Which names are time zones for us: places of the tz database, and the two that are no place."""

from datetime import datetime
from zoneinfo import ZoneInfo, available_timezones

NAMED_ALONE = ("UTC", "GMT")


def is_time_zone(name: str) -> bool:
    """Other names without a slash are leftovers (EST5EDT, Eire) or no zone at all (Factory, localtime)."""
    return name in available_timezones() and ("/" in name or name in NAMED_ALONE)


def said_in(moment: datetime, zone: str) -> str:
    """A moment as the desk says it, in a story's zone: ``6:17 p.m., November 28``."""
    local = moment.astimezone(ZoneInfo(zone))
    half = "a.m." if local.hour < 12 else "p.m."
    return f"{local.hour % 12 or 12}:{local:%M} {half}, {local:%B} {local.day}"
