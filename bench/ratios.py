"""Figures over several rounds: their median, with the least and the greatest of single rounds beside it."""

from collections.abc import Mapping, Sequence
from statistics import median
from typing import Any, NamedTuple


class Figure(NamedTuple):
    """What rounds say together, and how far apart they are."""

    middle: float
    least: float
    most: float

    @classmethod
    def of(cls, rounds: Sequence[float]) -> "Figure":
        """Of one round at least."""
        return cls(median(rounds), min(rounds), max(rounds))

    def __str__(self) -> str:
        return self.written("{:.2f}")

    def written(self, form: str) -> str:
        middle, least, most = map(form.format, self)
        return middle if least == most else f"{middle} ({least} to {most})"


def figure(rounds: Sequence[float]) -> Figure | None:
    """None where nothing was measured."""
    return Figure.of(rounds) if rounds else None


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> Figure:
    """The middle of the rounds' ratios, with the least and the greatest of them.

    Rounds belong together: what disturbed one contender in a round was near for the other too. A core
    that is a third faster in one round than in the next is so for both.
    """
    each = [one / other for one, other in zip(ours, theirs, strict=True)]
    return Figure.of(each)


def over(ours: Mapping[int, Any], theirs: Mapping[int, Any], what: str) -> Figure | None:
    """The ratio of this figure, in the rounds that both have: one of them may have failed in another."""
    both = sorted(ours.keys() & theirs.keys())
    if not both:
        return None
    return ratio([getattr(ours[n], what) for n in both], [getattr(theirs[n], what) for n in both])
