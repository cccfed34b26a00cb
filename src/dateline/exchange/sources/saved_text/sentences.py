"""Telling a headline from a sentence, a name from a phrase: the small judgements about words."""

import re

LONGEST_HEADLINE = 200
LONGEST_OF_SENTENCES = 120

# Ends that look like full stops and are none: "U.S.", "D.C.", "p.m.", "Jr.", "Inc."
ABBREVIATION_AT_END = re.compile(
    r"(?:\b(?:[A-Za-z]\.){2,4}|\b(?:Jr|Sr|Inc|Ltd|Co|Corp|St|No|vs)\.)$"
)
CLOSERS = "\"'”’»)]"
SENTENCE_ENDS = (".", "。", "।", "։", "۔", "።")
LEADS_ON = (":", ";", ",")
WITHIN = re.compile(r"[a-z0-9)”\"][.!?][”\"’)]? [A-Z“\"]")
ADDRESS = re.compile(r"[a-z]{1,10}://|www\.")
NAME_PARTICLES = frozenset({
    "de", "da", "do", "dos", "das", "del", "della", "di", "du", "la", "le", "van", "von", "der", "den",
    "ten", "ter", "zu", "zum", "zur", "bin", "ibn", "bint", "al", "el", "ap", "ben", "av", "af", "y",
    "e", "i", "of", "the",
})  # fmt: skip
LETTER = re.compile(r"[^\W\d_]")


def reads_like_headline(text: str) -> bool:
    """Short, and without the full stop of a sentence; with a letter in it, and no address."""
    if not 2 <= len(text) <= LONGEST_HEADLINE or ends_sentence(text) or text.endswith(LEADS_ON):
        return False
    if ADDRESS.match(text) or not LETTER.search(text):
        return False
    return len(text) <= LONGEST_OF_SENTENCES or not WITHIN.search(text)


def ends_sentence(text: str) -> bool:
    """Whether a full stop ends it, be it inside closing quotation marks or brackets."""
    tail = text[-40:].rstrip(CLOSERS)
    if not tail.endswith(SENTENCE_ENDS):
        return False
    return not ABBREVIATION_AT_END.search(tail)


def is_capitalised(words: str, *, most: int) -> bool:
    """Whether these are at most so many words, each with a capital but for "van", "de" and so on."""
    parts = words.split()
    if not 1 <= len(parts) <= most:
        return False
    return _has_capital(parts[0]) and all(
        part in NAME_PARTICLES or _has_capital(part) for part in parts
    )


def _has_capital(word: str) -> bool:
    """A first letter that is not small; scripts without capitals pass."""
    found = LETTER.search(word)
    return found is not None and not found[0].islower()
