"""Addresses to answers: what a reader may ask for, one function for each."""

import re
from collections.abc import Awaitable, Callable, Mapping
from functools import partial

from dateline.delivery import answers, caching, files
from dateline.delivery.answers import Answer
from dateline.delivery.hub import PACE
from dateline.delivery.pages import posts_before
from dateline.delivery.ranges import head_answer, range_answer
from dateline.delivery.requests import Request
from dateline.delivery.serving import Serving
from dateline.delivery.source import SITE
from dateline.delivery.stream import Stream, head_of_stream
from dateline.delivery.tails import CoverageTail, tags_of
from dateline.journal.segments import Range, is_shared

Groups = Mapping[str, str]
Respond = Callable[[Serving, Request, Groups], Awaitable[Answer | Stream]]
OfCoverage = Callable[[Serving, Request, Groups, CoverageTail], Answer | Stream]

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
            at: Serving, request: Request, groups: Groups
        ) -> Answer | Stream:
            tail = await at.hub.coverage(groups["slug"])
            if tail is None:
                return at.not_found(request, "no_such_coverage", groups["slug"])
            return respond(at, request, groups, tail)

        return respond

    return add


@route("/")
async def front(at: Serving, request: Request, groups: Groups) -> Answer:
    running = await at.hub.running()
    page = partial(at.pages.front, at.hub.coverages(), running)
    return at.kept(request, lambda: of_the_site(page(), running), SITE, *names_of(running))


@route("/story/(?P<slug>[a-z0-9-]+)/")
async def story(at: Serving, request: Request, groups: Groups) -> Answer:
    slug, hub = groups["slug"], at.hub
    state = hub.site.folded.stories.get(slug)
    if state is None:
        return at.not_found(request, "no_such_story", slug)
    running = await hub.running(slug)
    page = partial(at.pages.story, state, hub.coverages(slug), running, hub.site.folded)
    return at.kept(request, lambda: of_the_site(page(), running), SITE, *names_of(running))


def names_of(tails: Mapping[str, CoverageTail]) -> list[str]:
    return [tail.name for tail in tails.values()]


def of_the_site(page: str, running: Mapping[str, CoverageTail]) -> Answer:
    """It shows where these coverages stand, so it is dropped with any of them."""
    tags = (f"coverage-{name}" for name in names_of(running))
    return answers.html(page, extra=caching.tagged(SITE, *tags))


@route(r"/assets/(?P<name>[\w.-]+)")
async def asset(at: Serving, request: Request, groups: Groups) -> Answer:
    return files.asset(groups["name"]) or at.not_found(request, "nothing_here")


@route(r"/media/(?P<asset>[0-9a-f]{64})/(?P<name>[1-9][0-9]{0,4}\.(?:avif|webp|jpg))")
async def media(at: Serving, request: Request, groups: Groups) -> Answer:
    found = files.picture(at.site.pictures, groups["asset"], groups["name"])
    return found or at.not_found(request, "nothing_here")


@coverage_route("")
def live(at: Serving, request: Request, groups: Groups, tail: CoverageTail) -> Answer:
    related = at.hub.related(tail.name)
    page = partial(at.pages.live, tail, related=related)
    return at.kept(request, lambda: of_coverage(tail, page()), tail.name, SITE)


@coverage_route(f"post/(?P<id>{ID})/")
def post(at: Serving, request: Request, groups: Groups, tail: CoverageTail) -> Answer:
    id = groups["id"]
    if id in tail.folded.posts:
        return at.kept(request, lambda: of_coverage(tail, at.pages.post(tail, id)), tail.name)
    if id in tail.folded.withdrawn:
        page = at.pages.withdrawn(tail)
        return answers.html(page, cache=caching.BRIEFLY, status=410, extra=tags_of(tail))
    return at.not_found(request, "no_such_post")


@coverage_route(f"before/(?P<seq_or_post>[0-9]{{1,15}}|{ID})/")
def before(at: Serving, request: Request, groups: Groups, tail: CoverageTail) -> Answer:
    mark = groups["seq_or_post"]
    below = posts_before(tail, mark)
    if below is None:
        return at.not_found(request, "no_such_place")

    def make() -> Answer:
        return of_coverage(tail, at.pages.before(tail, below))

    if mark.isdigit():
        return make()  # not kept: there are 10^15 such addresses
    return at.kept(request, make, tail.name)


@coverage_route("since/(?P<seq>[0-9]{1,15})/")
def since(at: Serving, request: Request, groups: Groups, tail: CoverageTail) -> Answer:
    return of_coverage(
        tail, at.pages.since(tail, int(groups["seq"]))
    )  # not kept, for the same reason


def of_coverage(tail: CoverageTail, page: str) -> Answer:
    return answers.html(page, extra=tags_of(tail))


@coverage_route(r"head\.json")
def head(at: Serving, request: Request, groups: Groups, tail: CoverageTail) -> Answer:
    size, pressure = at.site.segment_size, at.hub.pressure
    make = partial(head_answer, tail, size, pressure.poll_seconds)
    return at.kept(request, make, tail.name, PACE)


@coverage_route(rf"journal/(?P<edition>{NUMBER})/(?P<first>{NUMBER})-(?P<last>{NUMBER})\.json")
def changes(at: Serving, request: Request, groups: Groups, tail: CoverageTail) -> Answer:
    edition, size = int(groups["edition"]), at.site.segment_size
    asked = Range(int(groups["first"]), int(groups["last"]))
    make = partial(range_answer, tail, edition, asked, size)
    if edition == tail.edition and is_shared(asked, tail.seq, size):
        return at.kept(request, make, tail.name)
    return make()


@coverage_route("stream")
def stream(at: Serving, request: Request, groups: Groups, tail: CoverageTail) -> Answer | Stream:
    after = request.query.get("after", ["0"])[-1]
    found = at.stream(tail, after, request.headers.get("last-event-id", ""))
    return head_of_stream() if request.method == "HEAD" and isinstance(found, Stream) else found
