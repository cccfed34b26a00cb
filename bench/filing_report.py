"""What ``make filing`` saw, as docs/filing.md says it."""

import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bench.noise import MOST_DISTURBED
from bench.proc import processor
from bench.tables import aligned

BAR = 1.0
ABOUT = """\
{people} reporters, each with a token and a connection of their own, publish over the API, every
{least:.0f} to {most:.0f} seconds for {seconds} seconds: {posts} posts, {rate:.1f} a second, of which
{missing} did not reach the page. The reader's page is open in Chromium all along, and a post is there when
it stands in the feed. All of it is on one machine, with everything on its disk: `dateline serve` as it is,
the reporters, and Chromium.
"""
SHARES = {"p50": 0.5, "p95": 0.95, "p99": 0.99, "longest": 1.0}


@dataclass
class Shift:
    """Twenty people file for a minute. The times are seconds since 1970, by the post's id."""

    people: int = 20
    seconds: int = 60
    pause: tuple[float, float] = (1.0, 5.0)
    asked: dict[str, float] = field(default_factory=dict)
    confirmed: dict[str, float] = field(default_factory=dict)
    arrived: dict[str, float] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)
    took: float = 0.0
    by_others: float = 0.0
    """Seconds of a core that went to what is not part of this."""

    @property
    def missing(self) -> int:
        return len(self.asked) - len(self.asked.keys() & self.arrived.keys())

    def lateness(self, told: Mapping[str, float]) -> list[float]:
        return sorted(told[post] - moment for post, moment in self.asked.items() if post in told)


def report(shift: Shift) -> str:
    ways = {
        "the server has confirmed": shift.lateness(shift.confirmed),
        "Cleo's page has it": shift.lateness(shift.arrived),
    }
    p95 = at(ways["Cleo's page has it"], SHARES["p95"])
    rows = [["from asking to publish until", *(f"{name}, s" for name in SHARES)]]
    rows += [
        [way, *(f"{at(late, share):.3f}" for share in SHARES.values())]
        for way, late in ways.items()
    ]
    verdict = "cleared" if p95 < BAR and not shift.missing else "**not cleared**"
    bar = f"The bar is a p95 under {BAR:.0f} second on the reader's page: {p95 / BAR:.2f} of it, {verdict}."
    about = ABOUT.format(
        people=shift.people,
        least=shift.pause[0],
        most=shift.pause[1],
        seconds=shift.seconds,
        posts=len(shift.asked),
        rate=len(shift.asked) / shift.took,
        missing=shift.missing,
    )
    title = "# Twenty people file at once"
    return "\n\n".join([title, machine(), doubt(shift), aligned(rows), bar, about])


def at(late: Sequence[float], share: float) -> float:
    """The one of so many, in order, that this share of them is not later than."""
    return late[min(len(late) - 1, int(len(late) * share))] if late else float("nan")


def machine() -> str:
    when = f"{datetime.now(UTC):%B %-d, %Y}"
    cores = f"{processor()}, {os.cpu_count()} cores{priority()}"
    return f"`make filing`, {when}: {cores}, Linux {platform.release()}."


def priority() -> str:
    """On a machine that is never quiet, ``nice -n -10`` gives this its cores before others have them."""
    return f", before others (nice {os.nice(0)})" if os.nice(0) < 0 else ""


def doubt(shift: Shift) -> str:
    share = shift.by_others / (shift.took * (os.cpu_count() or 1))
    if share <= MOST_DISTURBED:
        return f"Others had {share:.0%} of the machine meanwhile: it was quiet enough to tell."
    return f"**In doubt:** others had {share:.0%} of the machine meanwhile. The times are longer for it."
