"""Readers: the load generator as Python sees it."""

from array import array
from pathlib import Path
from tempfile import NamedTemporaryFile

from bench.cores import end, start_on
from bench.peers.peer import Ground, Peer

OPENING_AT_ONCE = 500  # fewer than any contender's backlog: a SYN that is dropped waits a second
LONGEST_SECONDS = 300


class ReadersLost(Exception):
    """Not every reader was served: there is no figure to give."""


class Readers:
    """So many streams from one contender, until ``close``."""

    def __init__(
        self, ground: Ground, peer: Peer, count: int, events: int, at_once: int = OPENING_AT_ONCE
    ) -> None:
        self.count, self.events = count, events
        with NamedTemporaryFile(dir=ground.folder, delete=False) as file:
            self._receipts = Path(file.name)
        numbers = (count, events, at_once, LONGEST_SECONDS)
        self._events_heard = 0
        command = [ground.programs / "loadgen", peer.port, peer.path, *numbers, self._receipts]
        self.process = start_on(ground.readers_core, command, ground.errors)

    def wait_until_open(self) -> float:
        """Seconds from the first connect until the last stream had its headers."""
        _, _, first, last = self._line("opened")
        return (int(last) - int(first)) / 1e9

    def wait_for_events(self, count: int) -> None:
        """Until every reader has so many events, counted from the first."""
        while self._events_heard < count:
            self._line(f"event {self._events_heard}")
            self._events_heard += 1

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

    def _line(self, begins: str) -> list[str]:
        line = self.process.stdout.readline()
        if not line.startswith(begins):
            end(self.process)
            said = line.strip() or "no more, its time was over"
            raise ReadersLost(f"“{begins}” was awaited, and the load generator said: {said}")
        return line.split()
