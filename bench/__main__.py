"""``make bench``: how a long coverage behaves against a short one, side by side in one run.

Rounds are interleaved, so that whatever else the machine does falls on both; medians are compared.
Sizes are ``--short`` and ``--long`` posts; the data folder is temporary.
"""

import argparse
import os
import tempfile
from collections.abc import Callable
from statistics import median
from time import perf_counter

ROUNDS = 5
PUBLISHED_A_ROUND = 20


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("--short", type=int, default=100)
    parser.add_argument("--long", type=int, default=3000)
    sizes = parser.parse_args()
    with tempfile.TemporaryDirectory() as data:
        os.environ["DATELINE_DATA"] = data
        from dateline.project.cli.newsroom import open_newsroom

        open_newsroom()
        from bench.coverages import Subject

        subjects = [Subject(count) for count in (sizes.short, sizes.long)]
        print(f"A coverage of {sizes.long} posts against one of {sizes.short}, {ROUNDS} rounds:\n")
        for name in ("publish a post", "render the page", "fold one change"):
            report(name, [getattr(subject, name.replace(" ", "_")) for subject in subjects])
        for subject in subjects:
            print(f"  page of {subject.count} posts: {subject.page_weight():,} bytes gzip")


def report(name: str, measured: list[Callable[[], None]]) -> None:
    """Both in turn, round after round; their medians and the ratio of these."""
    times: list[list[float]] = [[], []]
    for _ in range(ROUNDS):
        for kept, action in zip(times, measured, strict=True):
            begun = perf_counter()
            for _ in range(PUBLISHED_A_ROUND):
                action()
            kept.append((perf_counter() - begun) / PUBLISHED_A_ROUND)
    short, long = map(median, times)
    spread = max(max(kept) / min(kept) for kept in times)
    noisy = "  (noisy: rounds differ by more than 2)" if spread > 2 else ""
    print(
        f"  {name:<16} {short * 1000:8.2f} ms {long * 1000:8.2f} ms   ratio {long / short:.2f}{noisy}"
    )


if __name__ == "__main__":
    main()
