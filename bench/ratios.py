"""Ratios: of medians, with the least and the greatest of single rounds beside them."""

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple


class Ratio(NamedTuple):
    """One contender's figure over another's."""

    middle: float
    least: float
    most: float

    def __str__(self) -> str:
        if self.least == self.most:
            return f"{self.middle:.2f}"
        return f"{self.middle:.2f} ({self.least:.2f} to {self.most:.2f})"


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> Ratio:
    """Rounds belong together: what disturbed one contender in a round was near for the other too."""
    each = [one / other for one, other in zip(ours, theirs, strict=False)]
    return Ratio(median(ours) / median(theirs), min(each), max(each))
