"""The report. What cannot be told from this run is said before any figure."""

import os
import platform
import subprocess
from datetime import UTC, datetime
from importlib.metadata import version

from bench import tables
from bench.bars import bars, of_fan_out, of_lengths, of_pages
from bench.doubts import doubts_of
from bench.fanout import COMING_BACK
from bench.idle import ASKING_SECONDS
from bench.pages import CONNECTIONS
from bench.peers import CONTENDERS, DATELINE
from bench.peers.nginx import Nginx
from bench.plan import Run
from bench.proc import processor
from bench.ratios import over
from bench.stalled import CHARACTERS, LONGEST_UNTIL_CUT

ABOUT_BARS = """\
Two are compared round by round, one after the other. What is measured is the median of the rounds' ratios;
in brackets are the least and the greatest of them. What is in doubt above is in doubt here."""

ABOUT_CROWDS = """\
Medians; in brackets the median of the ratios to the C loop's. One core has the server and nothing else; the
load generator (C) and the publisher have another. An event is {size} bytes for every contender, to a few: the
row *as read* says what came. The load generator naps for 0.2 ms between its looks, so that nobody's write has
to wake it.

- *Of its core*: deliveries in each second that the server's process ran. What else the machine does, and
  the wait for a wake-up, are not in it.
- *One event at a time*: the number of readers over the time from asking to publish until the last of them
  has it.
- *Back to back*: events as fast as the publisher can; a server may join several for a reader in one write.
- *Publish → receipt*: from asking to publish until a reader has it, over all readers and events. For Dateline
  the commit to disk is in that time, and the wait until the server sees that somebody committed: it is what
  a newsroom waits for. The others keep nothing, or keep it in memory. The bar is on this row all the same.
- *First receipt → receipt*: the fan-out alone, without what comes before it.
- *Memory* is the process's (Pss, less what it had without readers), not the kernel's for its sockets.
- *Come back*: {coming_back:,} more, all at once, from the first connect until the last has its headers."""

ABOUT_NAPS = """\
The largest crowd again, with readers who sleep until there is something to read. A server that is slower than
its readers then wakes them with every write and pays for it; the C loop, whose readers are never done, hardly
does. The bars are about the crowd that naps, which is nearer to readers behind a network card."""

ABOUT_AMONG = """\
A stalled reader asks for the stream and never reads a byte of it; it has room for 4 KB, and is sent segments
of 1,460 bytes, as on a network. Posts of {characters:,} characters are published, each when all others have
the one before; memory grows with the posts themselves, too. Then a short post goes out every second until
the stalled are cut, for {longest} seconds at most. Both crowds twice in each round, the second time the other
way round; in brackets the least and the greatest of single crowds."""

ABOUT_IDLE = """\
One process, once. Posts are published while one connection asks for the page as fast as it is answered, for
{asking} seconds. Then nothing happens until every reader was sent the comment that keeps its connection; then
the process is told to leave. Where a machine allows fewer files than readers, the last column is from a User
Mode Linux on it, where a system call takes ten times as long and readers and server share one core."""

ABOUT_PAGES = """\
{connections} kept connections, each asking again as soon as it was answered. nginx serves the very bodies
that Dateline sent, packed where those were, with the same headers and a few of its own."""


LIGHTHOUSE = """\
<!-- lighthouse: details -->
Not asked yet: `make lighthouse`.
<!-- end -->"""


def report(run: Run) -> str:
    parts = [
        "# Benchmark",
        machine(),
        doubts(run),
        "## The bars",
        tables.cleared([*bars(run)]),
        ABOUT_BARS,
    ]
    if run.plan.rounds > 1:
        parts.append("![The same as bars](benchmark.svg)")
    for count in run.plan.crowds:
        parts += [f"## {count:,} readers", tables.crowd(run, count), *against_each(run, count)]
    parts += [ABOUT_CROWDS.format(size=run.event_size, coming_back=COMING_BACK)]
    if run.plan.is_awake:
        parts += ["### The nap", tables.naps(run), ABOUT_NAPS]
    if run.plan.stalled[0]:
        about = ABOUT_AMONG.format(characters=CHARACTERS, longest=LONGEST_UNTIL_CUT)
        parts += ["## Stalled readers", tables.among(run), about]
    if run.idle:
        about = ABOUT_IDLE.format(asking=ASKING_SECONDS)
        parts += ["## Readers to whom nothing happens", tables.idle(run), about]
    parts += ["## Pages, heads and segments", tables.pages(run)]
    parts += [ABOUT_PAGES.format(connections=CONNECTIONS)]
    parts += ["## A long coverage against a short one", tables.lengths(run)]
    parts += ["## The page, as Lighthouse scores it", LIGHTHOUSE]
    return "\n\n".join(parts) + "\n"


def quoted(run: Run) -> str:
    """The bars that README quotes: those that compare, and the memory of a reader."""
    return tables.cleared([*of_fan_out(run), *of_pages(run), *of_lengths(run)])


def machine() -> str:
    when = f"{datetime.now(UTC):%B %-d, %Y}"
    return (
        f"`make bench`, {when}: {processor()}, {os.cpu_count()} cores, Linux {platform.release()}; "
        f"Python {platform.python_version()}, uvicorn {version('uvicorn')}, "
        f"uvloop {version('uvloop')}, {nginx_version()}."
    )


def nginx_version() -> str:
    if Nginx.missing():
        return "no nginx"
    said = subprocess.run([Nginx.program(), "-v"], capture_output=True, text=True, check=False)
    return said.stderr.strip().removeprefix("nginx version: ")


def doubts(run: Run) -> str:
    found = doubts_of(run)
    if not found:
        return "The machine was quiet enough to tell."
    opening = "**The machine was too noisy to tell of these, or something was missing:**"
    return "\n".join([opening, "", *(f"- {doubt}" for doubt in found)])


def caption(run: Run) -> str:
    """What stands under the plot, which is looked at without the report."""
    count = len(doubts_of(run))
    return f"In doubt, or missing: {count}. The report says which, and why." if count else ""


def against_each(run: Run, count: int) -> list[str]:
    """Sentences, for whoever wants to quote one; none where there is nothing to compare."""
    said, ours = [], run.fan_outs.get((count, DATELINE), {})
    for peer in CONTENDERS:
        theirs = run.fan_outs.get((count, peer.name), {})
        rates, p99s = (over(ours, theirs, what) for what in ("core_rate", "p99"))
        if peer.name != DATELINE and rates and p99s:
            said.append(f"- over {peer.name}: deliveries/s of a core {rates}, p99 {p99s}")
    return ["Dateline's figures over others':", "\n".join(said)] if said else []
