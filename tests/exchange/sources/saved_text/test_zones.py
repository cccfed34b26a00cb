from zoneinfo import ZoneInfo

import pytest

from dateline.exchange.sources.saved_text.zones import ABBREVIATIONS, AMBIGUOUS, read_zone


@pytest.mark.parametrize(
    ("text", "place", "minutes"),
    [
        ("ET", "America/New_York", None), ("E.T.", "America/New_York", None),
        ("EDT:", "America/New_York", -240), ("GMT", "Etc/GMT", 0), ("CET", "Europe/Paris", 60),
        ("IST", "Asia/Kolkata", 330), ("Eastern Time", "America/New_York", None),
        ("Eastern", "America/New_York", None), ("British Summer Time", "Europe/London", 60),
        ("India Standard Time", "Asia/Kolkata", 330), ("Oslo time", "Europe/Oslo", None),
        ("+05:30", None, 330), ("-0500", None, -300), ("−05:00", None, -300), ("UTC+2", None, 120),
        ("GMT + 5:30", None, 330), ("UTC", "UTC", 0),
    ],
)  # fmt: skip
def test_it_reads_the_zones_that_pages_write(text, place, minutes):
    zone, _ = read_zone(text, 0)
    assert (zone.place, zone.minutes) == (place, minutes)


def test_zulu_stands_right_behind_a_digit():
    assert read_zone("00Z", 2)[0].minutes == 0
    assert read_zone("Z", 0) is None


def test_unknown_letters_are_a_zone_that_nobody_knows():
    assert not read_zone("XQT", 0)[0].known


@pytest.mark.parametrize("text", ["", "-21", "+99:00", "Storm", "et", "UPDATE", "- 5", "ET2"])
def test_other_words_are_no_zones(text):
    assert read_zone(text, 0) is None


def test_every_place_is_in_the_tz_database():
    places = [place for place, _ in ABBREVIATIONS.values()]
    places += [place for others in AMBIGUOUS.values() for place, _ in others]
    assert all(ZoneInfo(place) for place in places)
    assert set(AMBIGUOUS) <= set(ABBREVIATIONS)
