"""The hub: the journals that this process follows, and the loop that keeps them up to date."""

import asyncio
import logging
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from math import inf
from typing import Any

from dateline.delivery.readers import Readers
from dateline.delivery.source import SITE, Source
from dateline.delivery.tails import CoverageTail, Tail
from dateline.journal.changes import State
from dateline.journal.fold import CoverageFold, SiteFold

LOG = logging.getLogger("dateline.delivery")

SLOW_SECONDS = 2.0  # how long a lost wake-up can hold a change back


class Hub:
    """Follows the site's journal always, and a coverage's from the first time that it is asked for."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._site = Tail(SITE, SiteFold)
        self._tails: dict[str, CoverageTail] = {}
        self._readers: dict[str, Readers] = {}
        self._beginning = asyncio.Lock()
        self._looking: asyncio.Future[None] | None = None
        self._woken = asyncio.Event()
        self.closing = asyncio.Event()

    def wake(self) -> None:
        """Some journal may have grown. Costs nothing when called twice, or for nothing."""
        self._woken.set()

    def close(self) -> None:
        """Tell every open stream that this process is leaving."""
        self.closing.set()
        self._woken.set()

    async def follow(self) -> None:
        """Keep every followed journal up to date until the hub is closed."""
        while not self.closing.is_set():
            try:
                await self.catch_up()
            except Exception:  # the source may be away; what is here is still served
                LOG.exception("The journals could not be read; trying again.")
            with suppress(TimeoutError):
                await asyncio.wait_for(self._woken.wait(), SLOW_SECONDS)
            self._woken.clear()

    async def catch_up(self) -> None:
        """Read every followed journal on to where it stands."""
        await self._catch_up_with({SITE: self._site} | self._tails)

    async def _catch_up_with(self, tails: Mapping[str, Tail[Any]]) -> None:
        for name, head in (await self._source.heads(list(tails))).items():
            try:
                await tails[name].advance(head, self._source)
            except Exception:  # one journal that cannot be read must not hold up the others
                LOG.exception("The journal %s could not be read on; trying again.", name)

    @property
    def site(self) -> Tail[SiteFold]:
        return self._site

    async def coverage(self, slug: str) -> CoverageTail | None:
        """The tail of the coverage at this address; None when there is none.

        An address that is not known may be a moment old, so the site's journal is asked first.
        """
        if slug not in self._site.folded.ids:
            await self._look_again()
        name = self._site.folded.ids.get(slug)
        if name is None:
            return None
        return self._tails.get(name) or await self._begin(name)

    def readers(self, tail: CoverageTail) -> Readers:
        """Those who follow this journal over an open stream."""
        if tail.name not in self._readers:
            self._readers[tail.name] = Readers(tail, self.closing)
        return self._readers[tail.name]

    def coverages(self, story: str | None = None) -> list[State]:
        """Every coverage's entry in the site's journal, of one story or of all, the latest first."""
        entries = sorted(self._site.folded.coverages.values(), key=_started, reverse=True)
        return [e for e in entries if story is None or (e["story"] and e["story"]["slug"] == story)]

    async def _look_again(self) -> None:
        """Read the site's journal on; whoever asks meanwhile shares the one look, however many ask."""
        if self._looking is None or self._looking.done():
            self._looking = asyncio.ensure_future(self._catch_up_with({SITE: self._site}))
        await asyncio.shield(self._looking)

    async def _begin(self, name: str) -> CoverageTail:
        async with self._beginning:
            if name not in self._tails:
                tail = Tail(name, CoverageFold)
                heads = await self._source.heads([name])
                await tail.advance(heads[name], self._source)
                self._tails[name] = tail
                self.wake()  # it may have grown before it was among those that are caught up
        return self._tails[name]


def _started(entry: State) -> float:
    """What is only scheduled stands first: it has yet to begin."""
    started = entry["started_at"]
    return datetime.fromisoformat(started).timestamp() if started else inf
