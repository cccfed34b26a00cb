from datetime import date, datetime, time

import pytest

from dateline.exchange.sources.saved_text.dates import read_date
from dateline.exchange.sources.saved_text.lines import read_lines
from dateline.exchange.sources.saved_text.page_days import (
    PageDays,
    copyright_year,
    in_zone,
    learn_days,
)
from dateline.exchange.sources.saved_text.page_zone import PageZone
from dateline.exchange.sources.saved_text.stamps import read_whole

OSLO = PageZone("Europe/Oslo")


def learn(*texts, posts=()):
    stamps = [read_whole(text) for text in texts]
    dates = [read_date(text, 0)[0] for text in posts]
    return learn_days(stamps, PageDays(OSLO), month_first=False, posts=dates)


def test_the_last_change_tells_more_than_the_first_date():
    days = learn("Published 3 May 2021, 09:00", "Updated 4 May 2021, 00:10")
    assert (days.day, days.clock, days.closes) == (date(2021, 5, 4), time(0, 10), True)


def test_ago_may_count_from_the_last_change():
    assert learn("Updated 4 May 2021, 00:10").moment == datetime(
        2021, 5, 4, 0, 10, tzinfo=OSLO.info
    )
    assert learn("Published 4 May 2021, 00:10").moment is None


def test_the_newest_post_is_no_newer_than_the_last_change():
    days = learn("Updated 4 May 2021, 00:10")
    assert days.newest_day(time(0, 5)) == date(2021, 5, 4)
    assert days.newest_day(time(23, 50)) == date(2021, 5, 3)


def test_a_page_may_go_on_long_after_it_was_published():
    assert learn("Published 4 May 2021, 09:00").newest_day(time(17)) == date(2021, 5, 4)


def test_the_head_takes_its_year_from_the_posts():
    assert learn("4 May", posts=["3 May 2021"]).day == date(2021, 5, 4)


def test_a_year_is_learned_from_the_time_of_saving_or_the_copyright_line():
    written = read_date("30 December", 0)[0]
    saved = in_zone(datetime(2022, 1, 5), OSLO)  # noqa: DTZ001
    assert PageDays(OSLO, saved).day_of(written) == date(2021, 12, 30)
    assert PageDays(OSLO, year=2019).day_of(written) == date(2019, 12, 30)
    assert PageDays(OSLO).day_of(written) is None


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("© 2024 The Courier", 2024), ("Copyright 2019–2024", 2024), ("(c) The Courier 2021", 2021),
        ("In 2024 the pier fell", None), ("", None),
    ],
)  # fmt: skip
def test_the_copyright_line_has_a_year(text, year):
    assert copyright_year(read_lines(text)) == year
