"""The coverages that are in memory: as many as there is room for, and those asked for last."""

from collections import OrderedDict
from collections.abc import Callable, Mapping

from dateline.delivery.tails import CoverageTail

A_TAIL = 50_000  # bytes counted for any coverage: every one costs something at each wake-up too
FOLDED = 4  # bytes of memory for a byte of a journal and what it folds to: 3.3 were measured


class Shelf:
    """Tails by name. ``is_streamed`` says which must stay; ``gone`` is told of each that went."""

    def __init__(
        self, most_bytes: int, is_streamed: Callable[[str], bool], gone: Callable[[str], None]
    ) -> None:
        self._most_bytes = most_bytes
        self._is_streamed = is_streamed
        self._gone = gone
        self._tails: OrderedDict[str, CoverageTail] = OrderedDict()

    @property
    def tails(self) -> Mapping[str, CoverageTail]:
        return self._tails

    @property
    def size(self) -> int:
        """About how many bytes of memory they take."""
        return sum(A_TAIL + FOLDED * tail.record.size for tail in self._tails.values())

    def ask_for(self, name: str) -> CoverageTail | None:
        """The tail of this name, which now is the last to go; None when it is not here."""
        if name not in self._tails:
            return None
        self._tails.move_to_end(name)
        return self._tails[name]

    def add(self, tail: CoverageTail) -> None:
        """Take one in, and let go of those that there is no room for any more."""
        self._tails[tail.name] = tail
        for name in list(self._tails)[:-1]:
            if self.size <= self._most_bytes:
                return
            if not self._is_streamed(name):
                del self._tails[name]
                self._gone(name)
