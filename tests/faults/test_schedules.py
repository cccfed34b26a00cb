"""What the schedules hold, so that passing them says something."""

from collections import Counter

import pytest

from tests.faults.kinds import KINDS
from tests.faults.outcome import Outcome
from tests.faults.schedule import ALL, SMALL, Schedule, has_chromium, schedule_of


def kinds_in(schedules: list[Schedule]) -> Counter[type]:
    return Counter(
        type(fault) for schedule in schedules for step in schedule.steps for fault in step.faults
    )


def test_a_seed_says_all_of_a_schedule():
    assert str(schedule_of(4711)) == str(schedule_of(4711))
    assert schedule_of(4711) == schedule_of(4711)
    assert schedule_of(4711) != schedule_of(4712)


def test_every_kind_of_fault_strikes_often():
    counted = kinds_in([schedule_of(seed) for seed in ALL])
    assert len(ALL) >= 100
    assert counted.keys() == set(KINDS)
    assert min(counted.values()) >= 20


def test_the_small_set_has_every_kind_too():
    assert kinds_in([schedule_of(seed) for seed in SMALL]).keys() == set(KINDS)


@pytest.mark.parametrize(("seeds", "least"), [(ALL, 15), (SMALL, 1)], ids=["all", "small"])
def test_some_are_read_in_chromium(seeds, least):
    assert sum(map(has_chromium, seeds)) >= least


def test_there_are_bursts_of_500():
    steps = [step for seed in ALL for step in schedule_of(seed).steps]
    assert sum(len(step.deeds) == 500 for step in steps) >= 20


@pytest.mark.parametrize("number", SMALL)
def test_whatever_becomes_of_what_is_said_once_the_rest_can_be_done(number):
    outcome, schedule = Outcome(), schedule_of(number)
    for deeds in [schedule.opening, *(step.deeds for step in schedule.steps)]:
        for deed in deeds:
            if not deed.once:
                outcome.follow(deed)
    assert outcome.posts
