"""A coverage as delivery has it, made of its journal as the newsroom wrote it."""

import asyncio
from collections.abc import Sequence

from dateline.delivery.tails import CoverageTail, Tail
from dateline.journal.changes import Change, Head
from dateline.journal.fold import CoverageFold
from dateline.newsroom.models import Coverage


class Read:
    """A source with the changes of one journal."""

    def __init__(self, changes: Sequence[Change]) -> None:
        self._changes = changes

    async def changes(self, name: str, after: int, limit: int) -> Sequence[Change]:
        return self._changes[after : after + limit]

    @property
    def head(self) -> Head:
        withdrawals = sum(change.kind == "withdraw" for change in self._changes)
        return Head(1 + withdrawals, len(self._changes), self._changes[-1].digest)


def tail_of(coverage: Coverage, changes: Sequence[Change]) -> CoverageTail:
    tail, read = Tail(str(coverage.pk), CoverageFold), Read(changes)
    asyncio.run(tail.advance(read.head, read))
    return tail
