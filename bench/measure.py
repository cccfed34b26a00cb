"""The run: every contender in every round, so that whatever else the machine does falls on all of them."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.cores import end, need_files, two_cores
from bench.fanout import COMING_BACK, FanOut, measure_fan_out
from bench.pages import Served, dateline_serving, nginx_serving
from bench.peers import CONTENDERS, DATELINE, Peer
from bench.peers.dateline import environment, open_newsroom
from bench.peers.nginx import Nginx
from bench.peers.peer import Ground, NotServing
from bench.programs import compile_program
from bench.readers import ReadersLost

PROGRAMS = ("loadgen", "limit", "requests")
FAILURES = (NotServing, ReadersLost, OSError, HTTPException, subprocess.TimeoutExpired)
SPARE_FILES = 200


@dataclass(frozen=True, slots=True)
class Plan:
    """How much is measured: ``crowds`` says how many events for how many readers."""

    rounds: int
    crowds: Mapping[int, int]
    seconds: float
    lengths: tuple[int, int]


@dataclass(slots=True)
class Run:
    """What was measured, round by round: by number of readers and contender, by answer and server."""

    plan: Plan
    event_size: int
    fan_outs: dict[tuple[int, str], list[FanOut]] = field(default_factory=dict)
    served: dict[tuple[str, str], list[Served]] = field(default_factory=dict)
    lengths: dict[str, list[list[float]]] = field(default_factory=dict)
    absent: dict[str, str] = field(default_factory=dict)


def run(plan: Plan, say: Callable[[str], None]) -> Run:
    """All of it, on two cores and in a temporary folder."""
    server_core, readers_core = two_cores()
    need_files(max(plan.crowds) + COMING_BACK + SPARE_FILES)
    os.sched_setaffinity(0, {readers_core})
    with TemporaryDirectory(prefix="dateline-bench-") as folder:
        programs = Path(folder)
        for name in PROGRAMS:
            compile_program(name, programs)
        grounds = Grounds(server_core, readers_core, programs)
        result = Run(plan, grounds.event_size)
        for number in range(plan.rounds):
            say(f"Round {number + 1} of {plan.rounds}")
            one_round(result, grounds, number, say)
        say("A long coverage against a short one")
        result.lengths = measure_lengths(plan, programs / "lengths")
    return result


class Grounds:
    """A new ground for each life of a contender, with a folder that nothing was in before."""

    def __init__(self, server_core: int, readers_core: int, programs: Path) -> None:
        self._cores, self._programs, self._given = (server_core, readers_core), programs, 0
        data, errors = programs / "sizing", programs / "errors"
        newsroom, self.event_size = open_newsroom(readers_core, data, errors)
        end(newsroom)

    def new(self) -> Ground:
        self._given += 1
        folder = self._programs / f"ground-{self._given}"
        folder.mkdir()
        return Ground(*self._cores, self._programs, folder, self.event_size)


def one_round(result: Run, grounds: Grounds, number: int, say: Callable[[str], None]) -> None:
    """In another order each time, so that nobody always runs after the same neighbour."""
    turned = number % len(CONTENDERS)
    for contender in CONTENDERS[turned:] + CONTENDERS[:turned]:
        for count, events in result.plan.crowds.items():
            say(f"  {contender.name}, {count:,} readers")
            keep_fan_out(result, grounds, contender, count, events)
    say("  pages, heads and segments")
    keep_served(result, grounds)


def keep_fan_out(
    result: Run, grounds: Grounds, contender: type[Peer], count: int, events: int
) -> None:
    """A contender that is not there, or that loses readers, has no figure, and the report says so."""
    missing = contender.missing()
    if missing:
        result.absent[contender.name] = f"not installed ({missing})"
        return
    try:
        figures = measure_fan_out(grounds.new(), contender, count, events)
    except FAILURES as error:
        result.absent[f"{contender.name}, {count:,} readers"] = f"failed in a round: {error}"
        return
    result.fan_outs.setdefault((count, contender.name), []).append(figures)


def keep_served(result: Run, grounds: Grounds) -> None:
    seconds = result.plan.seconds
    served, files = dateline_serving(grounds.new(), seconds)
    keep_each(result.served, DATELINE, served)
    if Nginx.missing():
        result.absent[Nginx.name] = f"not installed ({Nginx.missing()})"
    else:
        keep_each(result.served, Nginx.name, nginx_serving(grounds.new(), files, seconds))


def keep_each(kept: dict[tuple[str, str], Any], server: str, served: Mapping[str, Served]) -> None:
    for name, figures in served.items():
        kept.setdefault((name, server), []).append(figures)


def measure_lengths(plan: Plan, data: Path) -> dict[str, list[list[float]]]:
    numbers = map(str, (*plan.lengths, max(plan.rounds, 3)))
    command = [sys.executable, "-m", "bench.lengths", data, *numbers]
    done = subprocess.run(
        command, check=True, stdout=subprocess.PIPE, text=True, env=environment(), timeout=600
    )
    return json.loads(done.stdout)
