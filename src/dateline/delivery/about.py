"""What a page says of itself to whoever shows a link to it: Open Graph, cards, feeds, linked data.

Sources: https://ogp.me, https://developer.x.com/en/docs/x-for-websites/cards, https://oembed.com (4).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlencode

from babel.core import get_global
from markupsafe import Markup

from dateline.delivery.photographs import Photograph
from dateline.delivery.site import Site

FEED_TYPES = {
    "atom": "application/atom+xml",
    "rss": "application/rss+xml",
    "json": "application/feed+json",
}
OEMBED_TYPES = {"json": "application/json+oembed", "xml": "text/xml+oembed"}


@dataclass(frozen=True, slots=True)
class Link:
    """An address of the same thing in another form."""

    type: str
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class About:
    """``url`` and the addresses of ``links`` are whole; times are RFC 3339. ``data`` is JSON-LD, escaped.

    ``prev`` and ``next`` are the paths of the pages beside this one, where it is one of a row.
    """

    title: str
    description: str
    url: str
    kind: Literal["article", "website"] = "website"
    language: str = ""
    picture: Photograph | None = None
    published: str | None = None
    modified: str | None = None
    authors: Sequence[str] = ()
    tags: Sequence[str] = ()
    links: Sequence[Link] = ()
    data: Markup | None = None
    prev: str | None = None
    next: str | None = None

    @property
    def locale(self) -> str:
        """A language with the country that most of its readers are in: ``en_US`` for ``en``."""
        parts = self.language.split("-")
        likely: Mapping[str, str] = get_global("likely_subtags")
        country = parts[-1] if len(parts[-1]) == 2 and len(parts) > 1 else ""
        country = country or likely.get(parts[0], "").rpartition("_")[2]
        return f"{parts[0]}_{country.upper()}" if country else parts[0]


def feed_links(site: Site, title: str, base: str) -> list[Link]:
    """The three feeds at an address such as ``/live/storm/feed``."""
    return [
        Link(form, title, site.absolute(f"{base}.{ending}")) for ending, form in FEED_TYPES.items()
    ]


def oembed_links(site: Site, title: str, url: str) -> list[Link]:
    asked = ((form, urlencode({"url": url, "format": name})) for name, form in OEMBED_TYPES.items())
    return [
        Link(form, title, site.absolute(f"{site.root}/oembed?{query}")) for form, query in asked
    ]
