"""Pages whose addresses are turned, so that they lead from file to file; nothing else of them changes.

Scripts go, and the templates that they make posts from: what is exported is a record, and stands still.
What a page says of itself to machines, in a ``script`` element, stays.
"""

from collections.abc import Callable, Iterator
from html import escape
from html.parser import HTMLParser

ADDRESSES = {"href", "src", "srcset"}
DATA = "application/ld+json"

Attributes = list[tuple[str, str | None]]


class Address(str):
    """A part of a page that is an address; the other parts are markup and text as they were."""

    __slots__ = ()


class Page:
    """A page, read once: the addresses that it loads or leads to, and itself with others in their place.

    A canonical link is left: it says where the coverage itself is.
    """

    def __init__(self, html: str) -> None:
        reading = _Reading()
        reading.feed(html)
        reading.close()
        self._parts = reading.parts

    @property
    def addresses(self) -> list[str]:
        return [str(part) for part in self._parts if isinstance(part, Address)]

    def turned(self, turn: Callable[[str], str]) -> str:
        """The page with each of its addresses turned into another one."""
        return "".join(
            escape(turn(str(part))) if isinstance(part, Address) else part for part in self._parts
        )


class _Reading(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.parts: list[str] = []
        self._left_out: str | None = None

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        if self._left_out:
            return
        if tag == "template" or (tag == "script" and dict(attrs).get("type") != DATA):
            self._left_out = tag
            return
        if dict(attrs).get("rel") == "modulepreload":
            return
        self._say_tag(tag, attrs)

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        self._say_tag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self._left_out == tag:
            self._left_out = None
        else:
            self._say(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self._say(data)

    def handle_entityref(self, name: str) -> None:
        self._say(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._say(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        self._say(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self._say(f"<!{decl}>")

    def _say(self, *parts: str) -> None:
        if not self._left_out:
            self.parts += parts

    def _say_tag(self, tag: str, attrs: Attributes) -> None:
        """As it was, unless it has an address."""
        named = dict(attrs)
        if named.get("rel") == "canonical" or ADDRESSES.isdisjoint(named):
            self._say(self.get_starttag_text() or "")
            return
        self._say(f"<{tag}")
        for name, value in attrs:
            self._say_attribute(name, value)
        self._say(">")

    def _say_attribute(self, name: str, value: str | None) -> None:
        if value is None:
            self._say(f" {name}")
        elif name == "srcset":
            self._say(' srcset="', *_candidates(value), '"')
        elif name in ADDRESSES:
            self._say(f' {name}="', Address(value), '"')
        else:
            self._say(f' {name}="{escape(value)}"')


def _candidates(value: str) -> Iterator[str]:
    """``/media/…/480.avif 480w, /media/…/960.avif 960w``: addresses, and how wide each is."""
    for place, candidate in enumerate(filter(str.strip, value.split(","))):
        address, *width = candidate.split()
        yield ", " if place else ""
        yield Address(address)
        yield escape("".join(f" {word}" for word in width))
