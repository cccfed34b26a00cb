"""The hub: the journals that this process follows, and the loop that keeps them up to date."""

import asyncio
import logging
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import partial
from time import monotonic
from typing import Any, NamedTuple

from dateline.delivery.crawlers.last_changes import LastChanges
from dateline.delivery.entries import is_running, latest_first
from dateline.delivery.kept import Kept
from dateline.delivery.pressure import Pressure
from dateline.delivery.readers import Readers
from dateline.delivery.related import Related
from dateline.delivery.shelf import Shelf
from dateline.delivery.site import Site
from dateline.delivery.source import SITE, Source, SourceAway
from dateline.delivery.tails import CoverageTail, Tail
from dateline.journal.changes import State
from dateline.journal.fold import CoverageFold, SiteFold

LOG = logging.getLogger("dateline.delivery")

SLOW_SECONDS = 2.0  # how long a lost wake-up can hold a change back
GOODBYE_SECONDS = 0.8  # so that a process with open streams has left within a second
MOST_RUNNING = 20  # coverages of which the front page says how many posts they have
PACE = "poll_seconds"  # what a head is made from beside its journal
SEALED = "-sealed"
CLOCK = "clock"  # what is made from the time of day too is old after a while
CLOCK_SECONDS = 600.0


class Running(NamedTuple):
    """The tails of what is live or paused, by slug; not ``is_whole`` where one could not be read."""

    tails: Mapping[str, CoverageTail]
    is_whole: bool


class Hub:
    """Follows the site's journal always, and a coverage's from the first time that it is asked for.

    What is kept has a bound: of coverages that nobody streams, and of rendered answers, those asked
    for longest ago go first, and are read again when they are asked for.
    """

    def __init__(self, source: Source, site: Site) -> None:
        self._source = source
        self.last_changes = LastChanges(source)
        self.kept = Kept(site.memory_bytes // 4)
        self._shelf = Shelf(site.memory_bytes * 3 // 4, self._is_streamed, self._forget)
        self._site = Tail(SITE, SiteFold, partial(self.kept.forget, SITE))
        self._related: Related | None = None
        self._readers: dict[str, Readers] = {}
        self._beginning: dict[str, asyncio.Task[CoverageTail]] = {}
        self._looking: asyncio.Future[None] | None = None
        self._woken = asyncio.Event()
        self._time_seen = monotonic()
        self.closing = asyncio.Event()
        self.pressure = Pressure(
            site.poll_seconds, site.most_streams, partial(self.kept.forget, PACE)
        )

    def wake(self) -> None:
        """Some journal may have grown. Costs nothing when called twice, or for nothing."""
        self._woken.set()

    def close(self) -> None:
        """Tell every open stream that this process is leaving."""
        self.closing.set()
        self._woken.set()

    async def see_readers_off(self) -> None:
        """Until every reader was told that this process is leaving, or it has waited long enough."""
        telling = [task for readers in self._readers.values() if (task := readers.serving)]
        if telling:
            await asyncio.wait(telling, timeout=GOODBYE_SECONDS)

    async def follow(self) -> None:
        """Keep every followed journal up to date until the hub is closed."""
        watching = asyncio.create_task(self.pressure.watch())
        try:
            while not self.closing.is_set():
                await self._catch_up_if_possible()
                self.see_the_time(monotonic())
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._woken.wait(), SLOW_SECONDS)
                self._woken.clear()
        finally:
            watching.cancel()

    def see_the_time(self, seconds: float) -> None:
        """Forget what was made from the time of day, when that was a while ago."""
        if seconds >= self._time_seen + CLOCK_SECONDS:
            self._time_seen = seconds
            self.kept.forget(CLOCK)

    async def _catch_up_if_possible(self) -> None:
        try:
            await self.catch_up()
        except Exception:  # the source may be away; what is here is still served
            LOG.exception("The journals could not be read; trying again.")

    async def catch_up(self) -> None:
        """Read every followed journal on to where it stands."""
        await self._catch_up_with({SITE: self._site, **self._shelf.tails})

    async def _catch_up_with(self, tails: Mapping[str, Tail[Any]]) -> None:
        for name, head in (await self._source.heads(list(tails))).items():
            try:
                await tails[name].advance(head, self._source)
            except Exception:  # one journal that cannot be read must not hold up the others
                LOG.exception("The journal %s could not be read on; trying again.", name)

    @property
    def site(self) -> Tail[SiteFold]:
        return self._site

    async def read_coverage(self, slug: str) -> CoverageTail | None:
        """The tail of the coverage at this address, read if it is not in memory; None when there is none.

        An address that is not known may be a moment old, so the site's journal is asked first.
        """
        if slug not in self._site.folded.ids:
            await self._look_again()
        name = self._site.folded.ids.get(slug)
        if name is None:
            return None
        while not (
            tail := self._shelf.ask_for(name)
        ):  # with many, it may have been let go of already
            await self._begin(name)
        return tail

    def coverage_in_memory(self, slug: str) -> CoverageTail | None:
        """The tail of the coverage at this address, if it is in memory; nothing is read for it."""
        return self._shelf.ask_for(self._site.folded.ids.get(slug, ""))

    def follows(self, tail: CoverageTail) -> bool:
        """Whether this tail is kept up to date: one that was let go of says what once was."""
        return self._shelf.tails.get(tail.name) is tail

    def were_asked_for(self, names: Iterable[str]) -> None:
        """Somebody was given something of these journals: they are the last to go."""
        for name in names:
            self._shelf.ask_for(name.removesuffix(SEALED))

    def readers(self, tail: CoverageTail) -> Readers:
        """Those who follow this journal over an open stream."""
        if tail.name not in self._readers:
            self._readers[tail.name] = Readers(tail, self.closing, self.pressure)
        return self._readers[tail.name]

    def readers_now(self) -> dict[str, int]:
        """How many open streams each journal has. May be asked from any thread."""
        return {name: len(readers) for name, readers in list(self._readers.items())}

    @property
    def open_streams(self) -> int:
        return sum(map(len, self._readers.values()))

    def coverages(self, story: str | None = None) -> list[State]:
        """Every coverage's entry in the site's journal, of one story or of all, the latest first."""
        return latest_first(self._site.folded.coverages.values(), story)

    async def running(self, story: str | None = None) -> Running:
        """The tails of what is live or paused, of as many as there is room for.

        Reading them takes a while, and one may begin meanwhile, which then has to be read too: what
        is made of the others alone would not be old when it grows.
        """
        read: list[str] = []
        is_whole = True
        while (slugs := self._running_now(story)) != read:
            is_whole = all([await self._could_be_read(slug) for slug in slugs])
            read = slugs
        tails = {slug: tail for slug in read if (tail := self.coverage_in_memory(slug))}
        return Running(tails, is_whole)

    def _running_now(self, story: str | None) -> list[str]:
        return [e["slug"] for e in self.coverages(story) if is_running(e)][:MOST_RUNNING]

    async def _could_be_read(self, slug: str) -> bool:
        try:
            await self.read_coverage(slug)
        except SourceAway:
            return False
        return True

    def related(self, name: str) -> list[State]:
        """The entries of what is related to a coverage, the closest first."""
        site = self._site.folded
        if self._related is None or not self._related.is_of(site):
            self._related = Related(site, self._related)
        return self._related.of(name)

    async def _look_again(self) -> None:
        """Read the site's journal on; whoever asks meanwhile shares the one look, however many ask."""
        if self._looking is None or self._looking.done():
            self._looking = asyncio.ensure_future(self._catch_up_with({SITE: self._site}))
        await asyncio.shield(self._looking)

    async def _begin(self, name: str) -> CoverageTail:
        """Read a journal from its beginning; whoever asks for it meanwhile shares the one reading."""
        if name not in self._beginning:
            reading = asyncio.create_task(self._read_from_the_beginning(name))
            reading.add_done_callback(lambda _: self._beginning.pop(name))
            self._beginning[name] = reading
        return await asyncio.shield(self._beginning[name])

    async def _read_from_the_beginning(self, name: str) -> CoverageTail:
        changed = partial(self.kept.forget, name)
        tail = Tail(name, CoverageFold, changed, partial(self.kept.forget, sealed(name)))
        heads = await self._source.heads([name])
        await tail.advance(heads[name], self._source)
        self._shelf.add(tail)
        self.wake()  # it may have grown before it was among those that are caught up
        return tail

    @property
    def size(self) -> int:
        """About how many bytes of memory all that is kept takes."""
        return self._shelf.size + self.kept.size

    def _is_streamed(self, name: str) -> bool:
        return bool(self._readers.get(name))

    def _forget(self, name: str) -> None:
        self._readers.pop(name, None)
        self.kept.forget(name)
        self.kept.forget(sealed(name))


def sealed(name: str) -> str:
    """What is made of a sealed part of a journal is old when that is redacted, and not when it grows."""
    return f"{name}{SEALED}"
