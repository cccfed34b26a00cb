"""One contender, so many readers: how fast events reach them, and what holding them costs.

Events are published one at a time, each when all readers have the one before: every event is a write of its
own to every reader, as on a live page. Then as many are published back to back, where a server may join what
waits for the same reader into one write; the C loop does not.
"""

from dataclasses import dataclass
from random import uniform
from statistics import median
from time import sleep

from bench.latencies import latencies, percentile
from bench.peers.peer import Ground, Peer, Published
from bench.proc import memory
from bench.readers import NAP_NS, Readers
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
    spread: float
    told: float
    event_bytes: float
    reader_bytes: float
    coming_back: float
    disturbed: float
    readers_busy: float


def measure_fan_out(
    ground: Ground, contender: type[Peer], count: int, events: int, nap: int = NAP_NS
) -> FanOut:
    """One life of a contender, with so many readers and twice so many events."""
    peer = contender(ground)
    peer.start()
    try:
        warm(ground, peer)
        return _measure(ground, peer, count, events, nap)
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


def _measure(ground: Ground, peer: Peer, count: int, events: int, nap: int) -> FanOut:
    empty = memory(peer.process.pid)
    readers = Readers(ground, peer, count, 2 * events, nap=nap)
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


def publish_singly(peer: Peer, readers: Readers, events: int, *how: int) -> list[Published]:
    """Each event when all readers have the one before."""
    published = []
    for number in range(1, events + 1):
        sleep(uniform(0, MOST_PAUSE_SECONDS))
        published += peer.publish(1, *how)
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
    events = len(singly)
    receipts = [readers.receipts(number) for number in range(2 * events)]
    lasts = [max(received) for received in receipts]
    since_asked = latencies(receipts, [event.asked for event in singly])
    since_the_first = latencies(receipts, [min(received) for received in receipts[:events]])
    in_full = [last - event.asked for last, event in zip(lasts, singly, strict=False)]
    return FanOut(
        core_rate=len(since_asked) / stretch.server.running,
        rate=readers.count / median(in_full) * 1e9,
        back_to_back=len(since_asked) / (lasts[-1] - burst[0].asked) * 1e9,
        p50=percentile(since_asked, 0.5),
        p99=percentile(since_asked, 0.99),
        most=percentile(since_asked, 1),
        spread=percentile(since_the_first, 0.99),
        told=median(event.told - event.asked for event in singly) / 1e6,
        event_bytes=carried_by_an_event(readers, events),
        reader_bytes=held,
        coming_back=coming_back * 1000,
        disturbed=stretch.disturbed,
        readers_busy=stretch.readers.running / sum(in_full) * 1e9,
    )


def carried_by_an_event(readers: Readers, events: int) -> float:
    """Bytes to one reader, with all that this contender puts around an event."""
    first, last = readers.carried[0], readers.carried[events - 1]
    return (last - first) / (events - 1) / readers.count
