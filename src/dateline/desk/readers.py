"""How many readers a coverage has now, over all processes that serve the same data.

Each process counts its own streams, and writes its count down for the others: when it changes, and
again every few seconds, so that the readers of a process that died are counted no more. The desk asks
here, and adds what this process counts at this moment to what the others last wrote.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from dateline.desk.models import Counted

LOG = logging.getLogger("dateline.desk")

LOOK_SECONDS = 2.0
SAID_AGAIN = timedelta(seconds=10)
LASTS = timedelta(seconds=25)  # two words may be lost

Count = Callable[[], Mapping[str, int]]


class ReadersNow:
    """One process's count, and what it knows of the others'. ``count`` says how many are its own."""

    def __init__(self, count: Count) -> None:
        self._count = count
        self._process = str(uuid4())
        self._others: Counter[str] = Counter()
        self._said: dict[str, int] = {}
        self._said_at = datetime.min.replace(tzinfo=UTC)

    def __call__(self) -> Mapping[str, int]:
        """Readers now, by the id of a coverage."""
        return self._others + Counter(self._count())

    def exchange(self) -> None:
        """Say what has changed, and hear what the others count."""
        now, own = datetime.now(UTC), {name: many for name, many in self._count().items() if many}
        if own != self._said or (own and now > self._said_at + SAID_AGAIN):
            self._say(own, now)
        others = Counted.objects.filter(seen_at__gt=now - LASTS).exclude(process=self._process)
        self._others = sum(map(Counter, others.values_list("readers", flat=True)), Counter())

    def _say(self, own: dict[str, int], now: datetime) -> None:
        said = {"readers": own, "seen_at": now}
        Counted.objects.update_or_create(process=self._process, defaults=said)
        Counted.objects.filter(seen_at__lt=now - timedelta(days=1)).delete()
        self._said, self._said_at = own, now

    def leave(self) -> None:
        """This process goes, and its readers with it."""
        Counted.objects.filter(process=self._process).delete()


async def keep_exchanging(readers: ReadersNow, in_thread: Callable[..., Awaitable[Any]]) -> None:
    """For as long as the process runs; whatever goes wrong is said and tried again."""
    while True:
        try:
            await in_thread(readers.exchange)
        except Exception:
            LOG.exception("The readers of other processes could not be counted; trying again.")
        await asyncio.sleep(LOOK_SECONDS)


_counting: list[Count] = []


def counted_by(count: Count) -> None:
    """From now on this says how many readers there are, by the id of a coverage."""
    _counting[:] = [count]


def readers_now() -> Mapping[str, int]:
    """Readers now, by the id of a coverage; nothing where nobody counts."""
    return _counting[0]() if _counting else {}
