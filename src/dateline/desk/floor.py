"""The floor of a coverage: everybody in this process who listens to its desk.

What happened is read once for all of them, encoded once, and given to each in the order of its place.
A listener registers first, and is then brought up from its own place to the floor's; what happens
meanwhile waits in its queue. So there is no gap, and what comes twice is the same state twice.
"""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import asdict
from typing import Any

from dateline.desk.listeners import Admitted, Rights, may_now
from dateline.desk.places import Place
from dateline.desk.presence import present_in
from dateline.desk.shapes import draft_out
from dateline.journal import sse
from dateline.journal.changes import encode
from dateline.newsroom.models import Coverage, Draft
from dateline.newsroom.reading import changes_after

LOG = logging.getLogger("dateline.desk")

SLOW_SECONDS = 2.0  # how long a lost wake-up, or somebody who went silently, can go unnoticed
MOST_WAITING = 2_000  # events; a listener with more does not read
STRETCH = 500

Event = tuple[Place, bytes]


class Gone(Exception):
    """A listener's stream has ended; ``last`` is the last word to it."""

    def __init__(self, last: bytes) -> None:
        super().__init__()
        self.last = last


class Listener:
    """One open stream: what waits for it, and how far it has come."""

    def __init__(self, admitted: Admitted, place: Place) -> None:
        self.admitted = admitted
        self.place = place
        self._rights: Rights | None = None  # as it was last told them
        self._waiting: asyncio.Queue[bytes] = asyncio.Queue(MOST_WAITING)
        self._last: bytes | None = None
        self._held: list[bytes] | None = []  # until it is brought up

    def bring_up(self, data: bytes) -> None:
        """What it had missed; then what happened meanwhile, so that its last id is its place."""
        held, self._held = self._held or [], None
        for one in (data, *held):
            self.give(one)

    def give(self, data: bytes) -> None:
        if self._last is not None:
            return
        if self._held is not None:
            self._held.append(data)
            return
        try:
            self._waiting.put_nowait(data)
        except asyncio.QueueFull:
            self.dismiss(b"")

    def learn(self, rights: Rights | None) -> None:
        """Tell it what it may do now, where that is something else; or that it may listen no more."""
        if rights is None:
            self.dismiss(sse.event("", name="signed-out"))
        elif rights != self._rights:
            self._rights = rights
            self.give(sse.event(json.dumps(asdict(rights)), name="may"))

    def dismiss(self, last: bytes) -> None:
        """Nothing more; ``next`` raises Gone once it has given all that waits."""
        self._last = last
        with suppress(asyncio.QueueFull):
            self._waiting.put_nowait(b"")

    async def next(self) -> bytes:
        if self._last is not None and self._waiting.empty():
            raise Gone(self._last)
        return await self._waiting.get()


class Floor:
    """Followed from the first listener to the last."""

    def __init__(
        self,
        coverage: Coverage,
        place: Place,
        in_thread: Callable[..., Any],
        readers: Callable[[], int],
        emptied: Callable[[], Any],
    ) -> None:
        self._coverage = coverage
        self._place = place
        self._in_thread = in_thread
        self._count_readers = readers
        self._emptied = emptied
        self._listeners: set[Listener] = set()
        self._woken = asyncio.Event()
        self._following: asyncio.Task[None] | None = None
        self._present: list[dict[str, Any]] = []
        self._readers = -1

    def wake(self) -> None:
        self._woken.set()

    def close(self) -> None:
        for listener in self._listeners:
            listener.dismiss(sse.event("", name="bye", retry=1_000))

    @asynccontextmanager
    async def joined_by(self, listener: Listener) -> AsyncIterator[None]:
        self._listeners.add(listener)
        if self._following is None:
            self._following = asyncio.create_task(self._follow())
        try:
            await self._bring_up(listener)
            yield
        finally:
            self._listeners.discard(listener)
            if not self._listeners:
                self._following.cancel()
                self._emptied()

    async def _bring_up(self, listener: Listener) -> None:
        """From its own place to everything that is there now."""
        events, (rights,) = await self._in_thread(
            missed, self._coverage, listener.place, listener.admitted
        )
        listener.learn(rights)
        present = sse.event(json.dumps(self._present), name="presence")
        readers = _readers_event(max(self._readers, 0))
        listener.bring_up(b"".join([*(data for _, data in events), present, readers]))

    async def _follow(self) -> None:
        while True:
            self._woken.clear()
            try:
                await self._advance()
            except Exception:  # the database may be away; the next turn tries again
                LOG.exception("The desk of %s could not be read; trying again.", self._coverage)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._woken.wait(), SLOW_SECONDS)

    async def _advance(self) -> None:
        listening = list(self._listeners)
        events, present, rights = await self._in_thread(
            look, self._coverage, self._place, [one.admitted for one in listening]
        )
        for listener, now in zip(listening, rights, strict=True):
            listener.learn(now)
        for place, data in events:
            self._place = place
            self._tell(data)
        if present != self._present:
            self._present = present
            self._tell(sse.event(json.dumps(present), name="presence"))
        readers = self._count_readers()
        if readers != self._readers:
            self._readers = readers
            self._tell(_readers_event(readers))

    def _tell(self, data: bytes) -> None:
        for listener in self._listeners:
            listener.give(data)


def look(
    coverage: Coverage, place: Place, listening: list[Admitted]
) -> tuple[list[Event], list[dict[str, Any]], list[Rights | None]]:
    """What happened after a place, who is there, and what each of the listeners may do now."""
    return read_after(coverage, place), present_in(coverage.pk), may_now(coverage, listening)


def missed(
    coverage: Coverage, place: Place, admitted: Admitted
) -> tuple[list[Event], list[Rights | None]]:
    """What one listener has not heard of yet."""
    return read_after(coverage, place), may_now(coverage, [admitted])


def read_after(coverage: Coverage, place: Place) -> list[Event]:
    """Everything after a place, each with the place that it leads to."""
    events: list[Event] = []
    seq, desk = place.seq, place.desk
    while changes := changes_after(str(coverage.pk), seq, STRETCH):
        for change in changes:
            seq = change.seq
            events.append(_event("change", Place(seq, desk), encode(change).decode()))
    drafts = Draft.objects.filter(coverage=coverage, place_on_desk__gt=desk)
    people = ("author__contributor", "changed_by__contributor")
    for draft in drafts.select_related(*people).order_by("place_on_desk"):
        desk = draft.place_on_desk
        events.append(_event("draft", Place(seq, desk), json.dumps(draft_out(draft))))
    return events


def _event(name: str, place: Place, data: str) -> Event:
    return place, sse.event(data, name=name, id=str(place))


def _readers_event(count: int) -> bytes:
    return sse.event(json.dumps({"now": count}), name="readers")
