"""A saved page as numbered lines, with everything invisible made even.

Saving or copying a page brings no-break and thin spaces, soft hyphens and byte order marks; nothing
after this file has to know of them. Blank lines carry no meaning on these pages (posts follow each
other with and without), so only the fact that one stood there is kept.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

LINE_END = re.compile(r"\r\n|\r|\n")
# Control characters, soft hyphen, zero-width space, word joiner, byte order mark.
INVISIBLE = re.compile("[\x00-\x08\x0e-\x1b\x7f\u00ad\u200b\u2060\ufeff]")
# Half of a character, from broken UTF-16: no database and no socket would take it.
LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class Line(NamedTuple):
    """A line that holds something; ``number`` counts from 1 as an editor does."""

    number: int
    text: str
    after_gap: bool


def read_lines(text: str) -> list[Line]:
    """All lines that are not blank."""
    return list(_lines_of(text))


def evened(text: str) -> str:
    """The same words with ordinary single spaces between them, and nothing invisible."""
    visible = LONE_SURROGATE.sub("\ufffd", INVISIBLE.sub("", text))
    return " ".join(visible.split())


def _lines_of(text: str) -> Iterator[Line]:
    after_gap = True
    for number, raw in enumerate(LINE_END.split(text), start=1):
        words = evened(raw)
        if words:
            yield Line(number, words, after_gap)
        after_gap = not words
