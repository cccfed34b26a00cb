"""Timelines: paragraphs in a row that each begin with when it was, as "2013: …" or "4:30 p.m.: …"."""

import re
from collections.abc import Sequence

from dateline.exchange.sources.saved_text.lines import Line
from dateline.exchange.sources.saved_text.lists import without_bullet
from dateline.exchange.sources.saved_text.nodes import timeline
from dateline.exchange.sources.saved_text.page import Block
from dateline.exchange.sources.saved_text.stamps import read_whole

LONGEST_WHEN = 60
FEWEST = 2
# ":" that is not the one inside 16:30, or a dash with blanks round it.
END_OF_WHEN = re.compile(r":(?![0-9]) ?| [—–-] ")
MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|spring|summer|autumn|fall|winter)\.?"
)
YEAR = r"(?:1[0-9]|20)[0-9]{2}"
# What a time line's parts can be and a post's stamp cannot; days and hours are left to stamps.py.
LONG_TIME = re.compile(
    rf"(?:(?:in|by|since|from|about|around) )?(?:early |mid-? ?|late )?"
    rf"(?:{MONTHS}(?: ?[–—-] ?{MONTHS})?,? )?(?:{YEAR}s?(?: ?[–—-] ?(?:{YEAR}|[0-9]{{2}}))?"
    rf"(?: (?:bc|ad|bce|ce))?)(?: to (?:{YEAR}|today|now|present))?",
    re.IGNORECASE,
)
DAY_RANGE = re.compile(
    rf"(?:{MONTHS} [0-9]{{1,2}} ?[–—-] ?(?:{MONTHS} )?[0-9]{{1,2}}"
    rf"|[0-9]{{1,2}} ?[–—-] ?[0-9]{{1,2}} {MONTHS})(?:,? {YEAR})?",
    re.IGNORECASE,
)


def take_timeline(lines: Sequence[Line], at: int) -> tuple[Block, int] | None:
    """The timeline that begins at this line, and the line behind it; at least two entries."""
    entries: list[tuple[str, str]] = []
    while at < len(lines) and (entry := read_entry(lines[at].text)):
        entries.append(entry)
        at += 1
    return (timeline(entries), at) if len(entries) >= FEWEST else None


def read_entry(text: str) -> tuple[str, str] | None:
    """When, and what, if the line says both in that order."""
    text = without_bullet(text) or text
    for end in END_OF_WHEN.finditer(text, 0, LONGEST_WHEN):
        when, what = text[: end.start()], text[end.end() :]
        if what and _is_when(when):
            return when, what
    return None


def _is_when(text: str) -> bool:
    if LONG_TIME.fullmatch(text) or DAY_RANGE.fullmatch(text):
        return True
    stamp = read_whole(text)
    return stamp is not None and not stamp.label and not stamp.broken
