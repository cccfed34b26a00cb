"""What is to be measured, and what was."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bench.fanout import FanOut
from bench.idle import Idle
from bench.pages import Served
from bench.stalled import Among


@dataclass(frozen=True, slots=True)
class Plan:
    """How much is measured.

    ``crowds`` says how many events for how many readers, ``lengths`` how many posts the short and the
    long coverage have, ``idle`` how many wait, ``stalled`` among how many some never read, and how many
    long posts these miss; no readers, and that part is left out. ``is_awake`` asks for readers who do not
    nap, too.
    """

    rounds: int
    crowds: Mapping[int, int]
    seconds: float
    lengths: tuple[int, int]
    idle: int = 0
    stalled: tuple[int, int] = (0, 0)
    is_awake: bool = False


@dataclass(slots=True)
class Run:
    """What was measured: by number of readers and contender, by answer and server, then by round.

    ``awake`` has the largest crowd again, with readers who do not nap, and no number of readers.
    ``among`` has the readers of long posts, by whether some of them were stalled, then by pair of such
    crowds.
    """

    plan: Plan
    event_size: int
    fan_outs: dict[tuple[int, str], dict[int, FanOut]] = field(default_factory=dict)
    awake: dict[str, dict[int, FanOut]] = field(default_factory=dict)
    served: dict[tuple[str, str], dict[int, Served]] = field(default_factory=dict)
    among: dict[bool, dict[int, Among]] = field(default_factory=dict)
    idle: dict[int, Idle] = field(default_factory=dict)
    lengths: dict[str, list[list[float]]] = field(default_factory=dict)
    absent: dict[str, str] = field(default_factory=dict)
