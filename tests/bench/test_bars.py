"""What the report says of a bar, from the figures of its rounds."""

import pytest

from bench.bars import Bar, grown_by_one
from bench.ratios import Figure, over, ratio
from bench.stalled import Among


def bar(least: float, middle: float, most: float, **how) -> Bar:
    return Bar("deliveries/s", 0.75, Figure(middle, least, most), **how)


@pytest.mark.parametrize(
    ("rounds", "said"),
    [
        ((0.75, 0.8, 0.9), "yes"),
        ((0.7, 0.8, 0.9), "yes, but not in every round"),
        ((0.6, 0.7, 0.8), "no, but in some rounds"),
        ((0.5, 0.6, 0.7), "no"),
    ],
)
def test_a_floor_is_reached_or_not(rounds, said):
    assert bar(*rounds, is_floor=True).verdict == said


@pytest.mark.parametrize(
    ("rounds", "said"),
    [
        ((0.5, 0.6, 0.75), "yes"),
        ((0.5, 0.6, 0.8), "yes, but not in every round"),
        ((0.7, 0.8, 0.9), "no, but in some rounds"),
        ((0.8, 0.9, 1.0), "no"),
    ],
)
def test_a_ceiling_is_kept_or_not(rounds, said):
    assert bar(*rounds).verdict == said


def test_what_was_not_measured_clears_no_bar():
    assert Bar("50,000 idle readers", 5120, None).verdict == "not measured"


def test_a_bar_says_what_it_demands():
    assert bar(1, 1, 1, is_floor=True).demand == "≥ 0.75"
    assert Bar("memory", 5120, None, form="{:,.0f}").demand == "≤ 5,120"


def test_rounds_are_compared_with_one_another():
    """A round in which both were slow is no doubt about the ratio."""
    assert ratio([80, 40, 90], [100, 50, 100]) == Figure(0.8, 0.8, 0.9)


def test_a_round_in_which_one_failed_is_compared_with_nothing():
    ours, theirs = {0: growing(80), 2: growing(90)}, {0: growing(100), 1: growing(50)}
    assert over(ours, theirs, "grown") == Figure(0.8, 0.8, 0.8)
    assert over(ours, {}, "grown") is None


def test_a_figure_of_one_round_is_written_alone():
    assert str(Figure(0.8, 0.8, 0.8)) == "0.80"
    assert str(Figure(0.8, 0.7, 0.9)) == "0.80 (0.70 to 0.90)"


def test_what_posts_take_is_not_laid_to_stalled_readers():
    none, some = [growing(1000), growing(1200)], [growing(3100), growing(2100)]
    assert grown_by_one(some, none, stalled=10) == [200, 100]


def growing(grown: float) -> Among:
    return Among(1, 1, 1, grown, 0, 0, 30, 0)
