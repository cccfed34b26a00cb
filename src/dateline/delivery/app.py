"""Delivery as one small ASGI application: addresses to answers."""

import re
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from itertools import islice
from typing import Any

from dateline.delivery import answers, caching, files
from dateline.delivery.answers import Answer, Receive, Send, send_answer
from dateline.delivery.hub import Hub
from dateline.delivery.pages import Pages, posts_before
from dateline.delivery.ranges import head_answer, range_answer
from dateline.delivery.requests import Request
from dateline.delivery.site import Site
from dateline.delivery.stream import Stream, answer_stream
from dateline.delivery.tails import CoverageTail, Tail
from dateline.journal.segments import Range, is_shared

Groups = Mapping[str, str]
Respond = Callable[["Delivery", Request, Groups], Awaitable[Answer | Stream]]
OfCoverage = Callable[["Delivery", Request, Groups, CoverageTail], Answer | Stream]

ROUTES: list[tuple[re.Pattern[str], Respond]] = []

NUMBER = "[1-9][0-9]{0,14}"  # no zeros in front, so that a range has one address
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
        found = await self.respond(request)
        if isinstance(found, Stream):
            found.begin(scope)
        else:
            await send_answer(request, found, send)

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


def kept(tail: Tail[Any], path: str, make: Callable[[], Answer]) -> Answer:
    """The answer for a path, rendered once for as long as the journal stands where it does."""
    if path not in tail.answers:
        tail.answers[path] = make()
    answer: Answer = tail.answers[path]
    return answer


@route("/")
async def front(app: Delivery, request: Request, groups: Groups) -> Answer:
    hub, page = app.hub, app.pages.front
    return kept(hub.site, request.path, lambda: answers.html(page(hub.coverages())))


@route("/story/(?P<slug>[a-z0-9-]+)/")
async def story(app: Delivery, request: Request, groups: Groups) -> Answer:
    slug, hub = groups["slug"], app.hub
    state = hub.site.folded.stories.get(slug)
    if state is None:
        return app.not_found(request, f"There is no story “{slug}” here.")
    page = app.pages.story
    return kept(hub.site, request.path, lambda: answers.html(page(state, hub.coverages(slug))))


@route(r"/assets/(?P<name>[\w.-]+)")
async def asset(app: Delivery, request: Request, groups: Groups) -> Answer:
    return files.asset(groups["name"]) or app.not_found(request, "There is no such file here.")


@route(r"/media/(?P<asset>[0-9a-f]{64})/(?P<name>[1-9][0-9]{0,4}\.(?:webp|jpg))")
async def media(app: Delivery, request: Request, groups: Groups) -> Answer:
    found = files.picture(app.site.pictures, groups["asset"], groups["name"])
    return found or app.not_found(request, "There is no such picture here.")


@coverage_route("")
def live(app: Delivery, request: Request, groups: Groups, tail: CoverageTail) -> Answer:
    return kept(tail, request.path, lambda: answers.html(app.pages.live(tail)))


@coverage_route(f"post/(?P<id>{ID})/")
def post(app: Delivery, request: Request, groups: Groups, tail: CoverageTail) -> Answer:
    if groups["id"] in tail.folded.posts:
        return kept(tail, request.path, lambda: answers.html(app.pages.post(tail, groups["id"])))
    if groups["id"] in tail.folded.withdrawn:
        return answers.html(app.pages.withdrawn(tail), cache=caching.BRIEFLY, status=410)
    return app.not_found(request, "There is no such post in this coverage.")


@coverage_route(f"before/(?P<seq_or_post>[0-9]{{1,15}}|{ID})/")
def before(app: Delivery, request: Request, groups: Groups, tail: CoverageTail) -> Answer:
    below = posts_before(tail, groups["seq_or_post"])
    if below is None:
        return app.not_found(request, "There is no such place in this coverage.")
    shown = list(islice(below, app.site.page_posts + 1))
    return answers.html(app.pages.before(tail, shown))  # not kept: there are 10^15 such addresses


@coverage_route(r"head\.json")
def head(app: Delivery, request: Request, groups: Groups, tail: CoverageTail) -> Answer:
    site = app.site
    return kept(tail, request.path, lambda: head_answer(tail, site.segment_size, site.poll_seconds))


@coverage_route(rf"journal/(?P<edition>{NUMBER})/(?P<first>{NUMBER})-(?P<last>{NUMBER})\.json")
def changes(app: Delivery, request: Request, groups: Groups, tail: CoverageTail) -> Answer:
    edition, size = int(groups["edition"]), app.site.segment_size
    asked = Range(int(groups["first"]), int(groups["last"]))
    if edition == tail.edition and is_shared(asked, tail.seq, size):
        return kept(tail, request.path, lambda: range_answer(tail, edition, asked, size))
    return range_answer(tail, edition, asked, size)


@coverage_route("stream")
def stream(app: Delivery, request: Request, groups: Groups, tail: CoverageTail) -> Answer | Stream:
    return answer_stream(request, tail, app.hub.readers(tail))
