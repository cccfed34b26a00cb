"""The journals of the database as delivery's source of changes. The one place where the two meet."""

import asyncio
from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from django.db import Error, close_old_connections

from dateline.delivery.source import SourceAway
from dateline.journal.changes import Change, Head
from dateline.newsroom import reading

P = ParamSpec("P")
T = TypeVar("T")


class DatabaseSource:
    """Reads in two threads of its own, so that a slow desk request cannot hold readers up."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(max_workers=2, thread_name_prefix="journals")

    async def heads(self, names: Collection[str]) -> Mapping[str, Head]:
        return await self._in_thread(reading.heads, names)

    async def changes(self, name: str, after: int, limit: int) -> Sequence[Change]:
        return await self._in_thread(reading.changes_after, name, after, limit)

    def close(self) -> None:
        self._threads.shutdown()

    async def _in_thread(self, read: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        def read_and_let_go() -> T:
            close_old_connections()
            try:
                return read(*args, **kwargs)
            except Error as error:
                raise SourceAway("The journals cannot be read from the database.") from error

        return await asyncio.get_running_loop().run_in_executor(self._threads, read_and_let_go)
