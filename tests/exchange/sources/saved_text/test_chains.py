from datetime import date, datetime, time

from hypothesis import given
from hypothesis import strategies as st

from dateline.exchange.sources.saved_text.chains import chain_days, day_up_to, is_newest_first

FIRST, SECOND, THIRD = date(2022, 1, 1), date(2022, 1, 2), date(2022, 1, 3)


def clocks(*hours):
    return [None if hour is None else time(hour) for hour in hours]


def test_most_steps_tell_the_order():
    assert is_newest_first(clocks(16, 13, 14, 12, 11))
    assert not is_newest_first(clocks(9, 11, None, 13))
    assert is_newest_first([])


def test_midnight_does_not_count_as_a_step():
    assert is_newest_first(clocks(1, 23, 22))


def test_a_neighbours_day_is_taken_over_midnight():
    assert chain_days([SECOND, None, None], clocks(1, 23, 22), newest_first=True) == [
        SECOND, FIRST, FIRST,
    ]  # fmt: skip
    assert chain_days([SECOND, None], clocks(23, 1), newest_first=False) == [SECOND, THIRD]


def test_a_post_that_was_moved_keeps_its_day():
    assert chain_days([SECOND, None], clocks(13, 14), newest_first=True) == [SECOND, SECOND]


def test_what_stands_above_the_first_known_day_takes_it_from_below():
    assert chain_days([None, None, SECOND], clocks(1, 23, 22), newest_first=True) == [
        THIRD, SECOND, SECOND,
    ]  # fmt: skip


def test_nothing_known_stays_unknown():
    assert chain_days([None, None], clocks(1, None), newest_first=True) == [None, None]


def test_the_last_day_on_which_a_time_had_come():
    moment = datetime(2022, 1, 2, 9, 30)  # noqa: DTZ001
    assert day_up_to(moment, time(9, 30)) == SECOND
    assert day_up_to(moment, time(9, 31)) == FIRST


@given(st.lists(st.times(), min_size=1, max_size=400), st.booleans())
def test_one_known_day_tells_all_others(times, newest_first):
    days = [None] * len(times)
    days[len(times) // 2] = SECOND
    assert None not in chain_days(days, times, newest_first)
