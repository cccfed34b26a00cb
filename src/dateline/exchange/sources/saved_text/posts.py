"""A post's headline and bylines, told from its first lines; the rest is its body."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.exchange.sources.saved_text.bodies import read_body
from dateline.exchange.sources.saved_text.bylines import read_byline
from dateline.exchange.sources.saved_text.cutting import Piece
from dateline.exchange.sources.saved_text.lines import Line
from dateline.exchange.sources.saved_text.lists import take_list, without_bullet
from dateline.exchange.sources.saved_text.page import Block
from dateline.exchange.sources.saved_text.photos import is_photo
from dateline.exchange.sources.saved_text.sentences import reads_like_headline
from dateline.exchange.sources.saved_text.stamps import read_whole
from dateline.exchange.sources.saved_text.timelines import take_timeline


@dataclass(frozen=True, slots=True)
class Words:
    """What a post says, without its time."""

    headline: str | None
    bylines: tuple[str, ...]
    blocks: list[Block]


def read_words(piece: Piece) -> Words | None:
    """The words of a post; None if there are none under its time."""
    lines = [line for line in (piece.title, piece.byline, *piece.lines) if line]
    headline: str | None = None
    bylines: tuple[str, ...] = ()
    at = 0
    while at < len(lines):
        names = read_byline(lines[at].text)
        if names and not bylines:
            bylines = names
        elif headline is None and is_headline(lines, at):
            headline = lines[at].text
        else:
            break
        at += 1
    if headline is None and at == len(lines):
        return None
    return Words(headline, bylines, read_body(lines[at:]))


def is_headline(lines: Sequence[Line], at: int) -> bool:
    """Whether the line at the top of a post is its headline, and not the first of its body."""
    text = lines[at].text
    if not reads_like_headline(text) or is_photo(text) or without_bullet(text) or read_whole(text):
        return False
    return not (take_timeline(lines, at) or take_list(lines, at))
