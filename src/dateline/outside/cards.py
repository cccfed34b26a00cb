"""A card for a link: what the page says of itself, as plain text, and nothing that would be loaded from it.

Sources: oembed.com 1.0 (discovery, JSON), ogp.me. A provider's ``html`` and pictures are not looked at.
"""

import html
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from dateline.outside.errors import FetchRefused
from dateline.outside.fetching import Fetcher
from dateline.outside.page_head import PageHead, read_page_head

PAGES = ("text/html", "application/xhtml+xml")
ANSWERS = ("application/json", "application/json+oembed", "text/json", "text/javascript")
PAGE_BYTES = 512 * 1024  # a head is at the beginning, and pages of several megabytes are common
ANSWER_BYTES = 128 * 1024

MOST_TITLE, MOST_DESCRIPTION, MOST_NAME = 200, 400, 100
# Control characters, halves of characters, and marks that make text run backwards over what is beside it.
NOT_TEXT = re.compile(
    "[\x00-\x1f\x7f-\x9f\ud800-\udfff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+"
)
MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")

Words = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Card:
    """The attributes of an embed block."""

    url: str
    title: str
    description: str
    provider: str
    author: str


def make_card(url: str, fetcher: Fetcher) -> Card:
    """The card for a page; a plain one, with the host alone, where the page cannot be had."""
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    try:
        page = fetcher.fetch(url, types=PAGES, most_bytes=PAGE_BYTES, beginning=True)
    except FetchRefused:
        return Card(url, "", "", _tidy(host, MOST_NAME), "")
    head = read_page_head(page.content, page.content_type)
    said = _oembed(urljoin(page.url, head.oembed), fetcher) if head.oembed else {}
    return _card(url, head, said, host)


def _card(url: str, head: PageHead, oembed: Words, host: str) -> Card:
    meta = head.meta
    author = meta.get("author", "")
    return Card(
        url=url,
        title=_first(MOST_TITLE, oembed.get("title"), meta.get("og:title"), head.title),
        description=_first(MOST_DESCRIPTION, meta.get("og:description"), meta.get("description")),
        provider=_first(MOST_NAME, oembed.get("provider_name"), meta.get("og:site_name"), host),
        author=_first(MOST_NAME, oembed.get("author_name"), "" if "://" in author else author),
    )


def _oembed(url: str, fetcher: Fetcher) -> Words:
    """What the page's own oEmbed endpoint says; nothing where it cannot be had."""
    try:
        answer = fetcher.fetch(url, types=ANSWERS, most_bytes=ANSWER_BYTES)
        said = json.loads(answer.content)
    except (FetchRefused, ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def _first(most: int, *texts: object) -> str:
    """The first of these that says something, as one line of plain text."""
    tidied = (_tidy(text, most) for text in texts if isinstance(text, str))
    return next(filter(None, tidied), "")


def _tidy(text: str, most: int) -> str:
    plain = MARKUP.sub(" ", html.unescape(text[: 10 * most]))
    line = " ".join(NOT_TEXT.sub(" ", plain).split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
