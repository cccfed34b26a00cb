"""The addresses of feeds: of a coverage, of its key moments, of a story."""

from collections.abc import Callable, Mapping
from itertools import islice
from typing import NamedTuple

from dateline.delivery import caching
from dateline.delivery.answers import FROM_ANYWHERE, Answer, problem
from dateline.delivery.feeds import atom, json_feed, rss
from dateline.delivery.feeds.entries import Feed
from dateline.delivery.hub import Hub
from dateline.delivery.requests import Request
from dateline.delivery.routes import Groups, Routes
from dateline.delivery.serving import Serving
from dateline.delivery.site import Site
from dateline.delivery.source import SITE
from dateline.delivery.tails import CoverageTail, tag_of

MOST_COVERAGES = 3  # of a story, the latest; each may have to be read for it

ROUTES = Routes()

ENDINGS = r"(?P<format>atom|rss|json)"


class Format(NamedTuple):
    """How a feed is written, and what it then is."""

    write: Callable[[Feed, Site], bytes]
    type: str


FORMATS: Mapping[str, Format] = {
    "atom": Format(atom.as_atom, atom.TYPE),
    "rss": Format(rss.as_rss, rss.TYPE),
    "json": Format(json_feed.as_json_feed, json_feed.TYPE),
}


@ROUTES.of_coverage(rf"feed\.{ENDINGS}")
def feed(at: Serving, request: Request, groups: Groups, tail: CoverageTail) -> Answer:
    return of_tail(at, request, groups["format"], tail, at.feeds.of_coverage)


@ROUTES.of_coverage(rf"key\.{ENDINGS}")
def key_moments(at: Serving, request: Request, groups: Groups, tail: CoverageTail) -> Answer:
    return of_tail(at, request, groups["format"], tail, at.feeds.of_key_moments)


@ROUTES.at(rf"/story/(?P<slug>[a-z0-9-]+)/feed\.{ENDINGS}")
async def story(at: Serving, request: Request, groups: Groups) -> Answer:
    """Kept only if all that it is made of is still so, and followed: else a withdrawal would miss it."""
    slug, hub = groups["slug"], at.hub
    if slug not in hub.site.folded.stories:
        return problem(404, f"There is no story “{slug}” here.", cache=caching.BRIEFLY)
    asked = latest_of(hub, slug)
    found = [await hub.read_coverage(latest) for latest in asked]
    tails = [tail for tail in found if tail is not None]

    def make() -> Answer:
        folded = hub.site.folded
        feed = at.feeds.of_story(folded.stories[slug], folded.said_at[slug], tails)
        return answer(at, feed, groups["format"], SITE, *map(tag_of, tails))

    if asked == latest_of(hub, slug) and all(map(hub.follows, tails)):
        return at.kept(request, make, SITE, *(tail.name for tail in tails))
    return make()


def latest_of(hub: Hub, story: str) -> list[str]:
    """The slugs of the coverages that a story's feed is made of."""
    started = (entry["slug"] for entry in hub.coverages(story) if entry["started_at"])
    return list(islice(started, MOST_COVERAGES))


def of_tail(
    at: Serving,
    request: Request,
    format: str,
    tail: CoverageTail,
    feed_of: Callable[[CoverageTail], Feed],
) -> Answer:
    def make() -> Answer:
        return answer(at, feed_of(tail), format, tag_of(tail))

    return at.kept(request, make, tail.name)


def answer(at: Serving, feed: Feed, format: str, *tags: str) -> Answer:
    """For scripts of any page too; as fresh as a page, so that what is withdrawn is gone as soon."""
    extra = FROM_ANYWHERE | caching.tagged(*tags)
    body = FORMATS[format].write(feed, at.site)
    return Answer(body, FORMATS[format].type, caching.PAGE, extra=extra)
