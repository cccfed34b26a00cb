"""One contender, so many readers: how fast events reach them, and what holding them costs.

Events are published one at a time, each when all readers have the one before: every event is a write of its
own to every reader, as on a live page. Then as many are published back to back, where a server may join what
waits for the same reader into one write; the C loop does not.
"""

from array import array
from dataclasses import dataclass
from random import uniform
from statistics import median
from time import sleep

from bench.peers.peer import Ground, Peer, Published
from bench.proc import memory
from bench.readers import Readers
from bench.stretch import Stretch

COMING_BACK = 2000
SETTLE_SECONDS = 0.5
MOST_PAUSE_SECONDS = (
    0.04  # random, so that nothing falls in step with a server that looks every 20 ms
)


@dataclass(frozen=True, slots=True)
class FanOut:
    """Times in milliseconds, rates in deliveries a second, shares from 0 to 1."""

    core_rate: float
    rate: float
    back_to_back: float
    p50: float
    p99: float
    most: float
    told: float
    reader_bytes: float
    coming_back: float
    disturbed: float
    readers_busy: float


def measure_fan_out(ground: Ground, contender: type[Peer], count: int, events: int) -> FanOut:
    """One life of a contender, with so many readers and twice so many events."""
    peer = contender(ground)
    peer.start()
    try:
        warm(ground, peer)
        return _measure(ground, peer, count, events)
    finally:
        peer.stop()


def warm(ground: Ground, peer: Peer) -> None:
    """A first reader and a first event: what is loaded once is no cost of readers."""
    reader = Readers(ground, peer, 1, 1)
    reader.wait_until_open()
    peer.publish(1)
    reader.wait_for_events(1)
    reader.close()
    sleep(SETTLE_SECONDS)


def _measure(ground: Ground, peer: Peer, count: int, events: int) -> FanOut:
    empty = memory(peer.process.pid)
    readers = Readers(ground, peer, count, 2 * events)
    try:
        readers.wait_until_open()
        sleep(SETTLE_SECONDS)
        with Stretch(peer.process.pid, readers.process.pid) as stretch:
            singly = publish_singly(peer, readers, events)
        full = memory(peer.process.pid)
        burst = peer.publish(events)
        readers.wait_for_events(2 * events)
        coming_back = come_back(ground, peer)
    finally:
        readers.close()
    held = max(0, full - empty) / count
    return summary(readers, singly, burst, stretch, held, coming_back)


def publish_singly(peer: Peer, readers: Readers, events: int) -> list[Published]:
    published = []
    for number in range(1, events + 1):
        sleep(uniform(0, MOST_PAUSE_SECONDS))
        published += peer.publish(1)
        readers.wait_for_events(number)
    return published


def come_back(ground: Ground, peer: Peer) -> float:
    """Seconds for 2,000 readers more, all at once, as after a cut; the others stay."""
    returning = Readers(ground, peer, COMING_BACK, 0, at_once=COMING_BACK)
    try:
        return returning.wait_until_open()
    finally:
        returning.close()


def summary(
    readers: Readers,
    singly: list[Published],
    burst: list[Published],
    stretch: Stretch,
    held: float,
    coming_back: float,
) -> FanOut:
    """What was noted down, as figures."""
    receipts = [readers.receipts(number) for number in range(2 * len(singly))]
    lasts = [max(received) for received in receipts]
    latencies = sorted(latencies_of(receipts, singly))
    in_full = [last - event.asked for last, event in zip(lasts, singly, strict=False)]
    return FanOut(
        core_rate=len(latencies) / stretch.server.running,
        rate=readers.count / median(in_full) * 1e9,
        back_to_back=len(latencies) / (lasts[-1] - burst[0].asked) * 1e9,
        p50=latencies[len(latencies) // 2] / 1e6,
        p99=latencies[len(latencies) * 99 // 100] / 1e6,
        most=latencies[-1] / 1e6,
        told=median(event.told - event.asked for event in singly) / 1e6,
        reader_bytes=held,
        coming_back=coming_back * 1000,
        disturbed=stretch.disturbed,
        readers_busy=stretch.readers.running / sum(in_full) * 1e9,
    )


def latencies_of(receipts: list[array], published: list[Published]) -> array:
    """Nanoseconds from asking for an event to a reader's receipt, for all of both."""
    found = array("q")
    for received, event in zip(receipts, published, strict=False):
        found.extend(receipt - event.asked for receipt in received)
    return found
