"""A crowd that waits: so many open streams in one process, and what they leave of it for everything else."""

import json
from dataclasses import dataclass
from statistics import median
from time import monotonic_ns, sleep

from bench.cores import LEAVE_SECONDS, end, start_on
from bench.fanout import SETTLE_SECONDS, publish_singly, warm
from bench.peers.dateline import PAGE, Dateline
from bench.peers.peer import Ground
from bench.proc import memory, open_files
from bench.readers import OPENING_AT_ONCE, Readers
from dateline.project.file_limit import room_for_streams

EVENTS = 3
ASKING_SECONDS = 6


@dataclass(frozen=True, slots=True)
class Idle:
    """Times in milliseconds, but for those in whose names are seconds."""

    opening_seconds: float
    reader_bytes: float
    last: float
    page: float
    longest_page: float
    comment_seconds: float
    goodbye: float
    told_goodbye: int
    leaving: float
    files: int


def that_fit(count: int) -> int:
    """So many readers, or as many thousands as one process may have here."""
    return min(count, room_for_streams() // 1000 * 1000)


def measure_idle(ground: Ground, count: int, at_once: int = OPENING_AT_ONCE) -> Idle:
    """One life of Dateline with so many readers, to whom little happens until it leaves."""
    dateline = Dateline(ground)
    dateline.start()
    try:
        warm(ground, dateline)
        return _measure(ground, dateline, count, at_once)
    finally:
        dateline.stop()


def _measure(ground: Ground, dateline: Dateline, count: int, at_once: int) -> Idle:
    empty = memory(dateline.process.pid)
    readers = Readers(ground, dateline, count, EVENTS, at_once=at_once)
    try:
        opening = readers.wait_until_open()
        sleep(SETTLE_SECONDS)
        held, files = memory(dateline.process.pid) - empty, open_files(dateline.process.pid)
        asking = ask_for_the_page(ground, dateline)
        published = publish_singly(dateline, readers, EVENTS)
        pages = json.loads(asking.stdout.readline())
        end(asking)
        commented = readers.wait_for_comments()
        farewell = see_off(dateline, readers)
    finally:
        readers.close()
    lasts = [max(readers.receipts(number)) for number in range(EVENTS)]
    in_full = [last - event.asked for last, event in zip(lasts, published, strict=True)]
    return Idle(
        opening_seconds=opening,
        reader_bytes=held / count,
        last=median(in_full) / 1e6,
        page=pages["seconds"] / pages["answers"] * 1000,
        longest_page=pages["longest_ms"],
        comment_seconds=(commented - lasts[-1]) / 1e9,
        **farewell,
        files=files,
    )


def see_off(dateline: Dateline, readers: Readers) -> dict[str, float]:
    """Have the server leave, with all streams open."""
    begun = monotonic_ns()
    dateline.process.terminate()
    dateline.process.wait(LEAVE_SECONDS)
    gone = monotonic_ns()
    told, ended = readers.wait_for_goodbyes()
    return {
        "goodbye": (ended - begun) / 1e6,
        "told_goodbye": told,
        "leaving": (gone - begun) / 1e6,
    }


def ask_for_the_page(ground: Ground, dateline: Dateline):
    """One connection that asks for the page again and again, while events are published."""
    numbers = (dateline.port, PAGE, 1, ASKING_SECONDS)
    return start_on(ground.readers_core, [ground.programs / "requests", *numbers], ground.errors)
