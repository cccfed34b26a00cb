"""The report. What cannot be told from this run is said before any figure."""

import os
import platform
import subprocess
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from bench import tables
from bench.fanout import FanOut
from bench.measure import Run
from bench.noise import why_not
from bench.pages import CONNECTIONS, NAMES
from bench.peers import CONTENDERS, DATELINE
from bench.peers.nginx import Nginx
from bench.ratios import Ratio, ratio

LEGEND = """\
Medians; in brackets the ratio to the C loop's. One core has the server and nothing else; the load generator
(C) and the publisher have another. An event is {size} bytes for every contender, to a few.

- *Of its core*: deliveries in each second that the server's process ran. What else the machine does, and
  the wait for a wake-up, are not in it.
- *One event at a time*: the number of readers over the time from asking to publish until the last of them
  has it. For Dateline a commit to disk is in that time, and in each receipt's; the others keep nothing, or
  keep it in memory.
- *Back to back*: events as fast as the publisher can; a server may join several for a reader in one write.
- *Memory* is the process's (Pss, less what it had without readers), not the kernel's for its sockets.
- *Come back*: all at once, from the first connect until the last has its headers; the others stay."""

PAGES_LEGEND = """\
{connections} kept connections, each asking again as soon as it was answered. nginx serves the very bodies
that Dateline sent, packed where those were, with the same headers and a few of its own."""


def report(run: Run) -> str:
    parts = ["# Benchmark", machine(), verdict(run), ratios(run)]
    if run.plan.rounds > 1:
        parts.append("![The same as bars](benchmark.svg)")
    for count in run.plan.crowds:
        parts += [f"## {count:,} readers", tables.crowd(run, count)]
    parts += [LEGEND.format(size=run.event_size)]
    parts += ["## Pages, heads and segments", tables.pages(run)]
    parts += [PAGES_LEGEND.format(connections=CONNECTIONS)]
    parts += ["## A long coverage against a short one", tables.lengths(run)]
    return "\n\n".join(parts) + "\n"


def machine() -> str:
    cpus = Path("/proc/cpuinfo").read_text().splitlines()
    models = [line.partition(":")[2].strip() for line in cpus if line.startswith("model name")]
    model = models[0] if models else platform.machine()
    when = f"{datetime.now(UTC):%B %-d, %Y}"
    return (
        f"`make bench`, {when}: {model}, {os.cpu_count()} cores, Linux {platform.release()}; "
        f"Python {platform.python_version()}, uvicorn {version('uvicorn')}, {nginx_version()}."
    )


def nginx_version() -> str:
    if Nginx.missing():
        return "no nginx"
    said = subprocess.run([Nginx.program(), "-v"], capture_output=True, text=True, check=False)
    return said.stderr.strip().removeprefix("nginx version: ")


def verdict(run: Run) -> str:
    doubts = doubts_of_all(run)
    if not doubts:
        return "The machine was quiet enough to tell."
    opening = "**The machine was too noisy to tell of these, or something was missing:**"
    return "\n".join([opening, "", *doubts])


def caption(run: Run) -> str:
    """What stands under the plot, which is looked at without the report."""
    doubts = len(doubts_of_all(run))
    return (
        f"In doubt, because the machine was noisy: {doubts}. The report says which."
        if doubts
        else ""
    )


def doubts_of_all(run: Run) -> list[str]:
    said = [f"- {name}: {why}." for name, why in run.absent.items()]
    for (count, name), rounds in run.fan_outs.items():
        said += doubtful(f"{name}, {count:,} readers", doubts_of(rounds))
    for (kind, name), served in run.served.items():
        rates, disturbed = [r.core_rate for r in served], [r.disturbed for r in served]
        said += doubtful(f"{name}, {kind}", why_not({"requests/s": rates}, disturbed))
    for name, (short, long) in run.lengths.items():
        said += doubtful(f"Length, {name}", why_not({"short": short, "long": long}))
    if run.plan.rounds < 3:
        said.append(f"- Rounds: {run.plan.rounds}; under three, nobody knows how far they spread.")
    return said


def doubtful(what: str, doubts: list[str]) -> list[str]:
    return [f"- {what}: {'; '.join(doubts)}."] if doubts else []


def doubts_of(rounds: list[FanOut]) -> list[str]:
    return why_not(
        {"deliveries/s": [f.core_rate for f in rounds], "p99": [f.p99 for f in rounds]},
        [f.disturbed for f in rounds],
        [f.readers_busy for f in rounds],
    )


def ratios(run: Run) -> str:
    """The sentences that README quotes."""
    said = [
        "Dateline's figures over others' (with the least and the greatest of single rounds):",
        "",
    ]
    for count in run.plan.crowds:
        said += [line for peer in CONTENDERS if (line := against(run, count, peer.name))]
    for kind in NAMES:
        ours, theirs = (run.served.get((kind, name)) for name in (DATELINE, Nginx.name))
        if ours and theirs:
            said.append(f"- a {kind}, over {Nginx.name}: requests/s {over(ours, theirs)}")
    return "\n".join(said)


def against(run: Run, count: int, other: str) -> str:
    ours, theirs = (run.fan_outs.get((count, name)) for name in (DATELINE, other))
    if not ours or not theirs or other == DATELINE:
        return ""
    rates, p99s = over(ours, theirs), over(ours, theirs, "p99")
    return f"- {count:,} readers, over {other}: deliveries/s of a core {rates}, p99 {p99s}"


def over(ours: list, theirs: list, figure: str = "core_rate") -> Ratio:
    return ratio([getattr(r, figure) for r in ours], [getattr(r, figure) for r in theirs])
