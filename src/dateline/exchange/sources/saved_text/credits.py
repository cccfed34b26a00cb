"""Whose photograph it is: "Ada Lorn/Norpress/Getty Images", "AP Photo/Ben Aske", "Photo: Cleo Vance"."""

import re

from dateline.exchange.sources.saved_text.sentences import ends_sentence, is_capitalised

LONGEST = 120
AGENCY = re.compile(
    r"\b(?:Getty(?: Images)?|AP|AFP|Reuters|EPA|EFE|Shutterstock|Bloomberg|Xinhua|TASS|Tass|Sputnik"
    r"|Anadolu|NurPhoto|Alamy|dpa|DPA|ANSA|Kyodo|PTI|ANI|UPI|ZUMA|Zuma|Magnum|Maxar|iStock)\b"
)
KIND_OF_AGENCY = re.compile(r"\b(?:Images|Pool|POOL|Handout|Photo|Press|Archive)\b")
# Small words that a credit may hold without being a phrase.
SMALL = frozenset({
    "via", "for", "of", "the", "from", "by", "courtesy", "file", "photo", "photos", "photograph",
    "handout", "pool", "and", "&", "with", "image", "images", "screengrab", "video", "still", "dpa",
})  # fmt: skip
# Single words that end a paragraph in brackets and name nobody.
ASIDES = frozenset({
    "correction", "corrected", "update", "updated", "editor", "translated", "laughter", "laughs",
    "applause", "video", "audio", "continued", "more", "opinion", "analysis", "live", "sic",
})  # fmt: skip
BRACKET = re.compile(r"[()\[\]]")
LABEL = re.compile(
    r"(?:(?:photo(?:graph|graphy|graphs|s)?|pictures?|images?)(?: credits?| source)?|credits?)"
    r"(?: by\b|:|\.\.\.|…) ?(?=[^ ])",
    re.IGNORECASE,
)


def is_credit(text: str) -> bool:
    """Whether this can only be a credit: it names an agency, or parts names by slashes."""
    if len(text) > LONGEST or not _has_mark(text):
        return False
    return is_made_of_names(text)


def is_credit_line(text: str) -> bool:
    """Whether a whole line is a credit and no headline: it must name an agency, or a person."""
    first, slash, _ = text.partition("/")
    if not slash:
        return AGENCY.fullmatch(text) is not None
    return is_credit(text) and (" " in first.strip() or AGENCY.search(text) is not None)


def may_be_credit(text: str) -> bool:
    """Whether this can be a credit, where its place says so too: a name in brackets at the end."""
    return is_made_of_names(text) and text.lower() not in ASIDES


def is_made_of_names(text: str) -> bool:
    if not text or len(text) > LONGEST or ends_sentence(text) or BRACKET.search(text):
        return False
    parts = [part.split() for part in text.split("/")]
    proper = [[word for word in part if word.lower() not in SMALL] for part in parts]
    if not any(proper) or any(len(part) > 7 for part in parts):
        return False
    return all(is_capitalised(" ".join(words), most=6) for words in proper if words)


def _has_mark(text: str) -> bool:
    """What sets a credit apart from other capitalised words."""
    return bool("/" in text or AGENCY.search(text) or (" " in text and KIND_OF_AGENCY.search(text)))


def behind_label(text: str) -> str | None:
    """The credit behind "Photo:" or "Credit…" and the like; None if there is no such label."""
    found = LABEL.match(text)
    credit = text[found.end() :] if found else ""
    return credit if is_made_of_names(credit) else None
