"""The report: two tables, and before them whatever makes the run doubtful."""

import json
import os
import platform
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from bench.edge.assumptions import POLL_SECONDS
from bench.edge.caches import CACHES
from bench.edge.figures import Figures
from bench.edge.run import Night
from bench.noise import MOST_DISTURBED
from bench.proc import processor
from bench.tables import aligned

HERE = Path(__file__).parent
MEASURED = HERE / "measured.json"
REPORT = HERE.parent.parent / "docs" / "edge.md"

Column = Callable[[Figures], str]

AT_THE_ORIGIN: Mapping[str, Column] = {
    "cache": lambda f: f.name,
    "readers": lambda f: f"{f.readers:,}",
    "heads": lambda f: f"{f.per_change('head'):.1f}",
    "ranges": lambda f: f"{f.per_change('range'):.1f}",
    "pages": lambda f: f"{f.per_change('page'):.1f}",
    "requests a change": lambda f: f"{f.per_change():.1f}",
    "KB a change": lambda f: f"{sum(f.origin_bytes.values()) / f.changes / 1000:.1f}",
    "requests/s": lambda f: f"{sum(f.origin_requests.values()) / f.seconds:.2f}",
    "most in a second": lambda f: f"{f.origin_most}",
}

AT_THE_EDGE: Mapping[str, Column] = {
    "cache": lambda f: f.name,
    "readers": lambda f: f"{f.readers:,}",
    "requests": lambda f: f"{sum(f.edge_requests.values()):,}",
    "requests/s": lambda f: f"{sum(f.edge_requests.values()) / f.seconds:,.1f}",
    "Mbit/s": lambda f: f"{sum(f.edge_bytes.values()) * 8 / f.seconds / 1e6:,.2f}",
    "from the cache": lambda f: f"{f.answered_at_the_edge:.3%}",
    "publish → reader has it, p50, s": lambda f: f"{f.late_p50 / 1000:.1f}",
    "p99, s": lambda f: f"{f.late_p99 / 1000:.1f}",
    "refused": lambda f: f"{f.edge_refused:,}",
    "cache, of a core": lambda f: f"{f.cache_core:.1%}",
}

LEGEND = """\
One story, one origin (`dateline serve`), and all these crowds at the same time, each through a cache of its
own: Debian's Varnish and nginx with [varnish.vcl](../bench/edge/varnish.vcl) and
[nginx.conf](../bench/edge/nginx.conf), on one core together with everybody's readers. The newsroom makes
{changes} changes in {minutes:g} minutes, ten a minute while results come in and two or three a minute
between: posts, revisions, corrections, key moments, new points above the posts, and withdrawals.

A reader comes in the first three minutes, loads the page with its script, styles, icon and picture, tries
the stream (refused at the edge), and then polls every five seconds, a fifth more or less. It stays ten
minutes on average, and then another comes in its place. One wait in 500 is a sleep of half a minute to five.
All {readers:,} readers held the newest change at the end, and every range that any of them was given held
what was published, by its digests.

- What passes between cache and origin is counted on the wire, by neither of the two, from the moment that
  the first readers come. Heads and pages are counted whether they were sent anew or confirmed (304).
- Ranges are asked for once each. How many different ones a change has depends on how many places readers
  wake up at, and can never be more than the powers of two up to `segment_size`: eight for a hundred.
- Lateness is counted from asking to publish until the reader has the change, and includes the commit, the
  origin's wake-up, the head's second in the cache and the wait for the next poll. A change that was there
  before a reader came, or woke up, is not late."""


def report(night: Night) -> str:
    readers = sum(figures.readers for figures in night.figures)
    legend = LEGEND.format(changes=night.changes, minutes=night.seconds / 60, readers=readers)
    return "\n\n".join(
        [
            "# At the edge",
            machine(),
            doubts(night),
            "## What a change costs the origin",
            table(night, AT_THE_ORIGIN),
            of_the_origin(night),
            "## What the readers get",
            table(night, AT_THE_EDGE),
            legend,
        ]
    )


def table(night: Night, columns: Mapping[str, Column]) -> str:
    rows = [[column(figures) for column in columns.values()] for figures in night.figures]
    return aligned([list(columns), *rows])


def of_the_origin(night: Night) -> str:
    """The share of a core that serving all the caches and folding the changes in took."""
    answered = sum(sum(figures.origin_requests.values()) for figures in night.figures)
    used = night.origin.running / night.seconds
    return (
        f"For all of these caches together the origin's process used {used:.1%} of a core, and answered "
        f"{answered:,} requests."
    )


def machine() -> str:
    versions = ", ".join(version for cache in CACHES if (version := version_of(cache)))
    when = f"{datetime.now(UTC):%B %-d, %Y}"
    cores = f"{processor()}, {os.cpu_count()} cores, Linux {platform.release()}"
    return f"`make edge`, {when}: {cores}; {versions}."


def version_of(cache) -> str:
    if cache.missing():
        return f"no {cache.name}"
    said = subprocess.run(
        [cache.program(), cache.version_flag], capture_output=True, text=True, check=False
    )
    return (said.stderr + said.stdout).splitlines()[0].removeprefix("nginx version: ")


def doubts(night: Night) -> str:
    said = [f"- {name}: {why}." for name, why in night.absent.items()]
    said += [
        f"- {figures.name}, {figures.readers:,} readers: in each second they waited "
        f"{figures.disturbed:.2f} s for their core behind others, threads added up. They are later for it."
        for figures in night.figures
        if figures.disturbed > MOST_DISTURBED
    ]
    slowest = max((figures.slowest_poll for figures in night.figures), default=POLL_SECONDS)
    if slowest > POLL_SECONDS:
        said.append(
            f"- The origin was short of breath at times, and had readers poll every {slowest} seconds."
        )
    if not said:
        return "The machine was quiet enough to tell."
    return "\n".join(["**Missing or in doubt:**", "", *said])


def write(night: Night) -> None:
    """What scaling.md is computed from, and what people read."""
    MEASURED.write_text(json.dumps(asdict(night), indent=1) + "\n", encoding="utf-8")
    REPORT.write_text(report(night) + "\n", encoding="utf-8")
