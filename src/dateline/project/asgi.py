"""The whole site as one ASGI application: readers to delivery, the newsroom to Django in threads."""

import asyncio
import logging
from collections.abc import MutableMapping
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any, cast

from a2wsgi import WSGIMiddleware
from django.conf import settings
from django.core.wsgi import get_wsgi_application

from dateline.delivery.answers import Receive, Send
from dateline.delivery.app import Delivery
from dateline.delivery.hub import Hub
from dateline.delivery.requests import below
from dateline.delivery.site import Site
from dateline.delivery.theming.contrast import faint
from dateline.delivery.theming.rehearsal import rehearse
from dateline.delivery.theming.theme import theme_in
from dateline.desk.readers import ReadersNow, counted_by, keep_exchanging
from dateline.desk.stream import DeskStream
from dateline.outside.fetching import Fetcher
from dateline.project.announcing import Announcer, keep_announcing
from dateline.project.bodies import WholeBodies
from dateline.project.clock import keep_time
from dateline.project.database_threads import DatabaseThreads
from dateline.project.file_limit import room_for_streams
from dateline.project.journals import DatabaseSource
from dateline.project.served_at import saying_where
from dateline.project.watching import wake_on_growth

LOG = logging.getLogger("dateline.project")

DESK_THREADS = 8
DESK_STREAM = "/desk/stream/"
DESK_PATHS = ("/desk/", "/api/", "/admin/", "/static/")


class Application:
    """Everything in one process."""

    def __init__(self) -> None:
        self._source = DatabaseSource()
        self._site = site_from_settings()
        check_theme(self._site)
        self.hub = Hub(self._source, self._site)
        self._delivery = Delivery(self.hub, self._site)
        self.ready = self._delivery.ready
        desk: Any = WSGIMiddleware(cast(Any, get_wsgi_application()), workers=DESK_THREADS)
        self._desk = WholeBodies(desk)
        self._desk_threads = DatabaseThreads("desk-stream")
        self.desk_stream = self._made_desk_stream()

    def _made_desk_stream(self) -> DeskStream:
        self._readers = ReadersNow(self.hub.readers_now)
        counted_by(self._readers)
        return DeskStream(self._desk_threads.run, lambda name: self._readers().get(name, 0))

    async def __call__(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http" and self._is(scope["path"], DESK_STREAM):
            await self.desk_stream(scope, receive, send)
        elif scope["type"] == "http" and self._is(scope["path"], *DESK_PATHS):
            await self._desk({**scope, "root_path": self._site.root}, receive, send)
        elif scope["type"] == "http":
            await self._delivery(scope, receive, send)

    def _is(self, path: str, *beginnings: str) -> bool:
        return f"{below(self._site.root, path) or ''}/".startswith(beginnings)

    async def _live(self, receive: Receive, send: Send) -> None:
        """From the server's first word to its last (the ASGI lifespan protocol)."""
        async with AsyncExitStack() as running:
            await receive()
            try:
                await running.enter_async_context(self._following())
                running.enter_context(saying_where(settings.DATELINE_DATA, self._site.url))
            except Exception as error:
                await send({"type": "lifespan.startup.failed", "message": str(error)})
                return
            await send({"type": "lifespan.startup.complete"})
            await receive()
        await send({"type": "lifespan.shutdown.complete"})

    def _wake(self) -> None:
        self.hub.wake()
        self.desk_stream.wake()

    def close(self) -> None:
        """Tell every open stream, the readers' and the desk's, that this process is leaving."""
        self.hub.close()
        self.desk_stream.close()

    @asynccontextmanager
    async def _following(self) -> Any:
        database = settings.DATABASES["default"]["NAME"]
        await self.hub.catch_up()
        following = asyncio.create_task(self.hub.follow())
        watching = asyncio.create_task(wake_on_growth(database, self._wake))
        clock = asyncio.create_task(keep_time(self._desk_threads.run))
        announcing = asyncio.create_task(self._announce())
        counting = asyncio.create_task(keep_exchanging(self._readers, self._desk_threads.run))
        try:
            yield
        finally:
            self.close()
            await self.hub.see_readers_off()
            watching.cancel()
            clock.cancel()
            announcing.cancel()
            counting.cancel()
            tasks = (following, watching, clock, announcing, counting)
            await asyncio.gather(*tasks, return_exceptions=True)
            await self._desk_threads.run(self._readers.leave)
            self._desk_threads.close()
            self._source.close()

    async def _announce(self) -> None:
        """Nothing unless the newsroom has chosen a key."""
        if key := self._site.indexnow_key:
            await keep_announcing(Announcer(key, self._site.url, Fetcher()))


def check_theme(site: Site) -> None:
    """ThemeRefused where pages cannot be made with it; a warning where some could not read them."""
    if site.theme.templates.is_dir():
        rehearse(site)
    for sight in faint(site.theme.style_sheet):
        LOG.warning("In the theme in %s, %s.", site.theme.folder, sight)


def site_from_settings() -> Site:
    from dateline.project.settings import OPTIONS

    return Site(
        name=OPTIONS["SITE_NAME"],
        url=settings.DATELINE_URL,
        pictures=settings.DATELINE_PICTURES,
        page_posts=OPTIONS["PAGE_POSTS"],
        segment_size=OPTIONS["SEGMENT_SIZE"],
        poll_seconds=OPTIONS["POLL_SECONDS"],
        language=OPTIONS["LANGUAGE"],
        time_style=OPTIONS["TIME_STYLE"],
        theme=theme_in(OPTIONS["THEME"]),
        logo=OPTIONS["LOGO"],
        indexnow_key=OPTIONS["INDEXNOW_KEY"],
        embedded_by=OPTIONS["EMBEDDED_BY"],
        most_streams=min(OPTIONS["STREAMS"], room_for_streams()),
        memory_bytes=OPTIONS["MEMORY_MB"] * 1024 * 1024,
    )
