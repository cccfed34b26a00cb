"""The photographs that a post or a page's head shows, as the HTML that was published shows them.

A state names its pictures by their assets; which sizes there are of each stands in its HTML alone.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape

from dateline.delivery.site import Site
from dateline.journal.changes import State
from dateline.journal.fold import Entry

# The newsroom's HTML is cleaned on its way out, so it has one form: every value is in double quotes,
# and "<" stands for itself at the beginning of a tag only.
TAG = re.compile(r'<[a-z][a-z0-9]*((?: [a-z-]+="[^"]*")*)>')
IMG = re.compile(r'<img((?: [a-z-]+="[^"]*")*)>')
ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
ASSET = re.compile(r"/media/([0-9a-f]{64})/")


@dataclass(frozen=True, slots=True)
class Photograph:
    """One picture at its widest, as JPEG; ``address`` is a path. ``sizes`` are all widths, by address."""

    address: str
    width: int
    height: int
    alt: str
    caption: str
    credit: str
    sizes: Mapping[str, int]

    def within(self, width: int) -> "Photograph | None":
        """The widest that is no wider than this; None when each is."""
        fitting = {wide: address for address, wide in self.sizes.items() if wide <= width}
        if not fitting:
            return None
        widest = max(fitting)
        height = max(1, round(self.height * widest / self.width))
        return Photograph(
            fitting[widest], widest, height, self.alt, self.caption, self.credit, self.sizes
        )


def photographs_of(post: State) -> list[Photograph]:
    """What a post shows, in its order."""
    if "<img" not in post["html"]:
        return []
    return list(_shown(post["html"], {i["asset"]: i for i in _images(post["body"])}))


def lead_of(head: State) -> Photograph | None:
    """The picture at the head of a coverage's page."""
    lead = head["lead"]
    return next(_shown(lead["html"], {lead["asset"]: lead}), None) if lead else None


def picture_of(head: State, posts: Iterable[Entry]) -> Photograph | None:
    """The picture that stands for a coverage: the one at its head, or the first on its page."""
    of_posts = (shown for _, post in posts for shown in photographs_of(post))
    return lead_of(head) or next(of_posts, None)


def with_whole_addresses(html: str, site: Site) -> str:
    """The same HTML for where a path would lead to somebody else's server."""

    def whole(path: str) -> str:
        return site.absolute(path) if path.startswith("/") and path[:2] != "//" else path

    def attribute(found: re.Match[str]) -> str:
        name, value = found.groups()
        if name in ("href", "src"):
            value = whole(value)
        elif name == "srcset":
            value = ", ".join(map(whole, value.split(", ")))
        return f' {name}="{value}"'

    return TAG.sub(lambda tag: ATTRIBUTE.sub(attribute, tag[0]), html)


def _shown(html: str, said: Mapping[str | None, State]) -> Iterator[Photograph]:
    for tag in IMG.finditer(html):
        written = {name: unescape(value) for name, value in ATTRIBUTE.findall(tag[1])}
        if found := ASSET.search(written.get("src", "")):
            image = said.get(found[1], {})
            owners = filter(None, (image.get("credit"), image.get("source")))
            yield Photograph(
                address=written["src"],
                width=int(written["width"]),
                height=int(written["height"]),
                alt=written.get("alt", ""),
                caption=image.get("caption", ""),
                credit=" / ".join(owners),
                sizes=_sizes(written.get("srcset", "")),
            )


def _sizes(source_set: str) -> dict[str, int]:
    """``/media/…/480.jpg 480w, …`` by address."""
    candidates = (candidate.rpartition(" ") for candidate in source_set.split(", ") if candidate)
    return {address: int(width.removesuffix("w")) for address, _, width in candidates}


def _images(node: State) -> Iterator[State]:
    """The attributes of a body's images that have a picture, with those that are not said left empty."""
    if node["type"] == "image" and node.get("attrs", {}).get("asset"):
        yield node["attrs"]
    for child in node.get("content", ()):
        yield from _images(child)
