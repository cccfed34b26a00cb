"""Delivery as one small ASGI application: addresses to answers."""

import logging
import re
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from functools import partial
from itertools import islice
from typing import Any

from dateline.delivery import answers, caching, files
from dateline.delivery.answers import Answer, Receive, Send, send_answer
from dateline.delivery.hub import PACE, Hub
from dateline.delivery.pages import Pages, posts_before
from dateline.delivery.protocol import HAND_OVER
from dateline.delivery.ranges import head_answer, range_answer
from dateline.delivery.requests import Request
from dateline.delivery.site import Site
from dateline.delivery.source import SITE, SourceAway
from dateline.delivery.stream import Stream, answer_stream, head_of_stream
from dateline.delivery.tails import CoverageTail, tags_of
from dateline.journal.segments import Range, is_shared

LOG = logging.getLogger("dateline.delivery")

AWAY = "The newsroom's database cannot be read at the moment. Please try again in a few seconds."

Groups = Mapping[str, str]
Respond = Callable[["Delivery", Request, Groups], Awaitable[Answer | Stream]]
OfCoverage = Callable[["Delivery", Request, Groups, CoverageTail], Answer | Stream]

ROUTES: list[tuple[re.Pattern[str], Respond]] = []

NUMBER = "[1-9][0-9]{0,14}"  # no zeros in front, so that a range has one address
STREAM_TARGET = re.compile(r"/live/(?P<slug>[a-z0-9-]+)/stream\?after=(?P<place>[0-9]{1,15})")
ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"


def route(pattern: str) -> Callable[[Respond], Respond]:
    """Answer paths of this form. ``docs/reference/addresses.md`` is checked against these."""

    def add(respond: Respond) -> Respond:
        ROUTES.append((re.compile(pattern), respond))
        return respond

    return add


def coverage_route(pattern: str) -> Callable[[OfCoverage], OfCoverage]:
    """Answer paths below a coverage's address; nothing is there where there is no coverage."""

    def add(respond: OfCoverage) -> OfCoverage:
        @route(rf"/live/(?P<slug>[a-z0-9-]+)/{pattern}")
        async def respond_or_not_found(
            app: "Delivery", request: Request, groups: Groups
        ) -> Answer | Stream:
            tail = await app.hub.coverage(groups["slug"])
            if tail is None:
                return app.not_found(request, f"There is no coverage “{groups['slug']}” here.")
            return respond(app, request, groups, tail)

        return respond

    return add


class Delivery:
    """The application. It holds no request's state; everything that lasts is in the hub."""

    def __init__(self, hub: Hub, site: Site) -> None:
        self.hub = hub
        self.site = site
        self.pages = Pages(site)

    async def __call__(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        request = Request.from_scope(scope, self.site.root)
        if request.method not in ("GET", "HEAD"):
            refusal = "Readers only read: use GET or HEAD."
            answer = answers.problem(405, refusal, extra={"allow": "GET, HEAD"})
            await send_answer(request, answer, send)
            return
        try:
            found = await self.respond(request)
        except SourceAway:
            LOG.exception("What was asked for is not in memory, and cannot be read.")
            found = answers.problem(503, AWAY, extra={"retry-after": "5"})
        if isinstance(found, Stream):
            found.begin(scope["extensions"][HAND_OVER])
        else:
            await send_answer(request, found, send)

    def ready(self, target: str, last_event_id: str) -> Answer | Stream | None:
        """What a target in a request line asks for, if it is in memory as it now is."""
        entry = self.hub.kept.get(target)
        if entry is not None:
            self.hub.use(*entry.of)
            return entry.answer
        match = STREAM_TARGET.fullmatch(target.removeprefix(self.site.root))
        tail = self.hub.coverage_here(match["slug"]) if match else None
        return self.stream(tail, match["place"], last_event_id) if match and tail else None

    def stream(self, tail: CoverageTail, after: str, last_event_id: str) -> Answer | Stream:
        is_room = self.hub.pressure.admits(self.hub.open_streams)
        return answer_stream(tail, self.hub.readers(tail), last_event_id or after, is_room=is_room)

    def kept(self, request: Request, make: Callable[[], Answer], *of: str) -> Answer:
        """The answer at an address, rendered once for as long as the journals it is made of stand."""
        return self.hub.kept.keep(f"{self.site.root}{request.path}", make, *of)

    async def respond(self, request: Request) -> Answer | Stream:
        for pattern, respond in ROUTES:
            match = pattern.fullmatch(request.path)
            if match:
                return await respond(self, request, match.groupdict())
        if any(pattern.fullmatch(f"{request.path}/") for pattern, _ in ROUTES):
            return answers.redirect(f"{self.site.root}{request.path}/")
        return self.not_found(request, "There is no page at this address.")

    def not_found(self, request: Request, sentence: str) -> Answer:
        if request.path.endswith((".json", "/stream")):  # a program asks, not a person
            return answers.problem(404, sentence, cache=caching.BRIEFLY)
        return answers.html(self.pages.missing(sentence), cache=caching.BRIEFLY, status=404)


@route("/")
async def front(app: Delivery, request: Request, groups: Groups) -> Answer:
    page = app.pages.front
    return app.kept(request, lambda: of_the_site(page(app.hub.coverages())), SITE)


@route("/story/(?P<slug>[a-z0-9-]+)/")
async def story(app: Delivery, request: Request, groups: Groups) -> Answer:
    slug, hub = groups["slug"], app.hub
    state = hub.site.folded.stories.get(slug)
    if state is None:
        return app.not_found(request, f"There is no story “{slug}” here.")
    page = app.pages.story
    return app.kept(request, lambda: of_the_site(page(state, hub.coverages(slug))), SITE)


def of_the_site(page: str) -> Answer:
    return answers.html(page, extra=caching.tagged(SITE))


@route(r"/assets/(?P<name>[\w.-]+)")
async def asset(app: Delivery, request: Request, groups: Groups) -> Answer:
    return files.asset(groups["name"]) or app.not_found(request, "There is no such file here.")


@route(r"/media/(?P<asset>[0-9a-f]{64})/(?P<name>[1-9][0-9]{0,4}\.(?:webp|jpg))")
async def media(app: Delivery, request: Request, groups: Groups) -> Answer:
    found = files.picture(app.site.pictures, groups["asset"], groups["name"])
    return found or app.not_found(request, "There is no such picture here.")


@coverage_route("")
def live(app: Delivery, request: Request, groups: Groups, tail: CoverageTail) -> Answer:
    return app.kept(request, lambda: of_coverage(tail, app.pages.live(tail)), tail.name)


@coverage_route(f"post/(?P<id>{ID})/")
def post(app: Delivery, request: Request, groups: Groups, tail: CoverageTail) -> Answer:
    id = groups["id"]
    if id in tail.folded.posts:
        return app.kept(request, lambda: of_coverage(tail, app.pages.post(tail, id)), tail.name)
    if id in tail.folded.withdrawn:
        page = app.pages.withdrawn(tail)
        return answers.html(page, cache=caching.BRIEFLY, status=410, extra=tags_of(tail))
    return app.not_found(request, "There is no such post in this coverage.")


@coverage_route(f"before/(?P<seq_or_post>[0-9]{{1,15}}|{ID})/")
def before(app: Delivery, request: Request, groups: Groups, tail: CoverageTail) -> Answer:
    mark = groups["seq_or_post"]
    below = posts_before(tail, mark)
    if below is None:
        return app.not_found(request, "There is no such place in this coverage.")

    def make() -> Answer:
        shown = list(islice(below, app.site.page_posts + 1))
        return of_coverage(tail, app.pages.before(tail, shown))

    if mark.isdigit():
        return make()  # not kept: there are 10^15 such addresses
    return app.kept(request, make, tail.name)


def of_coverage(tail: CoverageTail, page: str) -> Answer:
    return answers.html(page, extra=tags_of(tail))


@coverage_route(r"head\.json")
def head(app: Delivery, request: Request, groups: Groups, tail: CoverageTail) -> Answer:
    size, pressure = app.site.segment_size, app.hub.pressure
    make = partial(head_answer, tail, size, pressure.poll_seconds)
    return app.kept(request, make, tail.name, PACE)


@coverage_route(rf"journal/(?P<edition>{NUMBER})/(?P<first>{NUMBER})-(?P<last>{NUMBER})\.json")
def changes(app: Delivery, request: Request, groups: Groups, tail: CoverageTail) -> Answer:
    edition, size = int(groups["edition"]), app.site.segment_size
    asked = Range(int(groups["first"]), int(groups["last"]))
    make = partial(range_answer, tail, edition, asked, size)
    if edition == tail.edition and is_shared(asked, tail.seq, size):
        return app.kept(request, make, tail.name)
    return make()


@coverage_route("stream")
def stream(app: Delivery, request: Request, groups: Groups, tail: CoverageTail) -> Answer | Stream:
    after = request.query.get("after", ["0"])[-1]
    found = app.stream(tail, after, request.headers.get("last-event-id", ""))
    return head_of_stream() if request.method == "HEAD" and isinstance(found, Stream) else found
