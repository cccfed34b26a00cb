"""Segments: what whoever is behind asks for."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.journal.segments import (
    Range,
    is_addressable,
    is_shared,
    ranges_after,
    segment_of,
)

SEQS = st.integers(0, 400)
SIZES = st.integers(1, 120)


def changes_in(ranges: list[Range]) -> Counter:
    return Counter(seq for first, last in ranges for seq in range(first, last + 1))


@given(SEQS, SEQS, SIZES)
def test_everything_after_the_place_is_covered(place, seq, size):
    had = changes_in(list(ranges_after(place, seq, size)))
    assert set(range(place + 1, seq + 1)) <= had.keys()


@given(SEQS, SEQS, SIZES)
def test_nothing_is_asked_for_twice(place, seq, size):
    had = changes_in(list(ranges_after(place, seq, size)))
    assert set(had.values()) <= {1}


@given(SEQS, SEQS, SIZES)
def test_of_the_open_segment_less_than_twice_what_is_missing_is_asked_for(place, seq, size):
    for asked in ranges_after(place, seq, size):
        missing = seq - max(place, segment_of(seq, size).first - 1)
        is_sealed = asked == segment_of(asked.first, size)
        assert is_sealed or asked.last - asked.first + 1 < 2 * missing


@given(st.integers(1, 400), st.integers(1, 128))
def test_wherever_readers_come_from_they_ask_for_few_ranges_of_the_open_segment(seq, size):
    asked = {list(ranges_after(place, seq, size))[-1] for place in range(seq)}
    assert len(asked) <= 8


@given(SEQS, SEQS, SIZES)
def test_every_range_lies_in_one_segment_and_has_an_address(place, seq, size):
    for asked in ranges_after(place, seq, size):
        assert segment_of(asked.first, size) == segment_of(asked.last, size)
        assert is_addressable(asked, seq, size)


@given(SEQS, SEQS, SIZES)
def test_they_come_in_order(place, seq, size):
    firsts = [asked.first for asked in ranges_after(place, seq, size)]
    assert firsts == sorted(firsts)


@given(st.integers(0, 99), st.integers(0, 99))
def test_all_who_are_in_one_segment_ask_for_the_same_sealed_one(one, other):
    assert next(ranges_after(one, 100, 100)) == next(ranges_after(other, 100, 100))


@given(SEQS, SIZES)
def test_whoever_has_everything_asks_for_nothing(seq, size):
    assert not list(ranges_after(seq, seq, size))


@given(st.integers(1, 400), SIZES)
def test_every_change_lies_in_the_segment_that_is_named_for_it(seq, size):
    first, last = segment_of(seq, size)
    assert first <= seq <= last
    assert (first - 1) % size == 0
    assert last - first + 1 == size


@pytest.mark.parametrize(
    ("place", "seq", "asked"),
    [
        (0, 250, ["1-100", "101-200", "201-250"]),
        (42, 250, ["1-100", "101-200", "201-250"]),
        (200, 250, ["201-250"]),
        (249, 250, ["250-250"]),
        (248, 250, ["249-250"]),
        (247, 250, ["247-250"]),
        (246, 250, ["247-250"]),
        (245, 250, ["243-250"]),
        (210, 250, ["201-250"]),
        (299, 300, ["201-300"]),
        (0, 100, ["1-100"]),
        (0, 0, []),
    ],
)
def test_an_example(place, seq, asked):
    assert list(map(str, ranges_after(place, seq, 100))) == asked


@pytest.mark.parametrize(
    "asked",
    [
        Range(0, 5),
        Range(-3, 5),
        Range(5, 4),
        Range(100, 101),
        Range(1, 101),
        Range(201, 251),
        Range(251, 251),
    ],
    ids=str,
)
def test_a_range_that_crosses_a_border_or_is_not_there_has_no_address(asked):
    assert not is_addressable(asked, 250, 100)


@given(st.integers(1, 400), st.integers(1, 400), SEQS, SIZES)
def test_what_has_an_address_keeps_it(first, last, seq, size):
    asked = Range(first, last)
    assert is_addressable(asked, seq, size) <= is_addressable(asked, seq + 1, size)


def test_a_range_that_many_ask_for_is_known_from_one_that_few_do():
    assert is_shared(Range(1, 100), 230, 100)  # sealed
    assert is_shared(Range(229, 230), 230, 100)  # what a poll has just missed
    assert not is_shared(Range(3, 7), 230, 100)
    assert not is_shared(Range(201, 300), 230, 100)  # not there yet
