"""An hour of an election night: when the newsroom does what.

Results come in waves, as counts are declared and networks make their calls; between them reporters file
from the halls. The hour is the same every time.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

SEED = 1108
HOUR = 60
QUIET, WAVE = 2.5, 10.0  # changes a minute
WAVES = ((4, 7), (16, 20), (30, 35), (41, 43), (50, 56))  # minutes from and to

VERBS = {
    "publish": 74,
    "revise": 8,
    "correct": 5,
    "mark": 6,
    "head": 5,  # the headline and the points above the posts
    "withdraw": 2,
}
"""Of a hundred changes."""


@dataclass(frozen=True, slots=True)
class Act:
    """Something that the newsroom does, so many seconds into the hour."""

    at: float
    verb: str


def acts(seed: int = SEED) -> list[Act]:
    """The whole hour."""
    chance = Random(seed)
    verbs, weights = list(VERBS), list(VERBS.values())
    return [Act(at, chance.choices(verbs, weights)[0]) for at in moments(chance)]


def stretch(first: float, minutes: float) -> list[Act]:
    """A part of the hour, with its seconds counted from its own beginning."""
    begin, end = first * 60, (first + minutes) * 60
    return [Act(act.at - begin, act.verb) for act in acts() if begin <= act.at < end]


def moments(chance: Random) -> Iterator[float]:
    """Seconds, as if by chance: dense in the waves, sparse between them."""
    at = 0.0
    while True:
        at += chance.expovariate(pace(at / 60)) * 60
        if at >= HOUR * 60:
            return
        yield at


def pace(minute: float) -> float:
    """Changes a minute at that minute of the hour."""
    return WAVE if any(first <= minute < last for first, last in WAVES) else QUIET
