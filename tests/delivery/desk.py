"""Ada, who runs the desk: what she does is in the journals, and with the readers, when she has done it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from itertools import count
from typing import Any
from uuid import UUID

from dateline.delivery.source import SITE
from dateline.journal.changes import Change, Kind, State


@dataclass
class Coverage:
    """A coverage at Ada's desk."""

    journals: Any
    told: Callable[[], None]
    slug: str
    id: str
    head: dict[str, Any]
    posts: dict[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def page(self) -> str:
        return f"/live/{self.slug}/"

    def edit(self, **head: Any) -> Change:
        self.head |= head
        listed = {name: self.head[name] for name in LISTED if name in self.head}
        self.journals.append(SITE, Kind.COVERAGE, self.id, listed)
        return self._append(Kind.COVERAGE, self.id, self.head)

    def end(self) -> Change:
        return self.edit(state="ended", ended_at=TIME)

    def publish(self, headline: str | None = None, text: str = "It rains.", **rest: Any) -> str:
        """A new post on top of the page; the answer is its id."""
        post, number = next_id(), len(self.posts) + 1
        state = POST | {"position": number * 1_000_000, "headline": headline} | rest
        self.posts[post] = {"html": f"<p>{text}</p>", "body": body(text)} | state
        if rest.keys() & {"key", "tags"}:
            self.journals.append(SITE, Kind.POST, post, self._listed(post))
        self._append(Kind.POST, post, self.posts[post])
        return post

    def publish_many(self, number: int) -> list[str]:
        """Posts from the foot of the page to its top."""
        return [self.publish(f"Report {i}") for i in range(1, number + 1)]

    def revise(self, post: str, **changed: Any) -> Change:
        self.posts[post] |= changed
        return self._append(Kind.POST, post, self.posts[post])

    def withdraw(self, post: str) -> Change:
        state = self.posts.pop(post)
        gone = {"withdrawn_at": TIME, "position": state["position"]}
        if state["key"] or state["tags"]:
            self.journals.withdraw(SITE, post, gone)
        change = self.journals.withdraw(self.id, post, gone)
        self.told()
        return change

    def _listed(self, post: str) -> State:
        said = ("headline", "tags", "published_at", "position", "key")
        return {"coverage": self.id} | {name: self.posts[post][name] for name in said}

    def _append(self, kind: Kind, subject: str, state: State) -> Change:
        change = self.journals.append(self.id, kind, subject, dict(state))
        self.told()
        return change


@dataclass
class Ada:
    """``told`` is called when she has done something."""

    journals: Any
    told: Callable[[], None]

    def opens(self, slug: str | None = None, **head: Any) -> Coverage:
        slug = slug or f"storm-{next(NUMBERS)}"
        state = HEAD | {"slug": slug, "headline": "Storm on the coast"} | head
        coverage = Coverage(self.journals, self.told, slug, next_id(), state)
        coverage.edit()
        return coverage

    def begins(self, story: str, title: str, background: str = "") -> dict[str, str]:
        link = {"slug": story, "title": title}
        self.journals.append(SITE, Kind.STORY, story, link | {"background": background})
        self.told()
        return link


NUMBERS = count(1)
TIME = "2022-01-21T16:44:00-05:00"
LISTED = (
    *("slug", "headline", "summary", "state", "time_zone", "language"),
    *("story", "starts_at", "started_at", "ended_at"),
)
HEAD: State = {
    "slug": "",
    "headline": "",
    "summary": [],
    "state": "live",
    "closing": "",
    "time_zone": "America/New_York",
    "language": "en",
    "story": None,
    "previous": None,
    "next": None,
    "lead": None,
    "started_at": TIME,
    "ended_at": None,
}
POST: State = {
    "headline": None,
    "bylines": [],
    "place": None,
    "tags": [],
    "published_at": TIME,
    "updated_at": None,
    "pinned": False,
    "key": False,
    "correction": None,
}


ASSET = "a" * 64


def photograph(asset: str = ASSET, **said: str) -> State:
    """A post that is one photograph, as the newsroom renders it; ``root`` is the site's path."""
    root = said.pop("root", "")
    attrs = {"asset": asset, "caption": "", "credit": "", "source": "", "alt": ""} | said
    files = [f"{root}/media/{asset}/{width}" for width in (480, 960, 1600)]
    sets = {
        form: ", ".join(f"{file}.{form} {file.rpartition('/')[2]}w" for file in files)
        for form in ("avif", "jpg")
    }
    html = (
        f'<figure class="photo"><picture><source type="image/avif" srcset="{sets["avif"]}" sizes="100vw">'
        f'<img src="{files[-1]}.jpg" srcset="{sets["jpg"]}" sizes="100vw" width="1600" height="900"'
        f' alt="{escape(attrs["alt"])}" loading="lazy"></picture></figure>'
    )
    body = {"type": "doc", "content": [{"type": "image", "attrs": attrs}]}
    return {"html": html, "body": body, "lead": attrs | {"html": html}}


def next_id() -> str:
    """A UUID of version 7; the later one sorts behind the earlier one."""
    return str(UUID(int=0x017E7F7DA4C0_7000_8000_000000000000 + next(NUMBERS)))


def body(text: str) -> State:
    paragraph = {"type": "paragraph", "content": [{"type": "text", "text": text}]}
    return {"type": "doc", "content": [paragraph]}
