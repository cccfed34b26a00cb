"""Which names are time zones for us: places of the tz database, and the two that are no place."""

from zoneinfo import available_timezones

NAMED_ALONE = ("UTC", "GMT")


def is_time_zone(name: str) -> bool:
    """Other names without a slash are leftovers (EST5EDT, Eire) or no zone at all (Factory, localtime)."""
    return name in available_timezones() and ("/" in name or name in NAMED_ALONE)
