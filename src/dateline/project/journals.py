"""The journals of the database as delivery's source of changes. The one place where the two meet."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import ParamSpec, TypeVar

from django.db import Error

from dateline.delivery.source import SourceAway
from dateline.journal.changes import Change, Head
from dateline.newsroom import reading
from dateline.project.database_threads import DatabaseThreads

P = ParamSpec("P")
T = TypeVar("T")


class DatabaseSource:
    """Reads in two threads of its own, so that a slow desk request cannot hold readers up."""

    def __init__(self) -> None:
        self._threads = DatabaseThreads("journals")

    async def heads(self, names: Collection[str]) -> Mapping[str, Head]:
        return await self._read(reading.heads, names)

    async def changes(self, name: str, after: int, limit: int) -> Sequence[Change]:
        return await self._read(reading.changes_after, name, after, limit)

    def close(self) -> None:
        self._threads.close()

    async def _read(self, read: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return await self._threads.run(read, *args, **kwargs)
        except Error as error:
            raise SourceAway("The journals cannot be read from the database.") from error
