"""Whether the machine was quiet enough to tell."""

from collections.abc import Mapping, Sequence
from statistics import median

MOST_DISTURBED = 0.05
"""Of the time, in which something that is not ours had one of the two cores."""

MOST_SPREAD = 1.25
"""Between the best and the worst round; the bars are as close as that to each other."""

MOST_BUSY = 0.9
"""Of the readers' core. Above it the load generator may be what is measured."""


def why_not(
    figures: Mapping[str, Sequence[float]],
    disturbed: Sequence[float] = (0,),
    busy: Sequence[float] = (0,),
) -> list[str]:
    """The reasons not to believe these figures; none of them when they can be believed."""
    reasons = []
    if median(disturbed) > MOST_DISTURBED:
        reasons.append(f"others had its core, or its readers', {median(disturbed):.0%} of the time")
    for name, rounds in figures.items():
        if max(rounds) > MOST_SPREAD * min(rounds):
            reasons.append(f"{name} differs between rounds by {max(rounds) / min(rounds):.1f}")
    if median(busy) > MOST_BUSY:
        reasons.append(f"the load generator was busy {median(busy):.0%}: a floor, not a figure")
    return reasons
