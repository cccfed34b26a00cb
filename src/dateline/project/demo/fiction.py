"""Reading the fiction: a visitor finds coverage.toml and elsewhere.toml, and then script.toml happens."""

import tomllib
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any, Literal

Verb = Literal[
    "publish", "revise", "correct", "withdraw", "move", "pin", "unpin", "mark_key_moment",
    "unmark_key_moment", "edit", "pause", "resume", "end",
]  # fmt: skip


@dataclass(frozen=True)
class Words:
    """What a post says. ``body`` is Markdown, or a list of Markdown and blocks (see bodies.py)."""

    headline: str
    body: Any
    bylines: tuple[str, ...] = ()
    place: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class FoundPost:
    """A post that is there when the visitor comes; ``ago`` is in minutes."""

    name: str
    ago: int
    words: Words
    key: bool = False
    pinned: bool = False
    revised: Any = None
    correction: str = ""


@dataclass(frozen=True)
class Page:
    """A coverage as the visitor finds it; times are in minutes before the demo was first opened."""

    slug: str
    ago: int
    headline: str
    summary: tuple[str, ...]
    posts: tuple[FoundPost, ...]
    closing: str = ""
    ended_ago: int = 0


@dataclass(frozen=True)
class Fiction:
    """The story's two pages, and the picture at the head of the second."""

    story: str
    time_zone: str
    language: str
    lead: str
    day_before: Page
    page: Page


@dataclass(frozen=True)
class PageElsewhere:
    """A coverage of another story, in another language; ``lead`` is the picture at its head."""

    language: str
    time_zone: str
    lead: str
    page: Page


@dataclass(frozen=True)
class Step:
    """One thing that happens: the verb, the post that it is about, what it is given.

    ``wait`` is the pause before it, in pauses.
    """

    do: Verb
    post: str = ""
    wait: float = 1.0
    given: dict[str, Any] = field(default_factory=dict)


def read_fiction() -> Fiction:
    """The coverage, and the one of the day before."""
    read = _read("coverage.toml")
    head = read["coverage"]
    page = _page(head)
    shared = {name: head[name] for name in ("story", "time_zone", "language", "lead")}
    return Fiction(**shared, day_before=_page(read["day_before"]), page=page)


def read_pages_elsewhere() -> tuple[PageElsewhere, ...]:
    """The coverages in Arabic and in Hebrew."""
    return tuple(
        PageElsewhere(given["language"], given["time_zone"], given["lead"], _page(given))
        for given in _read("elsewhere.toml")["page"]
    )


def read_script() -> tuple[Step, ...]:
    """The steps of one round."""
    return tuple(_step(step) for step in _read("script.toml")["step"])


def words_of(given: dict[str, Any]) -> Words:
    """A post's words, out of a table that may say more."""
    return Words(
        headline=given["headline"],
        body=given["body"],
        bylines=tuple(given.get("bylines", ())),
        place=given.get("place", ""),
        tags=tuple(given.get("tags", ())),
    )


def _step(given: dict[str, Any]) -> Step:
    rest = {name: value for name, value in given.items() if name not in ("do", "wait", "name")}
    post = given.get("name") or rest.pop("post", "")
    return Step(given["do"], post, given.get("wait", 1.0), rest)


def _page(given: dict[str, Any]) -> Page:
    return Page(
        slug=given["slug"],
        ago=given["ago"],
        headline=given["headline"],
        summary=tuple(given["summary"]),
        posts=tuple(_post(post) for post in given["post"]),
        closing=given.get("closing", ""),
        ended_ago=given.get("ended_ago", 0),
    )


def _post(given: dict[str, Any]) -> FoundPost:
    marks = {
        name: given[name] for name in ("key", "pinned", "revised", "correction") if name in given
    }
    return FoundPost(given["name"], given["ago"], words_of(given), **marks)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files("dateline.project.demo").joinpath(name).read_text(encoding="utf-8"))
