"""What this run cannot tell, and why: said before any figure."""

from collections.abc import Sequence

from bench.fanout import FanOut
from bench.noise import why_not
from bench.pages import Served
from bench.plan import Run
from bench.stalled import Among


def doubts_of(run: Run) -> list[str]:
    """A line for each thing that is missing or in doubt."""
    said = [f"{name}: {why}." for name, why in run.absent.items()]
    for (count, name), rounds in run.fan_outs.items():
        said += doubtful(f"{name}, {count:,} readers", of_fan_out([*rounds.values()]))
    for (kind, name), rounds in run.served.items():
        said += doubtful(f"{name}, {kind}", of_served([*rounds.values()]))
    for is_stalled, rounds in run.among.items():
        who = "some" if is_stalled else "none"
        said += doubtful(f"Readers, {who} of them stalled", of_among([*rounds.values()]))
    for name, (short, long) in run.lengths.items():
        said += doubtful(f"Length, {name}", why_not({"short": short, "long": long}))
    if run.plan.rounds < 3:
        said.append(f"Rounds: {run.plan.rounds}; under three, nobody knows how far they spread.")
    return said


def doubtful(what: str, doubts: Sequence[str]) -> list[str]:
    return [f"{what}: {'; '.join(doubts)}."] if doubts else []


def of_fan_out(rounds: Sequence[FanOut]) -> list[str]:
    return why_not(
        {"deliveries/s": [f.core_rate for f in rounds], "p99": [f.p99 for f in rounds]},
        [f.disturbed for f in rounds],
        [f.readers_busy for f in rounds],
    )


def of_served(rounds: Sequence[Served]) -> list[str]:
    return why_not({"requests/s": [s.core_rate for s in rounds]}, [s.disturbed for s in rounds])


def of_among(rounds: Sequence[Among]) -> list[str]:
    return why_not({"p99": [a.p99 for a in rounds]}, [a.disturbed for a in rounds])
