"""Waking whoever follows journals as soon as any process has committed something."""

import asyncio
import logging
from collections.abc import Callable
from pathlib import Path
from time import monotonic

from dateline.newsroom.wakeups import DatabaseWatch
from dateline.newsroom.writes import NoInotify, Writes

LOG = logging.getLogger("dateline.project")

LOOK_SECONDS = 0.002  # between the first write to the log and the commit lies a flush to disk
UNDER_WAY_SECONDS = 0.5  # that a commit may take; the hub's slow timer stands in for a longer one
BLIND_SECONDS = 0.005  # between two looks where the kernel tells nobody of writes

Look = Callable[[], bool]
"""Wakes whoever is to be woken when something was committed, and says whether it was."""


async def wake_on_growth(database: Path, wake: Callable[[], None]) -> None:
    """For as long as the process runs. Of a hint that is lost nothing is lost: see the slow timer."""
    watch = DatabaseWatch(database)
    try:
        await keep_looking(waking(watch, wake), database.with_name(f"{database.name}-wal"))
    finally:
        watch.close()


def waking(watch: DatabaseWatch, wake: Callable[[], None]) -> Look:
    def look() -> bool:
        try:
            grew = watch.grew()
        except Exception:
            LOG.exception("The database could not be watched; readers may wait two seconds.")
            return False
        if grew:
            wake()
        return grew

    return look


async def keep_looking(look: Look, log: Path) -> None:
    """Look while somebody writes to the database's log, and not at all while nobody does."""
    try:
        writes = Writes(log)
    except NoInotify as error:
        LOG.info("Looking for commits 200 times a second: %s", error)
        await look_blindly(look)
        return
    written = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.add_reader(writes.descriptor, lambda: written.set() if writes.taken() else None)
    try:
        while True:
            await written.wait()
            await look_until_grown(look, written)
    finally:
        loop.remove_reader(writes.descriptor)
        writes.close()


async def look_until_grown(look: Look, written: asyncio.Event) -> None:
    """Until what was being written is committed, or has taken too long for a commit.

    A write that is heard of and growth that is seen in one look belong to two transactions: the second
    one begins when the first is committed. So the look goes on for the second one.
    """
    until = 0.0
    while True:
        if is_another := written.is_set():
            written.clear()
            until = monotonic() + UNDER_WAY_SECONDS
        if (look() and not is_another) or monotonic() > until:
            return
        await asyncio.sleep(LOOK_SECONDS)


async def look_blindly(look: Look) -> None:
    while True:
        await asyncio.sleep(BLIND_SECONDS)
        look()
