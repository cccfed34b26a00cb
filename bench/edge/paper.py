"""The paper: what the measured hour says of crowds that no bench holds.

    python -m bench.edge.paper

renews the tables of docs/scaling.md from measured.json, the hour's schedule and assumptions.py. All of it is
proportion: a reader behind a cache asks for the same whatever the size of the crowd, and so does a cache of
the origin, which is what the hour shows.
"""

import json
from collections.abc import Callable, Mapping
from math import ceil
from pathlib import Path
from typing import Any

from bench.edge.assumptions import (
    CACHES,
    CROWDS,
    DELIVERIES_A_SECOND,
    DIAL,
    HEAD_FRESH,
    LISTS,
    PAGE_FRESH,
    POLL_SECONDS,
    SEGMENT_SIZE,
    STREAM_BYTES,
    STREAMS_A_PROCESS,
)
from bench.edge.reader import reader_of
from bench.places import filled
from bench.tables import aligned

HERE = Path(__file__).parent
SCALING = HERE.parent.parent / "docs" / "scaling.md"
MEASURED = HERE / "measured.json"

KINDS = {
    "heads": ("head",),
    "ranges of changes": ("range",),
    "attempts to stream, refused at the edge": ("stream",),
    "pages": ("page",),
    "their scripts, styles, icons and pictures": ("file",),
    "all": (),
}
SHARED = {"heads": "head", "ranges": "range", "pages": "page"}
CHANGES, VISITS = ("head", "range", "stream"), ("page", "file")

Cell = Callable[[int], str]


class Paper:
    """The measured hour, and what follows from it."""

    def __init__(self, night: Mapping[str, Any]) -> None:
        self.rows = rows = night["figures"]
        self.changes, self.change_bytes = night["changes"], night["change_bytes"]
        self.edge = max(rows, key=lambda row: row["readers"])
        self.shield = next((row for row in rows if "shield" in row["name"]), self.edge)
        self.reader = reader_of(self.edge)

    def blocks(self) -> dict[str, str]:
        """The tables, by the name of their place in the page."""
        return {
            "origin": self.of_the_origin(),
            "reader": self.of_a_reader(),
            "polling": crowds("polling every five seconds", self.of_polling()),
            "dial": self.of_the_dial(),
            "streaming": crowds("streaming", self.of_streaming()),
        }

    def of_the_origin(self) -> str:
        """Requests for each change, from the cache that has the largest crowd too; and their ceiling."""
        lines = [["readers", *SHARED, "all"]]
        for row in (row for row in self.rows if row["name"] == self.edge["name"]):
            counts = [row["origin_requests"][kind] / self.changes for kind in SHARED.values()]
            lines.append([f"{row['readers']:,}", *(f"{n:.1f}" for n in (*counts, sum(counts)))])
        return aligned([*lines, ["at most", *(f"{n:.1f}" for n in self.at_most())]])

    def at_most(self) -> tuple[float, ...]:
        """What the headers and the segment's size allow one cache to ask for: heads, ranges, pages, all."""
        seconds = self.edge["seconds"] / self.changes
        tails = (SEGMENT_SIZE - 1).bit_length() + 1
        ceilings = (seconds / HEAD_FRESH, float(tails), seconds / PAGE_FRESH)
        return (*ceilings, sum(ceilings))

    def of_a_reader(self) -> str:
        lines = [["in an hour a reader asks for", "requests", "KB"]]
        for name, kinds in KINDS.items():
            requests, sent = self.reader.asks(*kinds), self.reader.gets(*kinds)
            lines.append([name, f"{requests:,.0f}", f"{sent / 1000:,.0f}"])
        return aligned(lines)

    def of_polling(self) -> dict[str, Cell]:
        asks, gets = self.reader.asks, self.reader.gets
        alone, shielded = a_second(self.edge, "requests"), a_second(self.shield, "requests")
        bits = a_second(self.edge, "bytes") * 8
        most = self.at_most()[-1] * self.changes / self.edge["seconds"]
        prices = {
            f"an hour on {prices.name}": lambda n, p=prices: f"${about(n * self.reader.dollars(p))}"
            for prices in LISTS
        }
        return {
            "requests/s at the edges": lambda n: about(n * asks() / 3600),
            "– for heads": lambda n: about(n * asks("head") / 3600),
            "– for ranges": lambda n: about(n * asks("range") / 3600),
            "Gbit/s of heads and changes": lambda n: f"{gigabits(n * gets(*CHANGES)):,.1f}",
            "Gbit/s of pages and pictures": lambda n: f"{gigabits(n * gets(*VISITS)):,.1f}",
            "cores of Varnish": lambda n: (
                f"{n / self.edge['readers'] * self.edge['cache_core']:,.0f}"
            ),
            "requests/s at the origin, with a shield": lambda _: f"{shielded:.1f}",
            "– at most, with a shield": lambda _: f"{most:.1f}",
            f"requests/s at the origin, {CACHES} caches": lambda _: f"{CACHES * alone:,.0f}",
            f"– at most, {CACHES} caches": lambda _: f"{CACHES * most:,.0f}",
            f"Mbit/s at the origin, {CACHES} caches": lambda _: f"{CACHES * bits / 1e6:,.1f}",
            "an hour, million requests": lambda n: about(n * asks() / 1e6),
            "an hour, TB": lambda n: f"{n * gets() / 1e12:,.2f}",
            **prices,
        }

    def of_the_dial(self) -> str:
        count = CROWDS[0]
        beside_the_poll = self.edge["late_p50"] / 1000 - POLL_SECONDS / 2
        lines = [
            [
                "`DATELINE_POLL_SECONDS`",
                f"requests/s, {count:,} readers",
                *(f"an hour on {prices.name}" for prices in LISTS),
                "half have a change within",
            ]
        ]
        for seconds in DIAL:
            reader = self.reader.polling_every(seconds)
            dollars = [f"${about(count * reader.dollars(prices))}" for prices in LISTS]
            within = f"{seconds / 2 + beside_the_poll:.1f} s"
            lines.append([f"{seconds}", about(count * reader.asks() / 3600), *dollars, within])
        return aligned(lines)

    def of_streaming(self) -> dict[str, Cell]:
        seconds = STREAMS_A_PROCESS / DELIVERIES_A_SECOND
        size, sent = self.change_bytes, self.changes * self.change_bytes
        prices = {
            f"an hour's bytes on {prices.name}": lambda n, p=prices: (
                f"${about(n * sent / p.bytes_of_a_gigabyte * p.gigabyte)}"
            )
            for prices in LISTS
        }
        return {
            "processes, of a core each": lambda n: f"{ceil(n / STREAMS_A_PROCESS):,}",
            "GB of memory in all": lambda n: f"{n * STREAM_BYTES / 1e9:,.1f}",
            "s until the last reader has a change": lambda _: f"{seconds:.1f}",
            "Gbit/s for so long, of all": lambda n: f"{n * size * 8 / seconds / 1e9:,.1f}",
            "Gbit/s for so long, of a process": lambda _: (
                f"{STREAMS_A_PROCESS * size * 8 / seconds / 1e9:,.1f}"
            ),
            "an hour, TB": lambda n: f"{n * sent / 1e12:,.2f}",
            **prices,
        }


def crowds(what: str, rows: Mapping[str, Cell]) -> str:
    heads = [what, *(f"{count:,} readers" for count in CROWDS)]
    return aligned([heads, *([name, *map(cell, CROWDS)] for name, cell in rows.items())])


def a_second(figures: Mapping[str, Any], what: str) -> float:
    """What one crowd's cache asks the origin for, or is sent."""
    return sum(figures[f"origin_{what}"].values()) / figures["seconds"]


def about(number: float) -> str:
    """To three digits: the assumptions bear no more."""
    return f"{float(f'{number:.3g}'):,.0f}"


def gigabits(bytes_an_hour: float) -> float:
    return bytes_an_hour * 8 / 3600 / 1e9


def main() -> None:
    paper = Paper(json.loads(MEASURED.read_text(encoding="utf-8")))
    page = SCALING.read_text(encoding="utf-8")
    SCALING.write_text(filled(page, "paper", paper.blocks()), encoding="utf-8")


if __name__ == "__main__":
    main()
