"""The body of a post: its lines as blocks. What is nothing in particular is a paragraph."""

from collections.abc import Sequence

from dateline.exchange.sources.saved_text.lines import Line
from dateline.exchange.sources.saved_text.lists import take_list
from dateline.exchange.sources.saved_text.nodes import paragraph
from dateline.exchange.sources.saved_text.page import Block
from dateline.exchange.sources.saved_text.photos import take_photos
from dateline.exchange.sources.saved_text.quotes import take_quote
from dateline.exchange.sources.saved_text.timelines import take_timeline

# In order: a bulleted timeline is a timeline, and a quotation with its speaker is no caption.
TAKERS = (take_timeline, take_quote, take_list, take_photos)


def read_body(lines: Sequence[Line]) -> list[Block]:
    """The blocks of these lines; an empty paragraph if there are none, as a body is never empty."""
    blocks: list[Block] = []
    at = 0
    while at < len(lines):
        block, at = _take_block(lines, at)
        blocks.append(block)
    return blocks or [paragraph()]


def _take_block(lines: Sequence[Line], at: int) -> tuple[Block, int]:
    for take in TAKERS:
        if taken := take(lines, at):
            return taken
    return paragraph(lines[at].text), at + 1
