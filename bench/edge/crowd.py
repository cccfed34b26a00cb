"""A crowd: so many readers, the cache in front of them, and what both are asked."""

import json
import subprocess
from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any, NamedTuple

from bench.cores import end, start_on
from bench.edge.caches import Cache
from bench.edge.grounds import Grounds
from bench.proc import Ran, ran

VISIT_SECONDS = 600
READERS_A_CONNECTION = 100
SETTLE_SECONDS = 90


class NotLevel(Exception):
    """A reader does not hold what was published last, or something else than was published."""


@dataclass(frozen=True, slots=True)
class Front:
    """What stands between readers and origin: a cache, or several behind one that shields the origin."""

    cache: type[Cache]
    readers: int
    edges: int = 1
    is_shielded: bool = False

    @property
    def name(self) -> str:
        return (
            f"{self.cache.name}, {self.edges} edges and a shield"
            if self.is_shielded
            else self.cache.name
        )


class Used(NamedTuple):
    """Of a core: what the caches ran, and the share in which readers waited behind others for it."""

    caches: float
    waiting: float


class Crowd:
    """One front with its readers, from ``start`` to ``stop``."""

    def __init__(self, front: Front, grounds: Grounds, wire_port: int) -> None:
        self.front = front
        self.caches: list[Cache] = []
        self._grounds, self._wire_port = grounds, wire_port
        self._readers: list[tuple[subprocess.Popen[str], Path]] = []
        self._before: list[Ran] = []
        self.used = Used(0, 0)

    def start(self, live: str, files: Sequence[str], seconds: int) -> None:
        origin_port = self._wire_port
        if self.front.is_shielded:
            origin_port = self._cache_before(origin_port).port
        edges = [self._cache_before(origin_port) for _ in range(self.front.edges)]
        for edge in edges:
            self._begin_readers(edge, live, files, seconds)

    def _cache_before(self, origin_port: int) -> Cache:
        cache = self.front.cache(self._grounds.new(), origin_port)
        cache.start()
        self.caches.append(cache)
        return cache

    def _begin_readers(self, edge: Cache, live: str, files: Sequence[str], seconds: int) -> None:
        ground = self._grounds.new()
        count = self.front.readers // self.front.edges
        connections = max(4, count // READERS_A_CONNECTION)
        numbers = (count, connections, VISIT_SECONDS, seconds)
        program = ground.programs / "edge" / "polling"
        command = [program, edge.port, live, *numbers, ground.folder, *files]
        process = start_on(ground.readers_core, command, ground.errors)
        self._readers.append((process, ground.folder))

    def watch(self) -> None:
        """Look at the processor time of all this from now until the end."""
        self._since, self._before = monotonic(), self._ran()

    def hear_the_end(self, seq: int) -> None:
        """Everybody is to get to this change; what they ask from now on is not counted."""
        seconds = monotonic() - self._since
        passed = [now - then for now, then in zip(self._ran(), self._before, strict=True)]
        caches, readers = passed[: len(self.caches)], passed[len(self.caches) :]
        running = sum(one.running for one in caches)
        self.used = Used(running / seconds, max(one.waiting for one in readers) / seconds)
        for process, _ in self._readers:
            with suppress(BrokenPipeError):  # that they are gone is found when they are asked
                process.stdin.write(f"{seq}\n")
                process.stdin.flush()

    def _ran(self) -> list[Ran]:
        processes = [cache.process for cache in self.caches] + [one for one, _ in self._readers]
        return [ran(process.pid) for process in processes]

    def heard(self, seq: int) -> list["Heard"]:
        """What each group of readers counted. NotLevel unless everybody is at this change."""
        return [self._heard(process, folder, seq) for process, folder in self._readers]

    def _heard(self, process: "subprocess.Popen[str]", folder: Path, seq: int) -> "Heard":
        said, _ = process.communicate(timeout=SETTLE_SECONDS)
        if not said:
            raise NotLevel(f"the readers left: {(folder / 'errors').read_text()[-300:]}")
        counted = json.loads(said)
        if (counted["least"], counted["most"]) != (seq, seq):
            least, most = counted["least"], counted["most"]
            raise NotLevel(f"{self.front.name}: readers hold {least} to {most}, and not {seq}")
        if counted["differing"]:
            raise NotLevel(f"{self.front.name}: {counted['differing']} ranges were not as before")
        return Heard(counted, folder)

    def stop(self) -> None:
        for process, _ in self._readers:
            if process.poll() is None:
                end(process)
        for cache in reversed(self.caches):
            end(cache.process)


@dataclass(frozen=True, slots=True)
class Heard:
    """What one group of readers counted, and where it left what it took."""

    counted: Mapping[str, Any]
    folder: Path

    def late(self, asked: Mapping[int, int]) -> Counter[int]:
        """Milliseconds from asking to publish a change until a reader had it: how many took how long."""
        pairs = array("i")
        pairs.frombytes((self.folder / "receipts").read_bytes())
        begun = self.counted["begun"]
        published = {seq: (at - begun) // 1_000_000 for seq, at in asked.items()}
        receipts = zip(pairs[0::2], pairs[1::2], strict=True)
        return Counter(at - published[seq] for seq, at in receipts)
