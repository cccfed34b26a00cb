"""The addresses that crawlers ask for, of the site as a whole."""

from datetime import UTC, datetime

from dateline.delivery import caching
from dateline.delivery.answers import Answer, problem
from dateline.delivery.crawlers.sitemaps import Listed, news_sitemap, sitemap, sitemap_index
from dateline.delivery.hub import CLOCK
from dateline.delivery.requests import Request
from dateline.delivery.routes import Groups, Routes
from dateline.delivery.serving import Serving
from dateline.delivery.source import SITE

ROUTES = Routes()

XML = "application/xml"

ROBOTS = """\
User-agent: *
Disallow: {root}/desk/
Disallow: {root}/api/
Disallow: {root}/admin/
Disallow: {root}/live/*/stream

Sitemap: {url}/sitemap.xml
Sitemap: {url}/sitemap-news.xml
"""


@ROUTES.at(r"/robots\.txt")
async def robots(at: Serving, request: Request, groups: Groups) -> Answer:
    """RFC 9309. A stream is kept from crawlers because it never ends."""
    text = ROBOTS.format(root=at.site.root, url=at.site.url)
    return Answer(text.encode(), "text/plain; charset=utf-8", caching.HOUR)


@ROUTES.at(r"/(?P<key>[A-Za-z0-9-]{8,128})\.txt")
async def indexnow_key(at: Serving, request: Request, groups: Groups) -> Answer:
    """It is no secret: whoever can put it here speaks for the site."""
    if groups["key"] != at.site.indexnow_key:
        return problem(404, "There is no such file here.", cache=caching.BRIEFLY)
    return Answer(groups["key"].encode(), "text/plain; charset=utf-8", caching.HOUR)


@ROUTES.at(r"/sitemap\.xml")
async def sitemap_or_index(at: Serving, request: Request, groups: Groups) -> Answer:
    files = Listed(at.hub.site.folded).files
    if files == 1:
        return await pages(at, request, 1)
    return at.kept(request, lambda: of_the_site(sitemap_index(at.site, files)), SITE)


@ROUTES.at(r"/sitemap-(?P<number>[1-9][0-9]{0,5})\.xml")
async def numbered_sitemap(at: Serving, request: Request, groups: Groups) -> Answer:
    number = int(groups["number"])
    if number > Listed(at.hub.site.folded).files:
        return problem(404, f"There is no sitemap {number} here.", cache=caching.BRIEFLY)
    return await pages(at, request, number)


async def pages(at: Serving, request: Request, number: int) -> Answer:
    """A coverage that nobody reads is asked about every ten minutes at most: see the hub's clock."""
    hub, seq = at.hub, at.hub.site.seq
    changed = await hub.last_changes.of(Listed(hub.site.folded).coverages(number))

    def make() -> Answer:
        return of_the_site(sitemap(at.site, hub.site.folded, number, changed))

    return at.kept(request, make, SITE, CLOCK) if hub.site.seq == seq else make()


@ROUTES.at(r"/sitemap-news\.xml")
async def news(at: Serving, request: Request, groups: Groups) -> Answer:
    def make() -> Answer:
        return of_the_site(news_sitemap(at.site, at.hub.coverages(), datetime.now(UTC)))

    return at.kept(request, make, SITE, CLOCK)


def of_the_site(document: bytes) -> Answer:
    return Answer(document, XML, caching.PAGE, extra=caching.tagged(SITE))
