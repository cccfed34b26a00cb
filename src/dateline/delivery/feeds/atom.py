"""Atom: RFC 4287, with the entries that were withdrawn as RFC 6721 has them."""

from datetime import datetime
from xml.etree.ElementTree import Element

from dateline import __version__
from dateline.delivery.feeds.entries import Feed, FeedEntry
from dateline.delivery.site import Site
from dateline.delivery.xml import add, root, written

TYPE = "application/atom+xml; charset=utf-8"
NAMES = {
    "xmlns": "http://www.w3.org/2005/Atom",
    "xmlns__at": "http://purl.org/atompub/tombstones/1.0",
}


def as_atom(feed: Feed, site: Site) -> bytes:
    """The feed as an Atom document."""
    document = root("feed", **NAMES, **_language(feed.language))
    add(document, "id", feed.id)
    add(document, "title", feed.title)
    add(document, "updated", _moment(feed.updated))
    add(document, "link", rel="self", type="application/atom+xml", href=f"{feed.base}.atom")
    add(document, "link", rel="alternate", type="text/html", href=feed.home)
    _person(document, site.name, f"{site.url}/")
    add(document, "generator", "Dateline", version=__version__)
    for gone in feed.gone:
        add(document, "at:deleted-entry", ref=gone.id, when=_moment(gone.when))
    for entry in feed.entries:
        _add_entry(document, entry)
    return written(document)


def _add_entry(document: Element, entry: FeedEntry) -> None:
    element = add(document, "entry", xml__lang=entry.language)
    add(element, "id", entry.id)
    add(element, "title", entry.title)
    add(element, "published", _moment(entry.published))
    add(element, "updated", _moment(entry.updated))
    add(element, "link", rel="alternate", type="text/html", href=entry.url)
    for name in entry.authors:
        _person(element, name)
    for tag in entry.tags:
        add(element, "category", term=tag)
    add(element, "content", entry.html, type="html")


def _person(parent: Element, name: str, uri: str = "") -> None:
    person = add(parent, "author")
    add(person, "name", name)
    if uri:
        add(person, "uri", uri)


def _language(language: str) -> dict[str, str]:
    return {"xml__lang": language} if language else {}


def _moment(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
