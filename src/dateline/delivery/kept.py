"""What was rendered, kept until its journal changes; what was asked for longest ago goes first."""

from collections import OrderedDict, defaultdict
from collections.abc import Callable
from typing import NamedTuple

from dateline.delivery.answers import Answer


class Entry(NamedTuple):
    """``of`` names what makes the answer old: the journals that it was made from, and the pace."""

    answer: Answer
    of: tuple[str, ...]


class Kept:
    """Answers by their address, as large together as ``most_bytes``."""

    def __init__(self, most_bytes: int) -> None:
        self.size = 0
        self._most = most_bytes
        self._entries: OrderedDict[str, Entry] = OrderedDict()
        self._addresses: defaultdict[str, set[str]] = defaultdict(set)

    def get(self, address: str) -> Entry | None:
        entry = self._entries.get(address)
        if entry is not None:
            self._entries.move_to_end(address)
        return entry

    def keep(self, address: str, make: Callable[[], Answer], *of: str) -> Answer:
        """The answer at an address, made if it is not here."""
        entry = self.get(address)
        if entry is None:
            entry = self._entries[address] = Entry(make(), of)
            for name in of:
                self._addresses[name].add(address)
            self.size += entry.answer.weight
            self._make_room()
        return entry.answer

    def forget(self, name: str) -> None:
        """Something changed: whatever was made of it is old."""
        for address in list(self._addresses.get(name, ())):
            self._drop(address)

    def _make_room(self) -> None:
        while self.size > self._most and len(self._entries) > 1:
            self._drop(next(iter(self._entries)))

    def _drop(self, address: str) -> None:
        entry = self._entries.pop(address)
        self.size -= entry.answer.weight
        for name in entry.of:
            self._addresses[name].discard(address)
            if not self._addresses[name]:
                del self._addresses[name]
