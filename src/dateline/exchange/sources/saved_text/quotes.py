"""Pull quotes: a quotation with a line under it, or behind it, that says who spoke.

A quotation without such a line stays the paragraph that it is, marks and all. In a quote block the
outer marks are left away: the block is the mark.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from dateline.exchange.sources.saved_text.lines import Line
from dateline.exchange.sources.saved_text.nodes import quote
from dateline.exchange.sources.saved_text.page import Block
from dateline.exchange.sources.saved_text.sentences import ends_sentence, is_capitalised

PAIRS = {"“": "”", '"': '"', "«": "»", "„": "“”", "‘": "’", "'": "'"}
ATTRIBUTION = re.compile(r"(—|–|―|--|-) ?(?=[^ -])")
BEHIND_QUOTATION = re.compile(r"(?<=[”\"»’']) ?(?:—|–|―|--) ?(?=[^ -])")
LONGEST_ATTRIBUTION = 160
MOST_PARAGRAPHS = 12


class Speaker(NamedTuple):
    name: str
    role: str


def take_quote(lines: Sequence[Line], at: int) -> tuple[Block, int] | None:
    """The attributed quotation that begins at this line, and the line behind it."""
    if lines[at].text[0] not in PAIRS:
        return None
    return _take_one_line(lines, at) or _take_paragraphs(lines, at)


def _take_one_line(lines: Sequence[Line], at: int) -> tuple[Block, int] | None:
    text = lines[at].text
    found = list(BEHIND_QUOTATION.finditer(text, max(0, len(text) - LONGEST_ATTRIBUTION)))
    if not found:
        return None
    words, said_by = text[: found[-1].start()], text[found[-1].end() :]
    speaker = _speaker(said_by)
    if speaker is None or not is_capitalised(speaker.name, most=6) or not _is_quotation(words):
        return None
    return quote([_unmarked(words)], *speaker), at + 1


def _take_paragraphs(lines: Sequence[Line], at: int) -> tuple[Block, int] | None:
    """Each paragraph opens the quotation again and the last one closes it, as print has it."""
    end = at
    while end < min(len(lines), at + MOST_PARAGRAPHS) and _opens_only(lines[end].text):
        end += 1
    if end + 1 >= len(lines) or not _is_quotation(lines[end].text):
        return None
    speaker = _read_attribution(lines, end + 1)
    if speaker is None:
        return None
    spoken = [_unmarked(line.text) for line in lines[at : end + 1]]
    return quote(spoken, *speaker), end + 2


def _read_attribution(lines: Sequence[Line], at: int) -> Speaker | None:
    found = ATTRIBUTION.match(lines[at].text)
    if found is None:
        return None
    speaker = _speaker(lines[at].text[found.end() :])
    if speaker and found[1] == "-":
        # A hyphen is more often a bullet: then another follows, or it is no name.
        followed = at + 1 < len(lines) and lines[at + 1].text.startswith("-")
        return speaker if is_capitalised(speaker.name, most=6) and not followed else None
    return speaker


def _speaker(text: str) -> Speaker | None:
    if len(text) > LONGEST_ATTRIBUTION or ends_sentence(text):
        return None
    name, _, role = text.partition(",")
    return Speaker(name.strip(), role.strip()) if name.strip() else None


def _is_quotation(text: str) -> bool:
    return len(text) > 2 and text[0] in PAIRS and text[-1] in PAIRS[text[0]]


def _opens_only(text: str) -> bool:
    """Whether the quotation goes on in the next paragraph: it is opened here, and not closed."""
    return text[0] in PAIRS and not any(mark in text[1:] for mark in PAIRS[text[0]])


def _unmarked(text: str) -> str:
    """Without the outer marks, unless there are inner ones of the same kind that would be halved."""
    opening, closings = text[0], PAIRS[text[0]]
    bare = text[1:-1] if _is_quotation(text) else text[1:]
    return (bare if opening not in bare and not any(c in bare for c in closings) else text).strip()
