"""A fault: drawn from a seed, it says what it is, and it strikes a world."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from tests.faults.world import World


@dataclass(frozen=True)
class Fault(ABC):
    """``after`` is when it strikes, in milliseconds since the newsroom began what it does meanwhile."""

    after: int

    @classmethod
    def drawn(cls, random: Random, after: int) -> Self:
        return cls(after)

    @abstractmethod
    def strike(self, world: "World") -> None: ...
