"""The event stream of a coverage: every change after a place, for as long as the reader stays.

Every way out of it:
- the reader left: the connection says so;
- the reader's place cannot be served: ``reset``, with the reason, and the end;
- the coverage has ended and the reader has all of it: ``ended``, and the end (or 204 at once);
- this process is leaving: ``bye`` with a jittered ``retry:``, so that a deploy is no stampede.
"""

import asyncio
import random
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from dateline.delivery.answers import Answer, Send, problem
from dateline.delivery.requests import Request
from dateline.delivery.tails import CoverageTail, is_over
from dateline.journal import sse

Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]

BREATH = 20  # changes; about 3 ms of encoding
QUIET_SECONDS = 15.0  # proxies cut a connection that is quiet for 30 to 60
RETRY_MS = 2_000
BYE_SPREAD_MS = 5_000

HEADERS = [
    (b"content-type", b"text/event-stream"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),  # nginx would hold events back until 4 KB are full
    (b"x-content-type-options", b"nosniff"),
    (b"access-control-allow-origin", b"*"),
]


def asked_place(request: Request) -> int | Answer:
    """The seq after which a client wants to go on; ``Last-Event-ID`` wins over ``after``.

    Without either it is the beginning. What is no number is refused with 400.
    """
    given = request.headers.get("last-event-id") or request.query.get("after", ["0"])[-1]
    if not (given.isascii() and given.isdigit() and len(given) <= 15):
        return problem(400, f"“{given[:40]}” is no place in a journal; use a seq such as after=41.")
    return int(given)


class Stream:
    """One reader's connection."""

    def __init__(
        self, tail: CoverageTail, place: int, closing: asyncio.Event, request: Request
    ) -> None:
        self._tail = tail
        self._place = place
        self._closing = closing
        self._head_only = request.method == "HEAD"

    async def answer(self, receive: Receive, send: Send) -> None:
        if self._has_all_that_will_come():
            await send({"type": "http.response.start", "status": 204, "headers": HEADERS[1:]})
            await send({"type": "http.response.body"})
            return
        await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
        if not self._head_only:
            await self._serve(receive, send)
        await send({"type": "http.response.body"})

    async def _serve(self, receive: Receive, send: Send) -> None:
        left = asyncio.ensure_future(_until_left(receive))
        try:
            await _write(send, sse.opening(RETRY_MS))
            await self._serve_until(left, send)
        except OSError:
            pass  # the reader left in the middle of a write
        finally:
            left.cancel()

    async def _serve_until(self, left: "asyncio.Future[None]", send: Send) -> None:
        while not left.done():
            growth = self._tail.growth()
            if self._place > self._tail.seq:
                await _write(send, self._reset())
                return
            await self._write_what_is_new(send)
            if is_over(self._tail) and self._place == self._tail.seq:
                await _write(send, sse.event(str(self._place), name="ended", id=self._place))
                return
            if self._closing.is_set():
                retry = RETRY_MS + random.randrange(BYE_SPREAD_MS)  # noqa: S311 (only spreads load)
                await _write(send, sse.event("", name="bye", retry=retry))
                return
            if not await _wait_for_any(left, growth, self._closing):
                await _write(send, sse.comment())

    async def _write_what_is_new(self, send: Send) -> None:
        """Each is looked up when it is written: this reader may be slow, and a withdrawal may come."""
        while change := self._tail.next(self._place):
            await _write(send, sse.change_event(change))
            self._place = change.seq
            if (
                change.seq % BREATH == 0
            ):  # uvicorn's send may never wait; others must have their turn
                await asyncio.sleep(0)

    def _has_all_that_will_come(self) -> bool:
        return is_over(self._tail) and self._place == self._tail.seq

    def _reset(self) -> bytes:
        why = f"The journal ends at {self._tail.seq}; nothing can follow {self._place}. Reload the page."
        return sse.event(why, name="reset")


async def _until_left(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _wait_for_any(left: "asyncio.Future[None]", *events: asyncio.Event) -> bool:
    """Whether anything happened before the connection had been quiet for too long."""
    waits: list[asyncio.Future[Any]] = [asyncio.ensure_future(event.wait()) for event in events]
    try:
        done, _ = await asyncio.wait(
            [*waits, left], timeout=QUIET_SECONDS, return_when=asyncio.FIRST_COMPLETED
        )
        return bool(done)
    finally:
        for wait in waits:
            wait.cancel()


async def _write(send: Send, data: bytes) -> None:
    await send({"type": "http.response.body", "body": data, "more_body": True})
