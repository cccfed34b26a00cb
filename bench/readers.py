"""Readers: the load generator as Python sees it."""

from array import array
from collections import deque
from pathlib import Path
from tempfile import NamedTemporaryFile

from bench.cores import end, start_on
from bench.peers.peer import Ground, Peer

OPENING_AT_ONCE = 500  # fewer than any contender's backlog: a SYN that is dropped waits a second
LONGEST_SECONDS = 600
NAP_NS = 200_000  # between looks; loadgen.c says why
KINDS = ("opened", "event", "commented", "dismissed")


class ReadersLost(Exception):
    """Not every reader was served: there is no figure to give."""


class Readers:
    """So many streams from one contender, until ``close``; and so many more that never read."""

    def __init__(
        self,
        ground: Ground,
        peer: Peer,
        count: int,
        events: int,
        *,
        at_once: int = OPENING_AT_ONCE,
        stalled: int = 0,
        nap: int = NAP_NS,
    ) -> None:
        self.count, self.events = count, events
        self.carried: list[int] = []
        """How many bytes all streams together had carried when all had each event."""
        self._said: dict[str, deque[list[int]]] = {kind: deque() for kind in KINDS}
        with NamedTemporaryFile(dir=ground.folder, delete=False) as file:
            self._receipts = Path(file.name)
        numbers = (count, stalled, events, at_once, nap, LONGEST_SECONDS)
        command = [ground.programs / "loadgen", peer.port, peer.path, *numbers, self._receipts]
        self.process = start_on(ground.readers_core, command, ground.errors)

    def wait_until_open(self) -> float:
        """Seconds from the first connect until the last stream had its headers."""
        first, last = self._hear("opened")
        return (last - first) / 1e9

    def wait_for_events(self, count: int) -> None:
        """Until every reader has so many events, counted from the first."""
        while len(self.carried) < count:
            _, carried = self._hear("event")
            self.carried.append(carried)

    def wait_for_comments(self) -> int:
        """Until every reader was sent a comment; when the last was, on the monotonic clock."""
        _, at = self._hear("commented")
        return at

    def wait_for_goodbyes(self) -> tuple[int, int]:
        """Until the server that leaves has ended every stream: to how many it said so, and when."""
        told, at = self._hear("dismissed")
        return told, at

    def close(self) -> None:
        """The readers leave, and what they noted down can be read."""
        self.process.communicate(timeout=30)

    def receipts(self, event: int) -> array:
        """When each reader had this event, on the monotonic clock, once all have left."""
        read = array("q")
        with self._receipts.open("rb") as file:
            file.seek(event * self.count * read.itemsize)
            read.fromfile(file, self.count)
        return read

    def _hear(self, kind: str) -> list[int]:
        """The next thing of this kind that the load generator says; what else it says is kept."""
        while not self._said[kind]:
            line = self.process.stdout.readline()
            said, *numbers = line.split() or [""]
            if said not in KINDS:
                end(self.process)
                why = line.strip() or "no more, its time was over"
                raise ReadersLost(f"“{kind}” was awaited, and the load generator said: {why}")
            self._said[said].append([int(number) for number in numbers])
        return self._said[kind].popleft()
