"""Finding the stamp of a line: alone on it, before a headline or behind one."""

import re

from dateline.exchange.sources.saved_text.stamps import Found, Stamp, read_stamp, read_whole

# Cheap and sure: a line without one of these near its ends has no time in it.
HINT = re.compile(
    r"[0-9][:.][0-9]{2}|[0-9] ?[ap]\.? ?m|\b(?:ago|noon|midnight|now)\b|[0-9]{4} ?[a-zA-Z]",
    re.IGNORECASE,
)
NEAR = 120
BEHIND_STAMP = re.compile(r" ?(?:[\])] ?[:—–|-]? ?|[:—–|] ?|- )(?=[^ ])")
BEFORE_STAMP = re.compile(r" ?[—–|·•] ?| - | ?\(|: (?=[0-9])")
LONGEST_HEADLINE = 300


def find_stamp(text: str) -> Found | None:
    """The stamp of this line, if there is a sound one."""
    if not (HINT.search(text, 0, NEAR) or HINT.search(text, max(0, len(text) - NEAR))):
        return None
    whole = read_whole(text)
    if whole and whole.tells_time and not whole.broken and _is_more_than_a_number(whole):
        return Found("alone", whole)
    return _leading(text) or _trailing(text)


def seems_broken(text: str) -> bool:
    """Whether the line would be a stamp if its date or time existed: "25:61 ET, May 32"."""
    whole = read_whole(text) if HINT.search(text, 0, NEAR) else None
    return whole is not None and whole.broken


def _leading(text: str) -> Found | None:
    bracket = 1 if text[0] in "[(" else 0
    stamp, end = read_stamp(text, bracket)
    behind = BEHIND_STAMP.match(text, end)
    if behind is None or not _is_sure(stamp):
        return None
    return Found("leading", stamp, text[behind.end() :])


def _trailing(text: str) -> Found | None:
    if len(text) > LONGEST_HEADLINE + NEAR:
        return None
    for before in BEFORE_STAMP.finditer(text, max(1, len(text) - NEAR)):
        stamp = read_whole(text[before.end() :])
        if stamp and _is_sure(stamp):
            return Found("trailing", stamp, text[: before.start()].rstrip())
    return None


def _is_sure(stamp: Stamp) -> bool:
    """Beside other words only names that are known count as zones, and nothing may be broken."""
    if stamp.broken or not stamp.tells_time or not _is_more_than_a_number(stamp):
        return False
    return stamp.zone is None or stamp.zone.known


def _is_more_than_a_number(stamp: Stamp) -> bool:
    """16.44 alone may be a price."""
    return stamp.placed or bool(stamp.label) or not (stamp.clock and stamp.clock.dotted)
