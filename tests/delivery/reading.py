"""Cleo, who only reads: her browser, and her place on the event stream."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from http.client import HTTPConnection
from time import monotonic, sleep
from types import TracebackType
from typing import Any, NamedTuple, Self

import urllib3

PATIENCE = 20.0  # seconds; on a machine with nothing else to do a hundredth is enough


def wait_until(what_is_due: Any) -> Any:
    """What is due, once it is true; AssertionError when it does not come."""
    end = monotonic() + PATIENCE
    while monotonic() < end:
        if found := what_is_due():
            return found
        sleep(0.005)
    raise AssertionError("It did not come about in time.")


@dataclass(frozen=True)
class Answer:
    status: int
    headers: urllib3.HTTPHeaderDict
    data: bytes

    @property
    def text(self) -> str:
        return self.data.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.data)

    @property
    def posts(self) -> list[str]:
        """The ids of the posts on a page, from its top to its foot."""
        return re.findall(r'<article class="post[^"]*" id="post-([0-9a-f-]{36})"', self.text)

    @property
    def links(self) -> list[str]:
        """Every address that the page names."""
        found = Links()
        found.feed(self.text)
        return found.addresses

    @property
    def older(self) -> str | None:
        """Where the page's “Older updates” leads."""
        found = re.search(r'rel="next" href="([^"]*/before/[^"]*)"', self.text)
        return found and found[1]

    @property
    def linked_data(self) -> Any:
        """What the page says of itself to search engines."""
        [data] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', self.text)
        return json.loads(data)

    @property
    def said(self) -> dict[str, list[str]]:
        """What the page's head says, by ``property``, ``name`` or ``rel``."""
        found = Head()
        found.feed(self.text)
        return found.said


class Head(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.said: dict[str, list[str]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name = given.get("property") or given.get("name") or given.get("rel")
        if tag in ("meta", "link") and name:
            self.said.setdefault(name, []).append(given.get("content") or given.get("href") or "")


class Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.addresses += [
            value for name, value in attrs if name in ("href", "src", "data-live") and value
        ]


class Cleo:
    """A reader, with one browser."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._pool = urllib3.HTTPConnectionPool("127.0.0.1", port, timeout=PATIENCE, retries=False)

    def asks(self, method: str, path: str, **headers: str) -> Answer:
        """Headers are given as Python names: ``if_none_match``."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        raw = self._pool.request(
            method, path, headers=named, decode_content=False, redirect=False, retries=False
        )
        return Answer(raw.status, raw.headers, raw.data)

    def gets(self, path: str, **headers: str) -> Answer:
        return self.asks("GET", path, **headers)

    def head_of(self, coverage: Any) -> Any:
        """What head.json says."""
        return self.gets(f"{coverage.page}head.json").json

    def follows(self, coverage: Any, query: str = "", root: str = "", **headers: str) -> "Stream":
        return Stream(self._port, f"{root}{coverage.page}stream{query}", headers)

    def leave(self) -> None:
        self._pool.close()


class Event(NamedTuple):
    name: str
    data: str
    id: str
    retry: str

    @property
    def change(self) -> Any:
        assert self.name == "change"
        return json.loads(self.data)


class Stream:
    """An event stream as it comes over the wire, taken apart by the standard's rules."""

    def __init__(self, port: int, path: str, headers: dict[str, str]) -> None:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self._connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        self._connection.request("GET", path, headers=named)
        self.answer = self._connection.getresponse()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type | None, error: Exception | None, at: TracebackType | None
    ) -> None:
        self.leave()

    def leave(self) -> None:
        self.answer.close()
        self._connection.close()

    def block(self) -> str:
        """The lines up to the next empty one; nothing at the end of the stream."""
        lines = []
        while line := self.answer.readline().decode():
            if line == "\n":
                break
            lines.append(line)
        return "".join(lines)

    def event(self) -> Event:
        """The next event; comments are passed over."""
        while block := self.block():
            if "data:" in block:
                return _parsed(block)
        raise EOFError

    def seqs(self, number: int) -> list[int]:
        """The seqs of the next changes, as many as asked for."""
        return [self.event().change["seq"] for _ in range(number)]

    def rest(self) -> list[Event]:
        """The events up to the end of the stream."""
        return list(self._rest())

    def _rest(self) -> Iterator[Event]:
        try:
            while True:
                yield self.event()
        except EOFError:
            return


def _parsed(block: str) -> Event:
    fields: dict[str, list[str]] = {}
    for line in block.rstrip("\n").split("\n"):
        name, _, value = line.partition(":")
        fields.setdefault(name, []).append(value.removeprefix(" "))
    joined = {name: "\n".join(values) for name, values in fields.items()}
    return Event(*(joined.get(name, "") for name in ("event", "data", "id", "retry")))
