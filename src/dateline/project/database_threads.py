"""Threads that ask the database on behalf of the event loop."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from django.db import close_old_connections

P = ParamSpec("P")
T = TypeVar("T")


class DatabaseThreads:
    """Two threads for one kind of work, so that no kind holds up another."""

    def __init__(self, name: str) -> None:
        self._threads = ThreadPoolExecutor(max_workers=2, thread_name_prefix=name)

    async def run(self, ask: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Ask in a thread, by a connection that is alive."""

        def ask_and_let_go() -> T:
            close_old_connections()
            return ask(*args, **kwargs)

        return await asyncio.get_running_loop().run_in_executor(self._threads, ask_and_let_go)

    def close(self) -> None:
        self._threads.shutdown()
