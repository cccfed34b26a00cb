"""A tail: one journal as this process knows it, kept up to date, with whoever waits for its next change."""

import asyncio
from collections.abc import Callable
from typing import Generic, TypeVar

from dateline.delivery.caching import tagged
from dateline.delivery.record import Record
from dateline.delivery.source import Source
from dateline.journal.changes import Change, Head, Kind, State
from dateline.journal.fold import CoverageFold, Fold

Sum = TypeVar("Sum", bound=Fold)

BATCH = 200  # changes taken in at a time: a long journal holds the loop for a few milliseconds


def nobody_minds() -> None:
    """For a tail of which nothing is kept anywhere else."""


class Tail(Generic[Sum]):
    """A journal's changes and what they fold to.

    ``changed`` is called when what was made of the whole of it is old, and ``redacted`` when what was
    made of any part of it is.
    """

    def __init__(
        self,
        name: str,
        empty: type[Sum],
        changed: Callable[[], None] = nobody_minds,
        redacted: Callable[[], None] = nobody_minds,
    ) -> None:
        self.name = name
        self.edition = 1
        self.folded = empty()
        self.record = Record()
        self._empty = empty
        self._changed = changed
        self._redacted = redacted
        self._told_edition = self.edition
        self._grown = asyncio.Event()
        self._lock = asyncio.Lock()

    @property
    def seq(self) -> int:
        return self.folded.seq

    @property
    def head(self) -> Head:
        return Head(self.edition, self.seq, self.folded.digest)

    def next_growth(self) -> asyncio.Event:
        """An event that is set when this journal is next seen to have grown."""
        return self._grown

    async def advance(self, head: Head, source: Source) -> None:
        """Read on to where the journal stands now.

        Each withdrawal raises the edition, and is redacted here as it was there. An edition that this
        does not lead to was raised by something else, and all is read again, so that no copy of what
        was taken out stays in this process. Readers keep their places, because seqs stay.
        """
        async with self._lock:
            if head.edition < self.edition or head.seq < self.seq:
                return  # an older word
            await self._read_on(head.seq, source)
            if self.seq == head.seq and self.edition != head.edition:
                await self._read_again(head, source)

    async def _read_on(self, seq: int, source: Source) -> None:
        while self.seq < seq:
            batch = await source.changes(self.name, self.seq, min(BATCH, seq - self.seq))
            if not batch:
                return  # the source is behind its own head; the slow timer asks again
            for change in batch:
                self._take(change)
            self._tell()

    def _take(self, change: Change) -> None:
        if self.folded.apply(change):
            self.record.append(change)
            self.edition += change.kind == Kind.WITHDRAW

    async def _read_again(self, head: Head, source: Source) -> None:
        anew = Tail(self.name, self._empty)
        await anew._read_on(head.seq, source)
        if anew.seq < head.seq:
            return  # readers are never taken back; the slow timer tries again
        self.folded, self.record, self.edition = anew.folded, anew.record, head.edition
        self._tell()

    def _tell(self) -> None:
        self._changed()
        if self._told_edition != self.edition:
            self._told_edition = self.edition
            self._redacted()
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


def tag_of(tail: CoverageTail) -> str:
    return f"coverage-{tail.name}"


def tags_of(tail: CoverageTail) -> dict[str, str]:
    """The headers by which a CDN drops everything that shows this coverage."""
    return tagged(tag_of(tail))
