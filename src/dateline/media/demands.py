"""What the owner of a photograph demands, found in its words by the phrases of ``demands.toml``."""

import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files

APOSTROPHES = re.compile("['’ʼ`´]")
NOT_A_WORD = re.compile(r"[^\w*]+")


def demands_in(words: str) -> list[str]:
    """What these words demand, such as “no sales”; each once, in the order of the file."""
    said = _evened(words.replace("*", " "))
    return [demand for demand, phrases in _rules() if phrases.search(said)]


@cache
def _rules() -> list[tuple[str, re.Pattern[str]]]:
    read = files("dateline.media").joinpath("demands.toml").read_text(encoding="utf-8")
    return [(rule["says"], _any_of(rule["words"])) for rule in tomllib.loads(read)["demand"]]


def _any_of(phrases: list[str]) -> re.Pattern[str]:
    patterns = (re.escape(_evened(phrase)).replace(r"\*", r"\w*") for phrase in phrases)
    return re.compile(rf"\b(?:{'|'.join(patterns)})\b")


def _evened(text: str) -> str:
    """Small letters and single blanks: “NO-SALES!” and “no sales” are the same words."""
    letters = unicodedata.normalize("NFC", APOSTROPHES.sub("", text)).casefold()
    return NOT_A_WORD.sub(" ", letters).strip()
