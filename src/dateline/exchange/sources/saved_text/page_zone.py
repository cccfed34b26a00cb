"""The page's own zone, and what each written zone means on this page.

The zone is the one that was given, else the one that the page's times name most often, else UTC.
Letters that several countries use (IST, CST, BST, AST, GST) mean what they mean in the page's zone;
where that zone does not use them, the best known: India, US Central, Britain, Atlantic, the Gulf.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo

from dateline.exchange.sources.saved_text.zones import ABBREVIATIONS, AMBIGUOUS, WrittenZone

# A place for offsets that no "Etc/GMT±n" can say.
PLACES_OF_ODD_OFFSETS = {
    -570: "Pacific/Marquesas", -210: "America/St_Johns", 210: "Asia/Tehran", 270: "Asia/Kabul",
    330: "Asia/Kolkata", 345: "Asia/Kathmandu", 390: "Asia/Yangon", 525: "Australia/Eucla",
    570: "Australia/Darwin", 630: "Australia/Lord_Howe", 765: "Pacific/Chatham",
}  # fmt: skip
WINTER, SUMMER = datetime(2022, 1, 15), datetime(2022, 7, 15)  # noqa: DTZ001 (asked in many zones)
# Who writes 4/15/20 for the fifteenth of April.
MONTH_FIRST_PLACES = ("US/", "America/Indiana/", "America/Kentucky/", "America/North_Dakota/")
MONTH_FIRST_CITIES = {
    f"America/{city}"
    for city in (
        "New_York", "Detroit", "Chicago", "Menominee", "Denver", "Boise", "Phoenix", "Los_Angeles",
        "Anchorage", "Juneau", "Sitka", "Nome", "Adak", "Metlakatla", "Yakutat", "Puerto_Rico",
        "Toronto", "Vancouver", "Winnipeg", "Edmonton", "Regina", "Halifax", "St_Johns",
    )
} | {"Pacific/Honolulu", "Pacific/Guam", "Asia/Manila"}  # fmt: skip


class PageZone:
    """The zone of a page, by its name in the tz database.

    ``sure`` when it was given, or named in letters that nobody else uses.
    """

    def __init__(self, name: str, *, sure: bool = True) -> None:
        self.name = name
        self.info = ZoneInfo(name)
        self._sure = sure

    @property
    def stands_for_offset(self) -> bool:
        return self.name.startswith("Etc/GMT") and self.name != "Etc/GMT"

    @property
    def month_first(self) -> bool:
        return self.name in MONTH_FIRST_CITIES or self.name.startswith(MONTH_FIRST_PLACES)

    def meaning_of(self, written: WrittenZone | None) -> tzinfo:
        """What to count a time in that is written with this zone, or without any."""
        if written is None or not written.known:
            return self.info
        own = _offset_used_in(self.name, written.name)
        if own is not None:
            return timezone(own)
        if written.minutes is None:
            return ZoneInfo(written.place or "UTC")
        return timezone(timedelta(minutes=self._minutes(written)))

    def is_a_guess(self, written: WrittenZone | None) -> bool:
        """Whether the letters could mean another place, and nothing on the page tells."""
        if written is None or written.name not in AMBIGUOUS:
            return False
        used_here = _offset_used_in(self.name, written.name) is not None
        return not (self._sure and (used_here or self.name in dict(AMBIGUOUS[written.name])))

    def _minutes(self, written: WrittenZone) -> int:
        others = dict(AMBIGUOUS.get(written.name, ()))
        return others.get(self.name, written.minutes or 0)


def choose_zone(written: Iterable[WrittenZone | None], given: str | None) -> PageZone | None:
    """The given zone, else the one that the page names most often; None when there is neither."""
    if given:
        return PageZone(given)
    zones = [zone for zone in written if zone]
    plain = Counter(place for zone in zones
                    if zone.name not in AMBIGUOUS and (place := _place_of(zone)))  # fmt: skip
    votes = plain + Counter(_likeliest(zone, plain) for zone in zones if zone.name in AMBIGUOUS)
    if not votes:
        return None
    name = votes.most_common(1)[0][0]
    return PageZone(name, sure=name in plain)


def _likeliest(written: WrittenZone, plain: Counter[str]) -> str:
    """Israel for "IST" on a page that also says "IDT", and so on; else the best known place."""
    places = [ABBREVIATIONS[written.name][0], *dict(AMBIGUOUS[written.name])]
    return next((place for place in places if place in plain), places[0])


def _place_of(written: WrittenZone) -> str | None:
    if written.place or written.minutes is None:
        return written.place
    hours, odd = divmod(written.minutes, 60)
    if odd:
        return PLACES_OF_ODD_OFFSETS.get(written.minutes)
    # The sign is the other way round in these names, as POSIX has it.
    return f"Etc/GMT{-hours:+d}" if hours else "UTC"


@cache
def _offset_used_in(place: str, letters: str) -> timedelta | None:
    """The offset that these letters have in that place, if its clocks use them."""
    if letters not in ABBREVIATIONS:
        return None
    for day in (WINTER, SUMMER):
        there = day.replace(tzinfo=ZoneInfo(place))
        if there.tzname() == letters:
            return there.utcoffset()
    return None
