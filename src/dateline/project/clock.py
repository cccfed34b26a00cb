"""The clock: what waits for a time happens at its time.

Any number of processes may keep time: each thing is done under its lock, by whoever comes first.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from dateline.newsroom.audit import Origin, coming_from
from dateline.newsroom.drafting import publish_due
from dateline.newsroom.publishing import start_due

LOG = logging.getLogger("dateline.project")

TICK_SECONDS = 0.5


async def keep_time(in_thread: Callable[..., Awaitable[Any]]) -> None:
    """Twice a second, for as long as the process runs; whatever goes wrong is said and tried again."""
    while True:
        await asyncio.sleep(TICK_SECONDS)
        try:
            await in_thread(do_what_is_due)
        except Exception:
            LOG.exception("What is due could not be done; trying again.")


def do_what_is_due() -> None:
    """Start the coverages and publish the drafts whose time has come."""
    with coming_from(Origin("schedule")):
        start_due()
        publish_due()
