"""The run: every contender in every round, so that whatever else the machine does falls on all of them."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Hashable, Mapping
from http.client import HTTPException
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from bench import own_kernel
from bench.cores import MachineUnfit, most_files, two_cores
from bench.fanout import COMING_BACK, measure_fan_out
from bench.grounds import Grounds
from bench.idle import Idle, measure_idle, that_fit
from bench.pages import Served, dateline_serving, nginx_serving
from bench.peers import CONTENDERS, DATELINE, Peer
from bench.peers.dateline import environment
from bench.peers.nginx import Nginx
from bench.peers.peer import NotServing
from bench.plan import Plan, Run
from bench.readers import ReadersLost
from bench.stalled import ONE_IN, measure_among
from dateline.project.file_limit import raise_file_limit, room_for_streams

LENGTH_ROUNDS = 15  # a commit to disk takes twice as long one moment as the next
TWICE = ((False, True), (True, False))  # p99 of one life and the next differ by a fifth as it is
FAILURES = (NotServing, ReadersLost, OSError, HTTPException, subprocess.TimeoutExpired)

Figures = TypeVar("Figures")


def run(plan: Plan, say: Callable[[str], None]) -> Run:
    """All of it, on two cores and in a temporary folder."""
    server_core, readers_core = two_cores()
    need_room(max(plan.crowds) + COMING_BACK)
    os.sched_setaffinity(0, {readers_core})
    with TemporaryDirectory(prefix="dateline-bench-") as folder:
        measuring = Measuring(plan, Grounds(server_core, readers_core, Path(folder)), say)
        for number in range(plan.rounds):
            say(f"Round {number + 1} of {plan.rounds}")
            measuring.one_round(number)
        measuring.idle()
        measuring.lengths()
    return measuring.result


def need_room(readers: int) -> None:
    """As the server counts: some of its files are for others than readers."""
    raise_file_limit()
    if room_for_streams() < readers:
        why = f"{readers:,} readers need more files than “ulimit -Hn” allows, {most_files():,}"
        raise MachineUnfit(why)


class Measuring:
    """The run under way. What cannot be measured is said in the report, and the rest goes on."""

    def __init__(self, plan: Plan, grounds: Grounds, say: Callable[[str], None]) -> None:
        self.result = Run(plan, grounds.event_size)
        self._plan, self._grounds, self._say = plan, grounds, say

    def one_round(self, number: int) -> None:
        """In another order each time, so that nobody always runs after the same neighbour.

        Those that are compared run one after the other: a minute later the machine is another.
        """
        self._round, turned = number, number % len(CONTENDERS)
        contenders = CONTENDERS[turned:] + CONTENDERS[:turned]
        for count, events in self._plan.crowds.items():
            for contender in contenders:
                self._fan_out(contender, count, events)
        for contender in contenders if self._plan.is_awake else ():
            self._awake(contender)
        self._pages()
        for pair, order in enumerate(TWICE):
            for is_stalled in order:
                self._among(number * len(TWICE) + pair, is_stalled)

    def _fan_out(self, contender: type[Peer], count: int, events: int) -> None:
        if self._is_here(contender):
            name, ground = f"{contender.name}, {count:,} readers", self._grounds.new()
            figures = self._attempt(name, measure_fan_out, ground, contender, count, events)
            self._keep(self.result.fan_outs, (count, contender.name), figures)

    def _awake(self, contender: type[Peer]) -> None:
        count, events = max(self._plan.crowds.items())
        if self._is_here(contender):
            name, ground = f"{contender.name}, {count:,} readers, awake", self._grounds.new()
            figures = self._attempt(name, measure_fan_out, ground, contender, count, events, 0)
            self._keep(self.result.awake, contender.name, figures)

    def _pages(self) -> None:
        """nginx serves the bytes that Dateline served: without the one there is no other."""
        seconds, what = self._plan.seconds, "pages, heads and segments"
        name, ground = f"{DATELINE}, {what}", self._grounds.new()
        ours, files = self._attempt(name, dateline_serving, ground, seconds) or ({}, {})
        self._keep_served(DATELINE, ours)
        if files and self._is_here(Nginx):
            name, ground = f"{Nginx.name}, {what}", self._grounds.new()
            theirs = self._attempt(name, nginx_serving, ground, files, seconds) or {}
            self._keep_served(Nginx.name, theirs)

    def _keep_served(self, server: str, served: Mapping[str, Served]) -> None:
        for name, figures in served.items():
            self._keep(self.result.served, (name, server), figures)

    def _among(self, pair: int, is_stalled: bool) -> None:
        count, posts = self._plan.stalled
        if count:
            who = "some of them stalled" if is_stalled else "none of them stalled"
            name, ground = f"{DATELINE}, {count:,} readers, {who}", self._grounds.new()
            stalled = count // ONE_IN if is_stalled else 0
            among = self._attempt(name, measure_among, ground, count, stalled, posts)
            if among is not None:
                self.result.among.setdefault(is_stalled, {})[pair] = among

    def idle(self) -> None:
        """So many as were planned, or as many as fit; once, because nothing is compared with it."""
        wanted = self._plan.idle
        count = that_fit(wanted)
        if count:
            self._idle(count, "", measure_idle, self._grounds.new(), count)
        if count < wanted:
            self._idle_in_own_kernel(wanted)

    def _idle_in_own_kernel(self, wanted: int) -> None:
        said = self.result.absent
        limit, what = f"“ulimit -Hn” is {most_files():,} here", f"{wanted:,} idle readers"
        if lacking := own_kernel.missing():
            said[what] = f"not measured: {limit}, and no User Mode Linux is installed ({lacking})"
            return
        said[what] = (
            f"{limit}, so they are in a kernel of their own: its times are not this machine's"
        )
        self._idle(wanted, ", in a kernel of their own", own_kernel.measure_in_own_kernel, wanted)

    def _idle(self, count: int, where: str, measure: Callable[..., Idle], *of: Any) -> None:
        name = f"{DATELINE}, {count:,} idle readers{where}"
        if found := self._attempt(name, measure, *of):
            self.result.idle[count] = found

    def lengths(self) -> None:
        self._say("A long coverage against a short one")
        data = self._grounds.folder / "lengths"
        numbers = map(str, (*self._plan.lengths, LENGTH_ROUNDS))
        done = subprocess.run(
            [sys.executable, "-m", "bench.lengths", data, *numbers],
            check=True,
            stdout=subprocess.PIPE,
            text=True,
            env=environment(),
            timeout=600,
        )
        self.result.lengths = json.loads(done.stdout)

    def _is_here(self, contender: type[Peer]) -> bool:
        missing = contender.missing()
        if missing:
            self.result.absent[contender.name] = f"not installed ({missing})"
        return not missing

    def _attempt(self, name: str, measure: Callable[..., Figures], *of: Any) -> Figures | None:
        self._say(f"  {name}")
        try:
            return measure(*of)
        except FAILURES as error:
            self.result.absent[name] = f"failed in a round: {error}"
            return None

    def _keep(self, kept: dict[Any, Any], of: Hashable, figures: Figures | None) -> None:
        if figures is not None:
            kept.setdefault(of, {})[self._round] = figures
