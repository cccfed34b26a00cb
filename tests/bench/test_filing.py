"""What is said of twenty people who file at once: late, missing, or not to be told from this machine."""

from bench.filing_report import Shift, report

QUIET = {"took": 60.0, "by_others": 1.0}


def shift(late: list[float], **what: float) -> Shift:
    asked = {str(number): 100.0 for number in range(len(late))}
    told = {post: 100.0 + by for post, by in zip(asked, late, strict=True)}
    return Shift(asked=asked, confirmed=told, arrived=told, **(QUIET | what))


def test_nineteen_of_twenty_in_time_are_not_enough_when_the_twentieth_is_late():
    assert "0.20 of it, cleared" in report(shift([0.2] * 99 + [3.0]))
    assert "3.00 of it, **not cleared**" in report(shift([0.2] * 19 + [3.0]))


def test_a_post_that_never_came_is_never_cleared():
    lost = shift([0.2] * 100)
    del lost.arrived["7"]
    assert "1 did not reach the page" in report(lost).replace("\n", " ")
    assert "**not cleared**" in report(lost)


def test_a_machine_that_others_had_is_said_before_any_figure():
    said = report(shift([0.2] * 100, by_others=60.0))
    assert said.index("**In doubt:** others had") < said.index("| p50, s |")
    assert "quiet enough" in report(shift([0.2] * 100))
