"""A post's headline and bylines, told from its first lines; the rest is its body."""

from dataclasses import dataclass

from dateline.exchange.sources.saved_text.bodies import read_body
from dateline.exchange.sources.saved_text.bylines import read_byline
from dateline.exchange.sources.saved_text.cutting import Piece
from dateline.exchange.sources.saved_text.headlines import is_headline
from dateline.exchange.sources.saved_text.page import Block


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
