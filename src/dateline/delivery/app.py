"""Delivery as one small ASGI application."""

import logging
import re
from collections.abc import MutableMapping
from dataclasses import replace
from typing import Any

from dateline.delivery import addresses, answers, oembed
from dateline.delivery.answers import Answer, Receive, Send, send_answer
from dateline.delivery.crawlers import addresses as crawlers
from dateline.delivery.embeds import addresses as embeds
from dateline.delivery.feeds import addresses as feeds
from dateline.delivery.hub import Hub
from dateline.delivery.protocol import HAND_OVER
from dateline.delivery.requests import Request, below
from dateline.delivery.routes import Route
from dateline.delivery.serving import Serving
from dateline.delivery.site import Site
from dateline.delivery.source import SourceAway
from dateline.delivery.stream import Stream

LOG = logging.getLogger("dateline.delivery")

ROUTES: list[Route] = [
    *addresses.ROUTES,
    *feeds.ROUTES,
    *crawlers.ROUTES,
    *oembed.ROUTES,
    *embeds.ROUTES,
]

AWAY = "The newsroom's database cannot be read at the moment. Please try again in a few seconds."
STREAM = re.compile(r"/live/(?P<slug>[a-z0-9-]+)/stream\?after=(?P<place>[0-9]{1,15})")


class Delivery:
    """The application, and the short way past it for what is in memory."""

    def __init__(self, hub: Hub, site: Site) -> None:
        self._root = site.root
        self._serving = Serving(hub, site)

    async def __call__(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        path = below(self._root, scope["path"])
        request = Request.from_scope(scope, scope["path"] if path is None else path)
        found = self._outside(request) if path is None else await self.respond(request)
        if isinstance(found, Stream):
            found.begin(scope["extensions"][HAND_OVER])
        else:
            await send_answer(request, found, send)

    def _outside(self, request: Request) -> Answer:
        """Whatever is there has its one address below the root."""
        return self._serving.not_found(request, "nothing_here")

    def ready(self, target: str, last_event_id: str) -> Answer | Stream | None:
        """What a target in a request line asks for, if it is in memory as it now is."""
        return self._serving.kept_at(target) or self._stream_at(target, last_event_id)

    def _stream_at(self, target: str, last_event_id: str) -> Answer | Stream | None:
        asked = STREAM.fullmatch(below(self._root, target) or "")
        tail = self._serving.hub.coverage_in_memory(asked["slug"]) if asked else None
        return self._serving.stream(tail, asked["place"], last_event_id) if asked and tail else None

    async def respond(self, request: Request) -> Answer | Stream:
        """What is at an address, whoever asks and however."""
        if request.method not in ("GET", "HEAD"):
            refusal = "Readers only read: use GET or HEAD."
            return answers.problem(405, refusal, extra={"allow": "GET, HEAD"})
        try:
            return await self._respond_at(request)
        except SourceAway:
            LOG.exception("What was asked for is not in memory, and cannot be read.")
            return answers.problem(503, AWAY, extra={"retry-after": "5"})

    async def _respond_at(self, request: Request) -> Answer | Stream:
        found = await self._found_at(request)
        if found is None and not request.path.endswith("/"):
            found = await self._found_below(request)
        return found or self._serving.not_found(request, "nothing_here")

    async def _found_at(self, request: Request) -> Answer | Stream | None:
        for pattern, respond in ROUTES:
            match = pattern.fullmatch(request.path)
            if match:
                return await respond(self._serving, request, match.groupdict())
        return None

    async def _found_below(self, request: Request) -> Answer | Stream | None:
        """The way to a page whose address lacks its last slash; what is not there is not led to."""
        found = await self._found_at(replace(request, path=f"{request.path}/"))
        if isinstance(found, Answer) and found.status == 200:
            query = f"?{request.asked}" if request.asked else ""
            return answers.redirect(f"{self._root}{request.path}/{query}")
        return found
