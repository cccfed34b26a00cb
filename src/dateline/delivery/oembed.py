"""What another site shows for a link to a page of ours: https://oembed.com, version 1.0.

A coverage and a post are shown in a frame, live. Sites that take such answers from anybody, WordPress among
them, keep nothing of an answer's ``html`` but a frame, put that into a sandbox, and believe its height.
"""

import json
import re
from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import urlsplit

from dateline.delivery import caching
from dateline.delivery.answers import FROM_ANYWHERE, Answer, problem
from dateline.delivery.photographs import Photograph, photographs_of, picture_of
from dateline.delivery.requests import Request
from dateline.delivery.routes import ID, Groups, Routes
from dateline.delivery.serving import Serving
from dateline.delivery.site import Site
from dateline.delivery.tails import CoverageTail, head_of, tags_of
from dateline.delivery.texts import title_of
from dateline.delivery.xml import add, root, written

ROUTES = Routes()

PAGE = re.compile(rf"/live/(?P<slug>[a-z0-9-]+)(?:/(?:post/(?P<post>{ID})/?)?)?")
FRAGMENT = re.compile(rf"post-({ID})")

WIDTH = 600  # pixels
HEIGHT_OF_COVERAGE, HEIGHT_OF_POST = 640, 400  # until the frame says its own; within, it scrolls

FRAME = (
    '<iframe src="{src}" title="{title}" width="{width}" height="{height}" loading="lazy"'
    ' frameborder="0" style="max-width:100%"></iframe>'
)
AGE_SECONDS = 60  # that an answer may be kept, so that a withdrawal is not shown for long


@dataclass(frozen=True, slots=True)
class Asked:
    """A page of this site: of a coverage, or of one post of it."""

    slug: str
    post: str | None


@ROUTES.at("/oembed")
async def oembed(at: Serving, request: Request, groups: Groups) -> Answer:
    """Not kept: there are as many such addresses as there are widths."""
    format = _given(request, "format") or "json"
    if format not in WRITERS:
        return problem(501, "There is format=json and format=xml.", extra=FROM_ANYWHERE)
    asked = page_at(_given(request, "url"), at.site)
    tail = await at.hub.read_coverage(asked.slug) if asked else None
    if asked is None or tail is None or not (asked.post is None or asked.post in tail.folded.posts):
        return problem(404, "There is no page of this site at that url.", cache=caching.BRIEFLY)
    said = frame(at, tail, asked.post, _most(request, "maxwidth"), _most(request, "maxheight"))
    write, form = WRITERS[format]
    return Answer(write(said), form, caching.PAGE, extra=FROM_ANYWHERE | tags_of(tail))


def page_at(url: str, site: Site) -> Asked | None:
    """The page that an address names; a post may be named as a place on its coverage's page too."""
    try:
        given, ours = urlsplit(url), urlsplit(site.url)
    except ValueError:
        return None
    is_ours = given.scheme in ("http", "https") and given.netloc.lower() == ours.netloc.lower()
    if not (is_ours and given.path.startswith(f"{site.root}/")):
        return None
    found = PAGE.fullmatch(given.path.removeprefix(site.root))
    place = FRAGMENT.fullmatch(given.fragment)
    return Asked(found["slug"], found["post"] or (place and place[1])) if found else None


def frame(
    at: Serving, tail: CoverageTail, id: str | None, width: int | None, height: int | None
) -> dict[str, Any]:
    """The answer's fields; the sizes are the most that whoever asks has room for."""
    head, post = head_of(tail), tail.folded.posts[id] if id else None
    picture = picture_of(head, [(id, post)] if id and post else [])
    if post and (own := photographs_of(post)):
        picture = own[0]
    names = " · ".join(line["name"] for line in post["bylines"]) if post else ""
    title = title_of(post, head) if post else head["headline"]
    usual = HEIGHT_OF_POST if post else HEIGHT_OF_COVERAGE
    size = {"width": min(width or WIDTH, WIDTH), "height": min(height or usual, usual)}
    src = at.site.absolute(at.site.embed(head["slug"], id))
    return {
        "version": "1.0",
        "type": "rich",
        "title": title,
        **({"author_name": names} if names else {}),
        "provider_name": at.site.name,
        "provider_url": f"{at.site.url}/",
        "cache_age": AGE_SECONDS,
        **_thumbnail(at.site, picture, width, height),
        "html": FRAME.format(src=src, title=escape(f"{title} · {at.site.name}"), **size),
        **size,
    }


def _thumbnail(
    site: Site, picture: Photograph | None, width: int | None, height: int | None
) -> dict[str, Any]:
    """All three fields or none, and within the bounds (2.3.4)."""
    shown = picture and picture.within(min(width or picture.width, _for_height(picture, height)))
    if not shown:
        return {}
    return {
        "thumbnail_url": site.absolute(shown.address),
        "thumbnail_width": shown.width,
        "thumbnail_height": shown.height,
    }


def _for_height(picture: Photograph, height: int | None) -> int:
    """The width at which it is no higher than this."""
    return picture.width if height is None else height * picture.width // picture.height


def _as_json(said: dict[str, Any]) -> bytes:
    return json.dumps(said, ensure_ascii=False).encode()


def _as_xml(said: dict[str, Any]) -> bytes:
    document = root("oembed")
    for name, value in said.items():
        add(document, name, str(value))
    return written(document)


WRITERS = {"json": (_as_json, "application/json"), "xml": (_as_xml, "text/xml; charset=utf-8")}


def _given(request: Request, name: str) -> str:
    return request.query.get(name, [""])[-1]


def _most(request: Request, name: str) -> int | None:
    """A number of pixels; what is none is passed over."""
    value = _given(request, name)
    return int(value) if value.isascii() and value.isdigit() and 0 < len(value) <= 5 else None
