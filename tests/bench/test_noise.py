"""Figures of a machine that was busy otherwise are not believed, and the report says why."""

from bench.noise import why_not

QUIET = {"deliveries/s": [100, 110, 105]}


def test_a_quiet_machine_is_believed():
    assert why_not(QUIET, [0.01, 0.02, 0.2], [0.5]) == []


def test_a_core_that_was_taken_is_said():
    assert why_not(QUIET, [0.2, 0.3, 0.01]) == [
        "others had its core, or its readers', 20% of the time"
    ]


def test_rounds_far_apart_are_said():
    assert why_not({"p99": [100, 126]}) == ["p99 differs between rounds by 1.3"]


def test_a_load_generator_without_rest_gives_a_floor():
    assert why_not(QUIET, busy=[0.95]) == ["the load generator was busy 95%: a floor, not a figure"]
