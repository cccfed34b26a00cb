"""Which pages there are, for search engines.

Sources: https://www.sitemaps.org/protocol.html and
https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap. Posts are not listed:
a coverage is one story page, its posts are linked from it, and a list of all of them would cost more the
longer coverages are.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import islice

from dateline.delivery.site import Site
from dateline.delivery.xml import add, root, written
from dateline.journal.changes import State
from dateline.journal.fold import SiteFold

MOST_LISTED = 2000  # pages in a file; 50,000 are allowed, and would hold the loop for half a second
MOST_NEWS = 1000
NEWS_FOR = timedelta(days=2)

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"

CHINESE = {"zh-hant": "zh-tw", "zh-tw": "zh-tw", "zh-hk": "zh-tw"}


class Listed:
    """What is listed, in an order in which new pages come last: coverages, then the others."""

    def __init__(self, folded: SiteFold) -> None:
        self._folded = folded
        self._coverages = sorted(folded.coverages)
        self._stories = sorted(folded.stories)

    @property
    def files(self) -> int:
        pages = len(self._coverages) + len(self._stories) + 1
        return -(-pages // MOST_LISTED)

    def coverages(self, number: int) -> Sequence[str]:
        """The names of the journals of the coverages that stand in a file; the first is 1."""
        return self._coverages[(number - 1) * MOST_LISTED : number * MOST_LISTED]

    def stories(self, number: int) -> Sequence[str]:
        """The slugs of its stories, which follow the last coverage."""
        first = (number - 1) * MOST_LISTED - len(self._coverages)
        return self._stories[max(0, first) : max(0, first + MOST_LISTED)]

    def story_changes(self) -> Mapping[str, str]:
        """When each story's page last changed: the story, or a line about one of its coverages."""
        said_at = self._folded.said_at
        changed = {slug: said_at[slug] for slug in self._stories}
        for name, state in self._folded.coverages.items():
            if state["story"] and state["story"]["slug"] in changed:
                slug = state["story"]["slug"]
                changed[slug] = max(changed[slug], said_at[name])
        return changed


def sitemap(site: Site, folded: SiteFold, number: int, changed: Mapping[str, str]) -> bytes:
    """One file of pages. ``changed`` says when each of its coverages' journals last grew."""
    listed, document = Listed(folded), root("urlset", xmlns=SITEMAP)
    pages = [
        (site.live(folded.coverages[n]["slug"]), changed.get(n)) for n in listed.coverages(number)
    ]
    told = listed.story_changes()
    pages += [(site.story(slug), told[slug]) for slug in listed.stories(number)]
    if number == listed.files:
        pages.append((f"{site.root}/", folded.changed_at or None))
    for path, at in pages:
        url = add(document, "url")
        add(url, "loc", site.absolute(path))
        if at:
            add(url, "lastmod", at)
    return written(document)


def sitemap_index(site: Site, files: int) -> bytes:
    """Where the files are."""
    document = root("sitemapindex", xmlns=SITEMAP)
    for number in range(1, files + 1):
        add(add(document, "sitemap"), "loc", site.absolute(f"{site.root}/sitemap-{number}.xml"))
    return written(document)


def news_sitemap(site: Site, coverages: Iterable[State], now: datetime) -> bytes:
    """The coverages that began in the last two days. They are given with the latest first."""
    document = root("urlset", xmlns=SITEMAP, xmlns__news=NEWS)
    new = (c for c in coverages if c["started_at"] and _age(c, now) <= NEWS_FOR)
    for state in islice(new, MOST_NEWS):
        url = add(document, "url")
        add(url, "loc", site.absolute(site.live(state["slug"])))
        news = add(url, "news:news")
        publication = add(news, "news:publication")
        add(publication, "news:name", site.name)
        add(publication, "news:language", _language(state["language"]))
        add(news, "news:publication_date", state["started_at"])
        add(news, "news:title", state["headline"])
    return written(document)


def _age(coverage: State, now: datetime) -> timedelta:
    return now - datetime.fromisoformat(coverage["started_at"])


def _language(tag: str) -> str:
    """ISO 639, but for Chinese, of which the two ways of writing are told apart."""
    if tag.lower().startswith("zh"):
        return CHINESE.get(tag.lower()[:7].rstrip("-"), "zh-cn")
    return tag.partition("-")[0]
