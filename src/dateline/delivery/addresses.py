"""Addresses to answers: what a reader may ask for, one function for each."""

from collections.abc import Callable
from functools import partial

from dateline.delivery import answers, caching, files
from dateline.delivery.answers import Answer
from dateline.delivery.hub import CLOCK, PACE, Running, sealed
from dateline.delivery.ranges import head_answer, range_answer
from dateline.delivery.requests import Request
from dateline.delivery.routes import ID, NUMBER, Groups, Routes
from dateline.delivery.serving import Serving
from dateline.delivery.source import SITE
from dateline.delivery.standing import key_moments, posts_before
from dateline.delivery.stream import Stream, head_of_stream
from dateline.delivery.tails import CoverageTail, is_over, tag_of, tags_of
from dateline.journal.segments import Range, is_sealed, is_shared

ROUTES = Routes()
route, coverage_route = ROUTES.at, ROUTES.of_coverage


@route("/")
async def front(at: Serving, request: Request, groups: Groups) -> Answer:
    hub = at.hub
    running = await hub.running()

    def make() -> Answer:
        return of_the_site(at.pages.front(hub.coverages(), running.tails), running)

    return kept_while_they_run(at, request, make, running)


@route("/story/(?P<slug>[a-z0-9-]+)/")
async def story(at: Serving, request: Request, groups: Groups) -> Answer:
    slug, hub = groups["slug"], at.hub
    if slug not in hub.site.folded.stories:
        return at.not_found(request, "no_such_story", slug)
    running = await hub.running(slug)

    def make() -> Answer:
        folded = hub.site.folded  # as it is now: while those were read, it may have changed
        page = at.pages.story(folded.stories[slug], hub.coverages(slug), running.tails, folded)
        return of_the_site(page, running)

    return kept_while_they_run(at, request, make, running)


def kept_while_they_run(
    at: Serving, request: Request, make: Callable[[], Answer], running: Running
) -> Answer:
    """A page that could not say how all of them stand is not kept, so that soon another can."""
    if running.is_whole:
        return at.kept(request, make, SITE, *(tail.name for tail in running.tails.values()))
    return make()


def of_the_site(page: str, running: Running) -> Answer:
    """It shows where these coverages stand, so it is dropped with any of them."""
    tags = map(tag_of, running.tails.values())
    return answers.html(page, extra=caching.tagged(SITE, *tags))


@route(r"/assets/(?P<name>[\w.-]+)")
async def asset(at: Serving, request: Request, groups: Groups) -> Answer:
    name = groups["name"]
    found = at.site.theme.answers.get(name) or files.asset(name)
    return found or at.not_found(request, "nothing_here")


@route(r"/media/(?P<asset>[0-9a-f]{64})/(?P<name>[1-9][0-9]{0,4}\.(?:avif|webp|jpg))")
async def media(at: Serving, request: Request, groups: Groups) -> Answer:
    found = files.picture(at.site.pictures, groups["asset"], groups["name"])
    return found or at.not_found(request, "nothing_here")


@coverage_route("")
def live(at: Serving, request: Request, groups: Groups, tail: CoverageTail) -> Answer:
    def make() -> Answer:
        return of_coverage(tail, at.pages.live(tail, related=at.hub.related(tail.name)))

    of = (tail.name, SITE) if is_over(tail) else (tail.name, SITE, CLOCK)
    return at.kept(request, make, *of)


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
        return of_coverage(tail, at.pages.before(tail, mark, below))

    if mark.isdigit():
        return make()  # not kept: there are 10^15 such addresses
    return at.kept(request, make, tail.name)


@coverage_route("key/")
def key(at: Serving, request: Request, groups: Groups, tail: CoverageTail) -> Answer:
    return moments_below(at, request, tail, "")


@coverage_route(f"key/before/(?P<post>{ID})/")
def key_before(at: Serving, request: Request, groups: Groups, tail: CoverageTail) -> Answer:
    return moments_below(at, request, tail, groups["post"])


def moments_below(at: Serving, request: Request, tail: CoverageTail, mark: str) -> Answer:
    below = key_moments(tail, mark)
    if below is None:
        return at.not_found(request, "no_such_place")
    make = partial(at.pages.key_moments, tail, mark, below)
    return at.kept(request, lambda: of_coverage(tail, make()), tail.name)


@coverage_route("since/(?P<seq>[0-9]{1,15})/")
def since(at: Serving, request: Request, groups: Groups, tail: CoverageTail) -> Answer:
    # Not kept: there are as many such addresses.
    return of_coverage(tail, at.pages.since(tail, int(groups["seq"])))


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
        return at.kept(request, make, sealed(tail.name) if is_sealed(asked, size) else tail.name)
    return make()


@coverage_route("stream")
def stream(at: Serving, request: Request, groups: Groups, tail: CoverageTail) -> Answer | Stream:
    after = request.query.get("after", ["0"])[-1]
    found = at.stream(tail, after, request.headers.get("last-event-id", ""))
    return head_of_stream() if request.method == "HEAD" and isinstance(found, Stream) else found
