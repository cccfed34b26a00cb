"""What is read from a saved page, and how a file without one is refused."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

Block = dict[str, Any]


class NotALivePage(ValueError):
    """Nothing in the file can be read as the post of a live page. The message is one sentence."""


class TimesUnknown(NotALivePage):
    """There are posts, but no day can be given to them: only "saved at" can help.

    The parser never looks at the clock on the wall: a file read twice must read the same.
    """


@dataclass(frozen=True, slots=True)
class Remark:
    """A line that did not go into the coverage as it stands, or was doubtful, and why.

    ``furniture`` marks what belongs to the page and not to the coverage, and is seldom worth showing.
    """

    line: int
    text: str
    why: str
    furniture: bool = False


@dataclass(frozen=True, slots=True)
class SavedPost:
    """A post; ``line`` is where its time stands, ``updated`` that the page says it was revised."""

    headline: str | None
    published_at: datetime
    bylines: tuple[str, ...]
    updated: bool
    blocks: list[Block]
    line: int


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A coverage as the page showed it; the posts in the page's own order, top first."""

    headline: str
    state: Literal["live", "ended"]
    closing: str
    summary: tuple[str, ...]
    time_zone: str
    posts: tuple[SavedPost, ...]
    remarks: tuple[Remark, ...]
