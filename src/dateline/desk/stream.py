"""The desk stream: everything that colleagues do, as it happens, over server-sent events.

A ``change`` is one of the coverage's journal, a ``draft`` is a draft as it now is, ``presence`` is who
is where, and ``may`` is what this listener may do there. A listener has two numbers for its place, the
journal's seq and the place on the desk, and both are in the event's id, so that an EventSource that
comes back asks for what it missed.

Every way out: the listener left; it is signed out or disabled (``signed-out``); it does not read
(its queue is full: cut, it comes back by its place); the process leaves (``bye``).
"""

import asyncio
import logging
from collections.abc import Callable
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs

from dateline.desk.floor import Floor, Gone, Listener
from dateline.desk.listeners import Admitted, NotAdmitted, admit
from dateline.desk.places import Place
from dateline.journal import sse

LOG = logging.getLogger("dateline.desk")

RETRY_MS = 1_000
QUIET_SECONDS = 15.0
HEADERS = [
    (b"content-type", b"text/event-stream"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
]

InThread = Callable[..., Any]


class DeskStream:
    """An ASGI application for ``/desk/stream/<slug>``; ``wake`` it when something was committed."""

    def __init__(self, in_thread: InThread, readers: Callable[[str], int]) -> None:
        self._in_thread = in_thread
        self._readers = readers
        self._floors: dict[str, Floor] = {}
        self._closing = False

    def wake(self) -> None:
        for floor in self._floors.values():
            floor.wake()

    def close(self) -> None:
        """Say goodbye to every listener."""
        self._closing = True
        for floor in self._floors.values():
            floor.close()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        slug = scope["path"].rstrip("/").rsplit("/", 1)[-1]
        try:
            admitted = await self._in_thread(admit, slug, _cookies(scope))
            place = await self._place(scope, admitted)
        except NotAdmitted as error:
            await _refuse(send, error.status, str(error))
            return
        await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
        await _send(send, sse.opening(RETRY_MS))
        listener = Listener(admitted, place)
        async with self._floor(admitted).joined_by(listener):
            await _until_gone(listener, receive, send)
        await send({"type": "http.response.body", "body": b""})

    async def _place(self, scope: Any, admitted: Admitted) -> Place:
        headers = dict(scope["headers"])
        asked = headers.get(b"last-event-id", b"").decode("latin-1")
        given = asked or parse_qs(scope["query_string"].decode("latin-1")).get("after", [""])[0]
        return Place.read(given) if given else admitted.place

    def _floor(self, admitted: Admitted) -> Floor:
        key = str(admitted.coverage.pk)
        if key not in self._floors:
            self._floors[key] = Floor(
                admitted.coverage,
                admitted.place,
                self._in_thread,
                lambda: self._readers(key),
                lambda: self._floors.pop(key, None),
            )
        return self._floors[key]


async def _until_gone(listener: Listener, receive: Any, send: Any) -> None:
    """Write what the listener is given, until either side has enough."""
    leaving = asyncio.ensure_future(_disconnected(receive))
    try:
        while not leaving.done():
            given = asyncio.ensure_future(listener.next())
            await asyncio.wait(
                {leaving, given}, timeout=QUIET_SECONDS, return_when=asyncio.FIRST_COMPLETED
            )
            if given.done():
                await _send(send, given.result())
            else:
                given.cancel()
                await _send(send, sse.comment())
    except Gone as word:
        await _send(send, word.last)
    finally:
        leaving.cancel()


async def _disconnected(receive: Any) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _send(send: Any, data: bytes) -> None:
    if data:
        await send({"type": "http.response.body", "body": data, "more_body": True})


async def _refuse(send: Any, status: int, sentence: str) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": sentence.encode()})


def _cookies(scope: Any) -> dict[str, str]:
    given: SimpleCookie = SimpleCookie()
    for name, value in scope["headers"]:
        if name == b"cookie":
            try:
                given.load(value.decode("latin-1"))
            except CookieError:
                LOG.info("A cookie could not be read.")
    return {name: morsel.value for name, morsel in given.items()}
