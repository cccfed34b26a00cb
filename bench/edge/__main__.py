"""``make edge``: an hour of an election night behind real caches, and what they leave for the origin.

Crowds of twenty to twenty thousand readers poll through Varnish and nginx at the same time, each crowd
through a cache of its own. The hour renews bench/edge/measured.json, docs/edge.md and the figures of
docs/scaling.md. ``--minutes 5 --first 14`` is a stretch of it, prints its table, and writes nothing.
"""

import argparse
import signal
import sys

from bench.cores import MachineUnfit
from bench.edge import paper
from bench.edge.caches import CACHES, Varnish
from bench.edge.crowd import Front
from bench.edge.report import report, write
from bench.edge.run import Plan, run
from bench.edge.story import HOUR
from bench.peers.peer import NotServing

CROWDS = (20, 200, 2_000, 20_000)
MOST_BEFORE_OTHERS = 2_000  # one core carries one of the largest crowds with its cache
SPARE_SECONDS = 600  # beside the stretch itself: whatever hangs, the machine is given back


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.edge", description=__doc__)
    parser.add_argument("--minutes", type=float, default=HOUR, help="less than the hour: no files")
    parser.add_argument("--first", type=float, default=0, help="the minute to begin at")
    parser.add_argument("--most", type=int, default=CROWDS[-1], help="readers of the largest crowd")
    parser.add_argument(
        "--behind", default=CACHES[0].name, help="the cache that has the largest crowd"
    )
    chosen = parser.parse_args()
    for way_out in (signal.SIGALRM, signal.SIGTERM):
        signal.signal(way_out, leave)  # as an exception, so that what was started is ended
    signal.alarm(int(chosen.minutes * 60) + SPARE_SECONDS)
    for cache in CACHES:
        if cache.missing():
            tell(f"{cache.name} is missing: {cache.missing()}")
    try:
        night = run(Plan(fronts(chosen.behind, chosen.most), chosen.first, chosen.minutes), tell)
    except (MachineUnfit, NotServing) as error:
        sys.exit(f"edge: {error}")
    print(report(night))
    if chosen.minutes >= HOUR:
        write(night)
        paper.main()


def fronts(behind: str, most: int) -> list[Front]:
    """Every crowd behind every cache that is here, and one behind edges that a shield stands behind."""
    found = []
    for cache in (cache for cache in CACHES if not cache.missing()):
        largest = most if cache.name == behind else min(most, MOST_BEFORE_OTHERS)
        found += [Front(cache, readers) for readers in CROWDS if readers <= largest]
        if cache is Varnish:
            found.append(Front(cache, min(most, MOST_BEFORE_OTHERS), edges=4, is_shielded=True))
    return found


def leave(number: int, _: object) -> None:
    sys.exit(f"edge: ended by {signal.Signals(number).name}")


def tell(progress: str) -> None:
    print(progress, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
