"""What a web page says of itself in its head: title, ``meta`` and ``link``. Its scripts are never run.

Pages come from anywhere, and parsers that build a tree can be made to take minutes for a small file.
This one cuts at every ``<``, looks at three kinds of tags, and is done in one pass.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)
META_WITHIN = 1024  # bytes, in which HTML has a page say its encoding
# Those that the web has. Python knows others, and one or two that take a second for a kilobyte.
CHARSETS = re.compile(
    r"utf-?8|us-ascii|iso-?8859-\d\d?|latin1|windows-12\d\d|koi8-[ru]|shift_jis|euc-(jp|kr)"
    r"|gbk?|gb2312|gb18030|big5",
    re.IGNORECASE,
)
TAG = re.compile(r"(/?[a-zA-Z]{1,20})(?=[\s/>])")
ATTRIBUTE = re.compile(r"([\w:.-]{1,60})\s{0,20}=\s{0,20}(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))")
NOT_MARKUP = ("script", "style", "svg")  # whatever what is in them looks like
COMMENT_ENDS = "-->"
MOST_TAGS = 5000


@dataclass(frozen=True, slots=True)
class PageHead:
    """``meta`` is by name or property, in small letters, the first of each; ``oembed`` is an address."""

    title: str
    meta: dict[str, str]
    oembed: str


def read_page_head(content: bytes, content_type: str) -> PageHead:
    """What these bytes of HTML say, as far as they can be read. Never raises."""
    title, oembed = "", ""
    meta: dict[str, str] = {}
    for name, attributes, text in _tags(_decoded(content, content_type)):
        if name == "title" and not title:
            title = html.unescape(text)
        elif name == "meta":
            key = (attributes.get("property") or attributes.get("name") or "").lower()
            if key and attributes.get("content"):
                meta.setdefault(key, attributes["content"])
        elif name == "link" and _is_oembed(attributes) and not oembed:
            oembed = attributes.get("href", "")
    return PageHead(title, meta, oembed)


def _is_oembed(link: dict[str, str]) -> bool:
    return link.get("type", "").lower() in ("application/json+oembed", "text/json+oembed")


def _tags(page: str) -> Iterator[tuple[str, dict[str, str], str]]:
    """Name, attributes and the text behind each title, meta and link, up to where the body begins."""
    until = ""
    for piece in page.split("<", MOST_TAGS)[1:]:
        tag = TAG.match(piece)
        name = tag[1].lower() if tag else ""
        if until:
            until = "" if until == name or (until == COMMENT_ENDS and until in piece) else until
        elif piece.startswith("!--"):
            until = "" if COMMENT_ENDS in piece else COMMENT_ENDS
        elif name in NOT_MARKUP:
            until = f"/{name}"
        elif name == "body":
            return
        elif name == "title":
            yield name, {}, piece.partition(">")[2]
        elif name in ("meta", "link"):
            yield name, _attributes(piece[len(name) :]), ""


def _attributes(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, *values in ATTRIBUTE.findall(text[:4000]):
        found.setdefault(name.lower(), html.unescape("".join(values)))
    return found


def _decoded(content: bytes, content_type: str) -> str:
    header = content_type.encode("ascii", "replace")
    said = CHARSET.search(header) or CHARSET.search(content[:META_WITHIN])
    name = said[1].decode("ascii", "replace") if said else "utf-8"
    return content.decode(name if CHARSETS.fullmatch(name) else "utf-8", "replace")
