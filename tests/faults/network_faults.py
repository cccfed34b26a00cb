"""What befalls the bytes on their way."""

from dataclasses import dataclass
from random import Random
from time import sleep
from typing import TYPE_CHECKING, Self

from tests.faults.fault import Fault
from tests.faults.line import Cut
from tests.faults.relay import AnswerCut

if TYPE_CHECKING:
    from tests.faults.world import World


@dataclass(frozen=True)
class StreamsCut(Fault):
    """Every stream is cut, each at another byte, up to ``most`` further on."""

    most: int
    seed: int

    @classmethod
    def drawn(cls, random: Random, after: int) -> Self:
        return cls(after, random.choice([1, 200, 2000]), random.randrange(10**6))

    def strike(self, world: "World") -> None:
        random = Random(self.seed)
        world.proxy.cut_streams(lambda: Cut(random.randrange(self.most), random.random() < 0.5))


@dataclass(frozen=True)
class AnswersCut(Fault):
    """The next answers end at any byte, of their heads or their bodies, whatever length they announced."""

    shares: tuple[float, ...]
    resets: bool

    @classmethod
    def drawn(cls, random: Random, after: int) -> Self:
        shares = (round(random.random(), 2) for _ in range(10))
        return cls(after, tuple(shares), random.random() < 0.5)

    def strike(self, world: "World") -> None:
        world.proxy.cut_answers([AnswerCut(share, self.resets) for share in self.shares])


@dataclass(frozen=True)
class Stalled(Fault):
    """Nothing passes the proxy for ``ms``. Then it goes on, or the streams are cut, or never say a word."""

    ms: int
    then: str

    @classmethod
    def drawn(cls, random: Random, after: int) -> Self:
        return cls(after, random.randrange(50, 800), random.choice(["goes on", "cut", "hushed"]))

    def strike(self, world: "World") -> None:
        with world.proxy.stalled():
            sleep(self.ms / 1000)
            if self.then == "cut":
                world.proxy.cut_streams(lambda: Cut(0, resets=True))
            if self.then == "hushed":
                world.proxy.hush()


@dataclass(frozen=True)
class Dribbled(Fault):
    """Bytes pass a few at a time, for the rest of the step: no event comes in one piece."""

    most: int

    @classmethod
    def drawn(cls, random: Random, after: int) -> Self:
        return cls(after, random.choice([7, 61, 400]))

    def strike(self, world: "World") -> None:
        world.proxy.relay.weather.most = self.most


@dataclass(frozen=True)
class StreamsRefused(Fault):
    """Streams are cut and refused for the rest of the step: everybody has to ask."""

    def strike(self, world: "World") -> None:
        world.proxy.relay.lets_streams = False
        world.proxy.cut_streams(lambda: Cut(0, resets=False))


@dataclass(frozen=True)
class CacheLate(Fault):
    """From now on the proxy answers with old copies, of all that may be kept, for as long as it may."""

    def strike(self, world: "World") -> None:
        world.proxy.relay.cache.is_late = True
