"""Readers who never read a byte, one in a hundred: what they cost the others, and the server.

A stalled reader's buffers fill: its own, the kernel's for it, then the server's. So posts are long here, and
are published until nothing more fits, and on. Both crowds are measured in the same round: one with stalled
readers, one with ordinary readers in their place.
"""

from dataclasses import dataclass
from math import inf, nan
from time import monotonic, sleep

from bench.fanout import SETTLE_SECONDS, publish_singly, warm
from bench.latencies import latencies, percentile
from bench.peers.dateline import Dateline
from bench.peers.peer import Ground
from bench.proc import memory, memory_of_sockets, open_files
from bench.readers import Readers
from bench.stretch import Stretch

CHARACTERS = 8_000
ONE_IN = 100
LONGEST_UNTIL_CUT = 90  # seconds
PAUSE_SECONDS = 1.0  # between short posts while the cut is waited for: no coverage pauses for it


@dataclass(frozen=True, slots=True)
class Among:
    """Times in milliseconds, memory in bytes.

    ``cut_seconds`` is infinite when they were not cut, and no number where there was nobody to cut.
    """

    p50: float
    p99: float
    most: float
    grown: float
    kernel_grown: float
    left: float
    cut_seconds: float
    disturbed: float


def measure_among(ground: Ground, count: int, stalled: int, events: int) -> Among:
    """One life of Dateline with so many readers, of whom so many never read."""
    dateline = Dateline(ground)
    dateline.start()
    try:
        warm(ground, dateline)
        return _measure(ground, dateline, count, stalled, events)
    finally:
        dateline.stop()


def _measure(ground: Ground, dateline: Dateline, count: int, stalled: int, events: int) -> Among:
    server = dateline.process.pid
    readers = Readers(ground, dateline, count - stalled, events, stalled=stalled)
    try:
        readers.wait_until_open()
        sleep(SETTLE_SECONDS)
        empty, of_kernel, files = memory(server), memory_of_sockets(), open_files(server)
        with Stretch(server, readers.process.pid) as stretch:
            published = publish_singly(dateline, readers, events, CHARACTERS)
        full, kernel_full = memory(server), memory_of_sockets()
        cut_seconds = until_cut(dateline, files - stalled) if stalled else nan
        left = memory(server)
    finally:
        readers.close()
    receipts = [readers.receipts(number) for number in range(events)]
    ordered = latencies(receipts, [event.asked for event in published])
    return Among(
        p50=percentile(ordered, 0.5),
        p99=percentile(ordered, 0.99),
        most=percentile(ordered, 1),
        grown=full - empty,
        kernel_grown=kernel_full - of_kernel,
        left=left - empty,
        cut_seconds=cut_seconds,
        disturbed=stretch.disturbed,
    )


def until_cut(dateline: Dateline, files: int) -> float:
    """Seconds until the server has no more files open than these, while short posts go on."""
    begun = monotonic()
    while monotonic() - begun < LONGEST_UNTIL_CUT:
        if open_files(dateline.process.pid) <= files:
            return monotonic() - begun
        dateline.publish(1)
        sleep(PAUSE_SECONDS)
    return inf
