from datetime import date

from dateline.exchange.sources.saved_text.dates import WrittenDate, read_date
from dateline.exchange.sources.saved_text.days import (
    latest_before,
    month_comes_first,
    nearest,
    settle_days,
    turned,
)


def written(*texts):
    return [read_date(text, 0)[0] if text else None for text in texts]


def unknown(date_):
    return None


def test_a_date_that_can_be_read_one_way_only_shows_how_the_others_are_read():
    assert not month_comes_first(written("4/5/20", "15/4/20"), otherwise=True)
    assert month_comes_first(written("4/5/20", "4/15/20"), otherwise=False)
    assert month_comes_first(written("4/5/20", None), otherwise=True)


def test_day_and_month_change_places_only_where_they_could():
    assert turned(written("4/5/20")[0], month_first=False)[:3] == (2020, 5, 4)
    assert turned(written("4/5/20")[0], month_first=True)[:3] == (2020, 4, 5)
    assert turned(written("4/15/20")[0], month_first=False)[:3] == (2020, 4, 15)


def test_a_year_comes_from_the_neighbours_over_new_year_too():
    dates = written("January 1", "December 31, 2021", "", "Dec 30")
    assert settle_days(dates, unknown) == [
        date(2022, 1, 1), date(2021, 12, 31), None, date(2021, 12, 30),
    ]  # fmt: skip


def test_without_neighbours_the_page_is_asked():
    assert settle_days(written("May 3"), lambda _: date(2019, 5, 3)) == [date(2019, 5, 3)]
    assert settle_days(written("May 3"), unknown) == [None]


def test_a_leap_day_finds_a_leap_year():
    leap_day = WrittenDate(None, 2, 29)
    assert nearest(leap_day, date(2022, 6, 1)) == date(2024, 2, 29)
    assert latest_before(leap_day, date(2022, 6, 1)) == date(2020, 2, 29)


def test_what_was_saved_lies_in_the_past():
    assert latest_before(WrittenDate(None, 12, 30), date(2022, 1, 5)) == date(2021, 12, 30)
    assert latest_before(WrittenDate(None, 1, 6), date(2022, 1, 5)) == date(2022, 1, 6)
