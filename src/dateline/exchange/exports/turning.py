"""Pages whose addresses are turned, so that they lead from file to file; nothing else of them changes.

Scripts go, and the templates that they make posts from: what is exported is a record, and stands still.
Data for machines in a ``script`` element stays.
"""

from collections.abc import Callable
from html import escape
from html.parser import HTMLParser

ADDRESSES = {"href", "src", "srcset"}
DATA = "application/ld+json"

Attributes = list[tuple[str, str | None]]


def turned(page: str, turn: Callable[[str], str]) -> str:
    """The page with each address that it loads or leads to turned into another one.

    A canonical link is left: it says where the coverage itself is.
    """
    turning = _Turning(turn)
    turning.feed(page)
    turning.close()
    return "".join(turning.out)


def addresses_in(page: str) -> list[str]:
    """The addresses that ``turned`` would turn."""
    found: list[str] = []

    def note(address: str) -> str:
        found.append(address)
        return address

    turned(page, note)
    return found


class _Turning(HTMLParser):
    def __init__(self, turn: Callable[[str], str]) -> None:
        super().__init__(convert_charrefs=False)
        self.out: list[str] = []
        self._turn = turn
        self._left_out: str | None = None

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        if self._left_out:
            return
        if tag == "template" or (tag == "script" and dict(attrs).get("type") != DATA):
            self._left_out = tag
            return
        if dict(attrs).get("rel") == "modulepreload":
            return
        self._say(self._tag(tag, attrs))

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        self._say(self._tag(tag, attrs))

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

    def _say(self, text: str) -> None:
        if not self._left_out:
            self.out.append(text)

    def _tag(self, tag: str, attrs: Attributes) -> str:
        """As it was, unless it has an address."""
        named = dict(attrs)
        if named.get("rel") == "canonical" or ADDRESSES.isdisjoint(named):
            return self.get_starttag_text() or ""
        return f"<{tag}{''.join(self._attribute(name, value) for name, value in attrs)}>"

    def _attribute(self, name: str, value: str | None) -> str:
        if value is None:
            return f" {name}"
        if name == "srcset":
            value = ", ".join(map(self._candidate, value.split(",")))
        elif name in ADDRESSES:
            value = self._turn(value)
        return f' {name}="{escape(value)}"'

    def _candidate(self, candidate: str) -> str:
        """``/media/…/960.avif 960w``: an address and how wide it is."""
        address, *width = candidate.split()
        return " ".join([self._turn(address), *width])
