"""A schedule: what befalls a coverage and its readers, step by step. A seed says all of it.

What a seed cannot say is how the machine's own work falls in between; a failure may need a few runs
of its seed to come again.
"""

from dataclasses import dataclass
from random import Random

from tests.faults.deeds import Deed
from tests.faults.fault import Fault
from tests.faults.kinds import KINDS
from tests.faults.process_faults import ServerKilled
from tests.faults.whims import Whims

ALL = range(120)  # of make faults
SMALL = (3, 16, 17)  # of make test: one has a burst, and is read in Chromium

OPENING = 12  # deeds before anybody reads; enough for a page that can be scrolled
STEPS = 8
STEP_MS = 120  # within which faults strike
BURST = 500
BURST_MS = 4000
BURSTS_IN = 4  # of so many schedules one has a burst
CHROMIUM_IN = 5  # … one is read in Chromium too


@dataclass(frozen=True)
class Step:
    """Faults that strike while deeds are done. Where it rests, readers first catch their breath."""

    faults: tuple[Fault, ...]
    deeds: list[Deed]
    rests: bool = True

    def __str__(self) -> str:
        done = (
            f"{len(self.deeds)} deeds" if len(self.deeds) > 9 else "; ".join(map(str, self.deeds))
        )
        return f"{' + '.join(map(str, self.faults)) or 'nothing fails'}, during: {done}"


@dataclass(frozen=True)
class Schedule:
    seed: int
    has_chromium: bool
    opening: list[Deed]
    steps: list[Step]

    def __str__(self) -> str:
        lines = [f"Seed {self.seed}{', with Chromium' if self.has_chromium else ''}:"]
        lines += [f"{number:>3}. {step}" for number, step in enumerate(self.steps, 1)]
        return "\n".join(lines)


def has_chromium(seed: int) -> bool:
    return seed % CHROMIUM_IN == 1


def schedule_of(seed: int) -> Schedule:
    random = Random(seed)
    whims = Whims(random)
    opening = whims.some(OPENING, by_http=0.0)
    burst = random.randrange(STEPS) if seed % BURSTS_IN == 0 else None
    steps = [_drawn(random, whims, bursts=number == burst) for number in range(STEPS)]
    if random.random() < 0.3:
        steps.append(Step((), whims.last()))
    return Schedule(seed, has_chromium(seed), opening, steps)


def _drawn(random: Random, whims: Whims, *, bursts: bool) -> Step:
    number, within = (3, BURST_MS) if bursts else (random.choice([1, 1, 2]), STEP_MS)
    faults = sorted((_fault(random, within) for _ in range(number)), key=lambda fault: fault.after)
    deeds = whims.some(BURST if bursts else random.randint(4, 10), by_http=_by_http(faults, bursts))
    return Step(tuple(faults), deeds, random.random() < 0.7)


def _by_http(faults: list[Fault], bursts: bool) -> float:
    """The share of posts that Ben publishes: most where the server is killed, so that he is hit."""
    if any(isinstance(fault, ServerKilled) for fault in faults):
        return 0.8
    return 0.0 if bursts else 0.3


def _fault(random: Random, within: int) -> Fault:
    kind = random.choice(KINDS)
    return kind.drawn(random, random.randrange(within))
