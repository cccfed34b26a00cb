"""What befalls the server and the newsroom."""

from dataclasses import dataclass
from random import Random
from time import sleep
from typing import TYPE_CHECKING, Self

from tests.faults.fault import Fault

if TYPE_CHECKING:
    from tests.faults.world import World


@dataclass(frozen=True)
class ServerKilled(Fault):
    """kill -9; another server begins on the same port and data after ``away`` ms."""

    away: int
    says_away: bool

    @classmethod
    def drawn(cls, random: Random, after: int) -> Self:
        return cls(after, random.randrange(300), random.random() < 0.5)

    def strike(self, world: "World") -> None:
        publishes = world.desk.publishes(by_http=True)
        world.count_hit("servers killed in mid-publish", when=publishes)
        world.proxy.relay.says_away = self.says_away
        world.server.kill()
        sleep(self.away / 1000)
        world.server.begin()


@dataclass(frozen=True)
class ServerLeaves(Fault):
    """SIGTERM: readers are told, and another server begins."""

    def strike(self, world: "World") -> None:
        world.server.wait()
        world.server.stop()
        world.server.begin()


@dataclass(frozen=True)
class NewsroomKilled(Fault):
    """kill -9 of the process that publishes; what was not acknowledged is said again to another."""

    def strike(self, world: "World") -> None:
        publishes = world.desk.publishes(by_http=False)
        world.count_hit("newsrooms killed in mid-publish", when=publishes)
        world.desk.kill_newsroom()


@dataclass(frozen=True)
class WakeUpsTroubled(Fault):
    """From now on wake-ups are lost, come late, or come again and again."""

    lost: float
    late: float
    again: float
    seed: int

    @classmethod
    def drawn(cls, random: Random, after: int) -> Self:
        lost, late, again = random.choice([(1, 0, 0), (0, 0.6, 0), (0, 0, 1), (0.3, 0.4, 0.5)])
        return cls(after, lost, late, again, random.randrange(10**6))

    def strike(self, world: "World") -> None:
        world.server.hear(lost=self.lost, late=self.late, again=self.again, seed=self.seed)
