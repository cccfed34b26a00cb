"""What writers send, checked and made tidy before a verb begins. Each refusal is one sentence."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import datetime

from babel import Locale, UnknownLocaleError

from dateline.newsroom.documents import CONTROL
from dateline.newsroom.errors import Refused
from dateline.newsroom.zones import is_time_zone

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
UNACCENTED = str.maketrans(  # letters that Unicode does not take apart
    {"æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i"}
)
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")  # Babel overlooks “@x” and “.x”

MOST_HEADLINE = 300
MOST_LINE = 500
MOST_CORRECTION = 1000
MOST_BACKGROUND = 5000
MOST_NAME = 120
MOST_POINTS = 12
MOST_TAGS = 20
MOST_NAMES = 20
MOST_SLUG = 80
RESERVED = (  # the desk's pages, and the site's journal
    "account",
    "audit",
    "open",
    "people",
    "preview",
    "share",
    "sign-in",
    "sign-out",
    "site",
    "stream",
    "templates",
    "tokens",
)
MOST_LANGUAGE = 35
YEARS = range(1900, 2200)  # in microseconds since 1970 these are below 2^53


def checked_slug(slug: str) -> str:
    if not SLUG.fullmatch(slug) or len(slug) > MOST_SLUG:
        raise Refused(
            f"“{slug}” cannot be an address; use small letters, digits and single hyphens, "
            f"such as “storm-on-the-coast”, and at most {MOST_SLUG} characters."
        )
    if slug in RESERVED:
        raise Refused(f"The address “{slug}” is the desk's own; choose another.")
    return slug


def slug_from(text: str) -> str:
    """An address made from a headline: its words without accents, cut at a word."""
    letters = unicodedata.normalize("NFKD", text.lower().translate(UNACCENTED))
    plain = letters.encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    slug = ""
    for word in words:
        if len(slug) + len(word) + 1 > MOST_SLUG - 20:
            break
        slug = f"{slug}-{word}" if slug else word
    return f"{slug}-2" if slug in RESERVED else slug or "coverage"


def checked_line(text: str, what: str, most: int = MOST_LINE, *, needed: bool = False) -> str:
    """One line of plain text, with its blanks evened out."""
    if found := CONTROL.search(text):
        raise Refused(f"The {what} holds the character U+{ord(found[0]):04X}; it is plain text.")
    line = " ".join(text.split())
    if needed and not any(map(_is_seen, line)):
        raise Refused(f"The {what} is empty; write at least a word.")
    if len(line) > most:
        raise Refused(f"The {what} has {len(line)} characters; the most is {most}.")
    return line


def checked_paragraphs(text: str, what: str, most: int) -> str:
    """Plain text of some paragraphs, an empty line between them; may be empty."""
    lines = (checked_line(block, what, most) for block in re.split(r"\n\s*\n", _unix(text)))
    tidy = "\n\n".join(filter(None, lines))
    if len(tidy) > most:
        raise Refused(f"The {what} has {len(tidy)} characters; the most is {most}.")
    return tidy


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _is_seen(character: str) -> bool:
    """Whether a reader sees it: not a blank, and not one of Unicode's invisible marks (Cf)."""
    return not character.isspace() and unicodedata.category(character) != "Cf"


def checked_headline(text: str) -> str:
    return checked_line(text, "headline", MOST_HEADLINE, needed=True)


def checked_points(points: Iterable[str]) -> list[str]:
    found = [checked_line(point, "summary point", needed=True) for point in points]
    if len(found) > MOST_POINTS:
        raise Refused(f"The summary has {len(found)} points; the most is {MOST_POINTS}.")
    return found


def checked_tags(tags: Iterable[str]) -> list[str]:
    found = list(dict.fromkeys(checked_line(tag, "tag", MOST_NAME, needed=True) for tag in tags))
    if len(found) > MOST_TAGS:
        raise Refused(f"The post has {len(found)} tags; the most is {MOST_TAGS}.")
    return found


def checked_names(names: Iterable[str]) -> list[str]:
    found = list(
        dict.fromkeys(checked_line(name, "byline", MOST_NAME, needed=True) for name in names)
    )
    if len(found) > MOST_NAMES:
        raise Refused(f"The post has {len(found)} bylines; the most is {MOST_NAMES}.")
    return found


def checked_time_zone(name: str) -> str:
    if not is_time_zone(name):
        raise Refused(
            f"There is no time zone “{name}”; use a name from the tz database such as "
            "“Europe/Oslo” or “America/New_York”."
        )
    return name


def checked_language(tag: str) -> str:
    if not LANGUAGE.fullmatch(tag) or len(tag) > MOST_LANGUAGE or not _knows_language(tag):
        raise Refused(f"“{tag}” is no language known here; use a tag such as “en” or “pt-BR”.")
    return tag


def _knows_language(tag: str) -> bool:
    try:
        Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        return False
    return True


def checked_moment(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise Refused(
            f"The time {moment.isoformat()} says no zone; add its offset, such as +01:00."
        )
    if moment.year not in YEARS:
        raise Refused(
            f"The time {moment.isoformat()} is too far away; "
            f"use one from {YEARS[0]} to {YEARS[-1]}."
        )
    return moment
