"""The event stream of a coverage: who may have it, from where, and what its first bytes are."""

import asyncio
from collections.abc import Callable
from functools import partial

from dateline.delivery.answers import Answer, problem
from dateline.delivery.readers import RETRY_MS, Readers
from dateline.delivery.tails import CoverageTail, is_over
from dateline.journal import sse

HEADERS = {
    "cache-control": "no-store",
    "x-accel-buffering": "no",  # nginx would hold events back until 4 KB are full
    "x-content-type-options": "nosniff",
    "access-control-allow-origin": "*",
}
TYPE = "text/event-stream"

HandOver = Callable[[bytes, Callable[[], asyncio.Protocol]], None]
"""Writes the head of a response, and lets another protocol have the connection, unless it is gone."""

# Without a length and without chunks: the stream ends when the connection does (RFC 9112, 6.3).
HEAD = "".join(
    f"{name}: {value}\r\n"
    for name, value in {"content-type": TYPE, **HEADERS, "connection": "close"}.items()
)
OPENING = f"HTTP/1.1 200 OK\r\n{HEAD}\r\n".encode() + sse.opening(RETRY_MS)


class Stream:
    """An accepted stream: the connection of the request is to be handed to the readers."""

    def __init__(self, readers: Readers, place: int) -> None:
        self._readers = readers
        self._place = place

    def begin(self, hand_over: HandOver) -> None:
        """The connection's next protocol is a reader's."""
        hand_over(OPENING, partial(self._readers.begin, self._place))


FULL = "There is no room for another stream here now; head.json says how often to ask instead."
AGAIN_SECONDS = 60  # for clients that know Retry-After; the page's own script waits about as long


def answer_stream(
    tail: CoverageTail, readers: Readers, asked: str, *, is_room: bool
) -> Answer | Stream:
    """The stream after the place that is asked for, or why there is none.

    What is no number is refused with 400. Where there is no room it is 503: an EventSource gives up
    at once, and the page's script polls.
    """
    if not (asked.isascii() and asked.isdigit() and len(asked) <= 15):
        return problem(400, f"“{asked[:40]}” is no place in a journal; use a seq such as after=41.")
    place = int(asked)
    if is_over(tail) and place == tail.seq:
        return Answer(b"", "", status=204, extra=HEADERS)  # after it an EventSource stays away
    if not is_room:
        return problem(503, FULL, extra={"retry-after": str(AGAIN_SECONDS)})
    return Stream(readers, place)


def head_of_stream() -> Answer:
    """What HEAD is told: the headers of a stream, which has no length and no tag, and no stream."""
    return Answer(b"", TYPE, extra=HEADERS, has_length=False)
