"""``make bench``: Dateline beside a C loop that only writes, nginx with nchan, and ordinary ASGI.

Every contender runs on one core, its readers and its publisher on another, in turn and several times over;
medians are compared. The whole run takes twenty minutes and renews docs/benchmark.md, its plot
and the bars that README quotes; ``--quick`` takes less than one, prints its tables, and writes nothing.
"""

import argparse
import signal
import sys
from pathlib import Path

from bench.cores import MachineUnfit
from bench.measure import run
from bench.places import filled
from bench.plan import Plan, Run
from bench.plot import plot
from bench.report import caption, quoted, report

ROOT = Path(__file__).parent.parent
DOCS, README = ROOT / "docs", ROOT / "README.md"
FULL = Plan(
    rounds=5,
    crowds={1_000: 50, 10_000: 20},
    seconds=3,
    lengths=(100, 10_000),
    idle=50_000,
    stalled=(10_000, 20),
    is_awake=True,
)
LONGEST_SECONDS = 2400  # whatever hangs, the machine is given back
QUICK = Plan(rounds=1, crowds={1_000: 20}, seconds=1, lengths=(100, 300))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="1,000 readers, one round, no files")
    quick = parser.parse_args().quick
    for way_out in (signal.SIGALRM, signal.SIGTERM):
        signal.signal(way_out, leave)  # as an exception, so that what was started is ended
    signal.alarm(LONGEST_SECONDS)
    try:
        measured = run(QUICK if quick else FULL, tell)
    except MachineUnfit as error:
        sys.exit(f"bench: {error}")
    written = report(measured)
    print(written)
    if not quick:
        write(measured, written)


def write(measured: Run, written: str) -> None:
    """The report, its plot, and what README quotes of them."""
    (DOCS / "benchmark.md").write_text(written, encoding="utf-8")
    (DOCS / "benchmark.svg").write_text(plot(measured, caption(measured)), encoding="utf-8")
    readme = README.read_text(encoding="utf-8")
    README.write_text(filled(readme, "bench", {"bars": quoted(measured)}), encoding="utf-8")


def leave(number: int, _: object) -> None:
    sys.exit(f"bench: ended by {signal.Signals(number).name}")


def tell(progress: str) -> None:
    print(progress, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
