"""The run: one story, one origin, and several crowds at once, each behind a cache of its own.

All of them live through the same hour, so their rows differ in nothing but the crowd.
"""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory
from time import monotonic_ns, sleep

from bench.cores import end, need_files, start_on, two_cores
from bench.edge import taken
from bench.edge.crowd import SETTLE_SECONDS, Crowd, Front, NotLevel
from bench.edge.figures import Figures, Passed, figures_of, passed_in
from bench.edge.grounds import Grounds
from bench.edge.origin import LIVE, Origin, Published
from bench.peers.dateline import environment
from bench.proc import Ran, ran
from bench.programs import compile_program
from dateline.journal.errors import ChainBroken

OPENING_SECONDS = 180  # in which the first readers come: polling.c, OPENING_MS
FILES = 4096
NICENESS = 10
FAILURES = (NotLevel, ChainBroken, subprocess.TimeoutExpired)


@dataclass(frozen=True, slots=True)
class Plan:
    """Which minutes of the hour, and for whom."""

    fronts: Sequence[Front]
    first: float = 0
    minutes: float = 60


@dataclass(slots=True)
class Night:
    """What happened."""

    changes: int
    change_bytes: float
    seconds: float
    origin: Ran
    figures: list[Figures] = field(default_factory=list)
    absent: dict[str, str] = field(default_factory=dict)


def run(plan: Plan, say: Callable[[str], None]) -> Night:
    """All of it, on two cores, in a temporary folder. The crowds go behind whoever else works here."""
    origin_core, edge_core = two_cores()
    need_files(FILES)
    os.sched_setaffinity(0, {edge_core})
    with TemporaryDirectory(prefix="dateline-edge-") as name, ExitStack() as stack:
        programs = Path(name)
        (programs / "edge").mkdir()
        compile_program("edge/polling", programs)
        grounds = Grounds(edge_core, programs)
        origin = Origin(grounds.new(origin_core), plan.first, plan.minutes)
        origin.start()
        stack.callback(origin.stop)
        wire_ports, log = stack.enter_context(wires(origin, grounds, len(plan.fronts)))
        os.nice(NICENESS)  # not the origin: it would raise poll_seconds, as under a load of its own
        crowds = []
        for front, port in zip(plan.fronts, wire_ports, strict=True):
            crowds.append(Crowd(front, grounds, port))
            stack.callback(crowds[-1].stop)
        return live_through(plan, origin, crowds, log, say)


@contextmanager
def wires(origin: Origin, grounds: Grounds, count: int) -> Iterator[tuple[list[int], Path]]:
    """A wire for each crowd; the ports where they begin, and the log of what passed."""
    ground = grounds.new()
    log = ground.folder / "log"
    command = [sys.executable, "-m", "bench.edge.wire", str(origin.port), str(count), log]
    process = start_on(ground.readers_core, command, ground.errors, environment())
    try:
        yield [int(process.stdout.readline()) for _ in range(count)], log
    finally:
        end(process)


def live_through(
    plan: Plan, origin: Origin, crowds: list[Crowd], log: Path, say: Callable[[str], None]
) -> Night:
    seconds = int(OPENING_SECONDS + plan.minutes * 60 + SETTLE_SECONDS)
    parts = origin.parts()
    begun = monotonic_ns()
    for crowd in crowds:
        crowd.start(LIVE, parts, seconds)
    say(f"{len(crowds)} crowds are coming")
    sleep(OPENING_SECONDS)
    before = ran(origin.process.pid)
    for crowd in crowds:
        crowd.watch()
    published = listen(origin, say)
    night = Night(
        changes=len(published),
        change_bytes=mean(change.size for change in published),
        seconds=plan.minutes * 60,
        origin=ran(origin.process.pid) - before,
    )
    for crowd in crowds:
        crowd.hear_the_end(published[-1].seq)
    over = monotonic_ns()
    for number, crowd in enumerate(crowds):
        passed = passed_in(log, number, begun, over)
        name = f"{crowd.front.name}, {crowd.front.readers:,} readers"
        try:
            night.figures += [figures(crowd, published, passed, (over - begun) / 1e9)]
            say(f"  {name}: everybody has everything")
        except FAILURES as error:
            night.absent[name] = str(error)
            say(f"  {name}: {error}")
    return night


def listen(origin: Origin, say: Callable[[str], None]) -> list[Published]:
    published = []
    for change in origin.story():
        published.append(change)
        if len(published) % 25 == 0:
            say(f"  {len(published)} changes")
    return published


def figures(
    crowd: Crowd, published: list[Published], passed: list[Passed], seconds: float
) -> Figures:
    """A crowd's row, once everything that its readers took is known to be what was published."""
    heard = crowd.heard(published[-1].seq)
    digests = {change.seq: change.digest for change in published}
    asked = {change.seq: change.asked for change in published}
    late: Counter[int] = Counter()
    for group in heard:
        taken.check(group.folder, digests)
        late += group.late(asked)
    return figures_of(
        crowd.front,
        changes=len(published),
        seconds=seconds,
        counted=[group.counted for group in heard],
        passed=passed,
        late=late,
        used=crowd.used,
    )
