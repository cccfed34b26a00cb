"""A long coverage against a short one: what grows with length, and what must not.

    python -m bench.lengths DATA SHORT LONG ROUNDS

Rounds are interleaved, so that whatever else the machine does falls on both. Prints JSON.
"""

import json
import sys
from collections.abc import Callable
from time import perf_counter

from dateline.project.cli.newsroom import open_newsroom

TIMES_A_ROUND = 20
MEASURED = ("publish a post", "render the page", "fold one change")


def main() -> None:
    short, long, rounds = map(int, sys.argv[2:])
    open_newsroom(sys.argv[1])
    from bench.coverages import Subject

    subjects = [Subject(count) for count in (short, long)]
    figures = {
        name: in_turn([getattr(subject, name.replace(" ", "_")) for subject in subjects], rounds)
        for name in MEASURED
    }
    figures["bytes of the page, gzip"] = [[subject.page_weight()] for subject in subjects]
    print(json.dumps(figures))


def in_turn(actions: list[Callable[[], None]], rounds: int) -> list[list[float]]:
    """Milliseconds of each action, once a round."""
    times: list[list[float]] = [[] for _ in actions]
    for _ in range(rounds):
        for kept, action in zip(times, actions, strict=True):
            begun = perf_counter()
            for _ in range(TIMES_A_ROUND):
                action()
            kept.append((perf_counter() - begun) / TIMES_A_ROUND * 1000)
    return times


if __name__ == "__main__":
    main()
