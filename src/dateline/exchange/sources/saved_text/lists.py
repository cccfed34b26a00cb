"""Lists: lines in a row that begin with a bullet, or with numbers that count up."""

import re
from collections.abc import Sequence

from dateline.exchange.sources.saved_text.lines import Line
from dateline.exchange.sources.saved_text.nodes import bullet_list, ordered_list
from dateline.exchange.sources.saved_text.page import Block

BULLET = re.compile(r"([•●▪■◦‣⁃·*]|[-–—](?= )) ?(?=[^ ])")
# These mark a list even when it has one item; a dash or asterisk may be a dash or asterisk.
SURE_BULLETS = "•●▪■◦‣⁃"
NUMBER = re.compile(r"([0-9]{1,3})[.)] (?=[^ ])")
FEWEST = 2


def take_list(lines: Sequence[Line], at: int) -> tuple[Block, int] | None:
    """The list that begins at this line, and the line behind it."""
    return _take_bullets(lines, at) or _take_numbers(lines, at)


def without_bullet(text: str) -> str | None:
    """What stands behind the bullet; None if there is no bullet."""
    found = BULLET.match(text)
    return text[found.end() :] if found else None


def _take_bullets(lines: Sequence[Line], at: int) -> tuple[Block, int] | None:
    mark, end = lines[at].text[0], at
    items: list[str] = []
    while end < len(lines) and lines[end].text[0] == mark:
        item = without_bullet(lines[end].text)
        if item is None:
            break
        items.append(item)
        end += 1
    enough = len(items) >= (1 if mark in SURE_BULLETS else FEWEST)
    return (bullet_list(items), end) if enough else None


def _take_numbers(lines: Sequence[Line], at: int) -> tuple[Block, int] | None:
    first = NUMBER.match(lines[at].text)
    if first is None:
        return None
    start, end = int(first[1]), at
    items: list[str] = []
    while end < len(lines) and (found := NUMBER.match(lines[end].text)):
        if int(found[1]) != start + len(items):
            break
        items.append(lines[end].text[found.end() :])
        end += 1
    return (ordered_list(items, start), end) if len(items) >= FEWEST else None
