"""RSS 2.0 with whole texts, as readers and aggregators of news take it.

Sources: https://www.rssboard.org/rss-specification, https://www.rssboard.org/media-rss and
https://about.flipboard.com/rss-spec/. RSS cannot say that an item changed: it keeps its guid, and
``atom:updated`` says so. Nor can it say that one is gone: that item is simply not there any more.
"""

from datetime import UTC, datetime
from email.utils import format_datetime
from xml.etree.ElementTree import Element

from dateline import __version__
from dateline.delivery.feeds.entries import Feed, FeedEntry
from dateline.delivery.photographs import Photograph
from dateline.delivery.site import Site
from dateline.delivery.xml import add, root, written

TYPE = "application/rss+xml; charset=utf-8"
NAMES = {
    "xmlns__atom": "http://www.w3.org/2005/Atom",
    "xmlns__content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns__dc": "http://purl.org/dc/elements/1.1/",
    "xmlns__media": "http://search.yahoo.com/mrss/",
}
MINUTES_TO_LIVE = "1"


def as_rss(feed: Feed, site: Site) -> bytes:
    """The feed as an RSS document."""
    document = root("rss", version="2.0", **NAMES)
    channel = add(document, "channel")
    add(channel, "title", feed.title)
    add(channel, "link", feed.home)
    add(channel, "description", f"{feed.title} · {site.name}")
    if feed.language:
        add(channel, "language", feed.language)
    add(channel, "lastBuildDate", _moment(feed.updated))
    add(channel, "generator", f"Dateline {__version__}")
    add(channel, "ttl", MINUTES_TO_LIVE)
    add(channel, "atom:link", rel="self", type="application/rss+xml", href=f"{feed.base}.rss")
    for entry in feed.entries:
        _add_item(channel, entry, site)
    return written(document)


def _add_item(channel: Element, entry: FeedEntry, site: Site) -> None:
    item = add(channel, "item")
    add(item, "title", entry.title)
    add(item, "link", entry.url)
    add(item, "guid", entry.id, isPermaLink="false")
    add(item, "pubDate", _moment(entry.published))
    add(item, "atom:updated", entry.updated.isoformat(timespec="seconds"))
    for name in entry.authors:
        add(item, "dc:creator", name)
    for tag in entry.tags:
        add(item, "category", tag)
    if entry.summary:
        add(item, "description", entry.summary)
    add(item, "content:encoded", entry.html)
    for photograph in entry.photographs:
        _add_picture(item, photograph, site)


def _add_picture(item: Element, photograph: Photograph, site: Site) -> None:
    size = {"width": str(photograph.width), "height": str(photograph.height)}
    address = site.absolute(photograph.address)
    picture = add(item, "media:content", url=address, type="image/jpeg", medium="image", **size)
    if photograph.caption or photograph.alt:
        add(picture, "media:description", photograph.caption or photograph.alt, type="plain")
    if photograph.credit:
        add(picture, "media:credit", photograph.credit)


def _moment(moment: datetime) -> str:
    """As RFC 822 has it, with a year of four digits."""
    return format_datetime(moment.astimezone(UTC), usegmt=True)
