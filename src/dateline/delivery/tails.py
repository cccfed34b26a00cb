"""A tail: one journal as this process knows it, kept up to date, with whoever waits for its next change."""

import asyncio
from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from dateline.delivery.source import Source
from dateline.journal import sse
from dateline.journal.changes import Change, Head, State
from dateline.journal.fold import CoverageFold, Fold
from dateline.journal.segments import Range

Sum = TypeVar("Sum", bound=Fold)

BATCH = 500  # changes read from the source at a time, so that a long journal does not hold the loop


class Tail(Generic[Sum]):
    """A journal's changes and what they fold to. ``answers`` holds what was rendered of it."""

    def __init__(self, name: str, empty: type[Sum]) -> None:
        self.name = name
        self.edition = 1
        self.folded = empty()
        self._empty = empty
        self.answers: dict[str, Any] = {}
        self._changes: list[Change] = []
        self._encoded = (0, b"")
        self._grown = asyncio.Event()
        self._lock = asyncio.Lock()

    @property
    def seq(self) -> int:
        return self.folded.seq

    @property
    def head(self) -> Head:
        return Head(self.edition, self.seq, self.folded.digest)

    def stretch(self, place: int, most: int) -> tuple[bytes, int]:
        """The events that follow a place, at least one and then up to ``most`` bytes; the new place.

        The newest change, which nearly everybody wants, is encoded once.
        """
        if place == self.seq - 1:
            return self._event(self.seq), self.seq
        events, size = [], 0
        while place < self.seq and size < most:
            place += 1
            events.append(self._event(place))
            size += len(events[-1])
        return b"".join(events), place

    def _event(self, seq: int) -> bytes:
        if self._encoded[0] != seq:
            self._encoded = (seq, sse.change_event(self._changes[seq - 1]))
        return self._encoded[1]

    def within(self, asked: Range) -> Sequence[Change]:
        return self._changes[asked.first - 1 : asked.last]

    def growth(self) -> asyncio.Event:
        """An event that is set when this journal is next seen to have grown."""
        return self._grown

    async def advance(self, head: Head, source: Source) -> None:
        """Read on to where the journal stands now.

        A new edition means that something was redacted: all is read again, so that no copy of what was
        withdrawn stays in this process. Readers keep their places, because seqs stay.
        """
        async with self._lock:
            if head.edition > self.edition:
                await self._replace(head, source)
            elif head.edition == self.edition and head.seq > self.seq:
                await self._read(self._changes, self.folded, head.seq, source)
                self._tell()

    async def _replace(self, head: Head, source: Source) -> None:
        changes: list[Change] = []
        folded = self._empty()
        await self._read(changes, folded, head.seq, source)
        if folded.seq < head.seq:
            return  # readers are never taken back; the slow timer tries again
        self._changes, self.folded, self.edition = changes, folded, head.edition
        self._tell()

    async def _read(self, changes: list[Change], folded: Sum, seq: int, source: Source) -> None:
        while folded.seq < seq:
            batch = await source.changes(self.name, folded.seq, min(BATCH, seq - folded.seq))
            if not batch:
                return  # the source is behind its own head; the slow timer asks again
            changes.extend(change for change in batch if folded.apply(change))

    def _tell(self) -> None:
        self.answers.clear()
        self._encoded = (0, b"")
        grown, self._grown = self._grown, asyncio.Event()
        grown.set()


CoverageTail = Tail[CoverageFold]


def head_of(tail: CoverageTail) -> State:
    """The coverage's own state. Every journal of a coverage begins with it."""
    if tail.folded.coverage is None:
        raise LookupError(f"The journal {tail.name} says nothing of its coverage.")
    return tail.folded.coverage


def is_over(tail: CoverageTail) -> bool:
    """Whether the coverage has ended, so that nothing is waited for."""
    return bool(head_of(tail)["state"] == "ended")
