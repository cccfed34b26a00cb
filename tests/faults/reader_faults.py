"""What readers do, or have done to them."""

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Self

from tests.faults.fault import Fault

if TYPE_CHECKING:
    from tests.faults.world import World


@dataclass(frozen=True)
class StalePage(Fault):
    """Somebody arrives, and is given the page as a cache still has it."""

    streams: bool

    @classmethod
    def drawn(cls, random: Random, after: int) -> Self:
        return cls(after, random.random() < 0.5)

    def strike(self, world: "World") -> None:
        world.crowd.arrive(streams=self.streams)
        world.crowd.open_page()


@dataclass(frozen=True)
class Slept(Fault):
    """A reader sleeps for a number of changes: gone, or with the lid shut on an open connection."""

    reader: int
    changes: int
    lid: bool

    @classmethod
    def drawn(cls, random: Random, after: int) -> Self:
        changes = random.choice([3, 12, 40, 300])
        return cls(after, random.randrange(4), changes, random.random() < 0.5)

    def strike(self, world: "World") -> None:
        desk = world.desk
        goal = len(desk.acknowledged) + self.changes
        world.crowd.sleep(self.reader, lambda: len(desk.acknowledged) >= goal, lid=self.lid)


@dataclass(frozen=True)
class Switched(Fault):
    """A reader goes over from the stream to asking, or from asking to the stream."""

    reader: int
    streams: bool

    @classmethod
    def drawn(cls, random: Random, after: int) -> Self:
        return cls(after, random.randrange(4), random.random() < 0.5)

    def strike(self, world: "World") -> None:
        world.crowd.readers[self.reader].switch(streams=self.streams)
