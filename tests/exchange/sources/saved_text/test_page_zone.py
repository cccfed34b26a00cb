from datetime import UTC, datetime, timedelta

import pytest

from dateline.exchange.sources.saved_text.page_zone import choose_zone
from dateline.exchange.sources.saved_text.zones import read_zone


def written(*names):
    return [read_zone(name, 0)[0] for name in names]


def offset(zone, name, when=datetime(2022, 1, 15)):  # noqa: DTZ001
    return when.replace(tzinfo=zone.meaning_of(read_zone(name, 0)[0])).utcoffset()


def test_the_given_zone_wins():
    assert choose_zone(written("ET", "ET"), "Europe/Oslo").name == "Europe/Oslo"


def test_else_the_page_names_it_most_often():
    assert choose_zone([*written("ET", "GMT", "ET"), None], None).name == "America/New_York"


def test_no_name_means_no_zone():
    assert choose_zone([None, *written("XQT")], None) is None


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("UTC+2", "Etc/GMT-2"),
        ("-05:00", "Etc/GMT+5"),
        ("+05:30", "Asia/Kolkata"),
        ("+00:00", "UTC"),
    ],
)
def test_an_offset_alone_finds_a_zone_that_keeps_it(name, zone):
    chosen = choose_zone(written(name), None)
    assert chosen.name == zone
    assert datetime(2022, 7, 1, tzinfo=UTC).astimezone(chosen.info).utcoffset() == timedelta(
        minutes=written(name)[0].minutes
    )


@pytest.mark.parametrize(
    ("place", "hours"), [("Asia/Kolkata", 5.5), ("Asia/Jerusalem", 2), ("Europe/Dublin", 1)]
)
def test_ist_means_what_it_means_in_the_pages_zone(place, hours):
    zone = choose_zone([], place)
    assert offset(zone, "IST") == timedelta(hours=hours)
    assert not zone.is_a_guess(written("IST")[0])


def test_ist_is_indias_where_nothing_tells():
    for zone in (choose_zone(written("IST"), None), choose_zone([], "Europe/Oslo")):
        assert offset(zone, "IST") == timedelta(hours=5.5)
        assert zone.is_a_guess(written("IST")[0])


def test_another_name_on_the_page_tells_which_ist_it_is():
    zone = choose_zone(written("IST", "IST", "IDT"), None)
    assert zone.name == "Asia/Jerusalem"
    assert not zone.is_a_guess(written("IST")[0])


def test_zones_without_letters_in_the_database_are_known_too():
    assert offset(choose_zone([], "Asia/Dhaka"), "BST") == timedelta(hours=6)
    assert offset(choose_zone([], "Asia/Shanghai"), "CST") == timedelta(hours=8)


def test_fixed_names_are_taken_at_their_word_in_summer():
    zone = choose_zone(written("ET"), None)
    july = datetime(2022, 7, 15)  # noqa: DTZ001
    assert offset(zone, "EST", july) == timedelta(hours=-5)
    assert offset(zone, "ET", july) == timedelta(hours=-4)


def test_only_north_america_puts_the_month_first():
    first = [choose_zone([], place).month_first for place in ("America/Denver", "Europe/London")]
    assert first == [True, False]
