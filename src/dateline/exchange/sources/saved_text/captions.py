"""Telling the caption of a photograph from a paragraph, by the credit that it ends with."""

import re
from typing import NamedTuple

from dateline.exchange.sources.saved_text.credits import (
    LONGEST,
    behind_label,
    is_credit,
    is_credit_line,
    may_be_credit,
)
from dateline.exchange.sources.saved_text.sentences import ends_sentence

LONGEST_CAPTION = 700
# Where a credit without brackets may begin: behind a full stop, or behind its own label.
CREDIT_BEGINS = re.compile(
    r"(?<=[.!?])[”\"’)]? "
    r"| (?=(?:Photo(?:graph)?|Picture|Image|Credit)(?::| by ))"
    r"|(?<=[^ ])(?=Credit(?:\.\.\.|…))"
)
# "J. Aske/Norpress": the stop of an initial ends no sentence.
INITIAL = re.compile(r"(?:^|[\s/])(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Jr|Sr)\.$")


class Photo(NamedTuple):
    """What stood beneath a photograph; either part may be empty, but not both."""

    caption: str
    credit: str


def read_photo(text: str) -> Photo | None:
    """The caption and credit that this line is, if it is one."""
    if len(text) > LONGEST_CAPTION:
        return None
    return _bracketed(text) or _unbracketed(text) or _bare_credit(text)


def _bare_credit(text: str) -> Photo | None:
    inside = text[1:-1] if text[0] == "(" and text[-1] == ")" and "(" not in text[1:] else text
    credit = behind_label(inside)
    if credit or is_credit_line(inside):
        return Photo("", credit or inside)
    return None


def _bracketed(text: str) -> Photo | None:
    start = text.rfind("(", max(0, len(text) - LONGEST)) if text.endswith(")") else -1
    if start <= 0:
        return None
    caption, inside = text[:start].rstrip(), text[start + 1 : -1].strip()
    credit = behind_label(inside)
    if credit or is_credit(inside) or (ends_sentence(caption) and may_be_credit(inside)):
        return Photo(caption, credit or inside)
    return None


def _unbracketed(text: str) -> Photo | None:
    places = list(CREDIT_BEGINS.finditer(text, max(1, len(text) - LONGEST)))
    for place in reversed(places):
        caption, tail = text[: place.end()].rstrip(), text[place.end() :]
        credit = behind_label(tail)
        if credit or (is_credit(tail) and not INITIAL.search(caption[-6:])):
            return Photo(caption, credit or tail)
    return None
