"""The reader's page in words: one catalogue a language, and the plural forms that each language has.

A catalogue is a TOML file with one form for each plural category of CLDR that the language uses for whole
numbers. The script picks among the same forms by ``Intl.PluralRules``, so nothing is compiled and no
plural is counted twice in different ways; docs/decisions/0022 has the reasons against gettext here.
"""

import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from babel import Locale, UnknownLocaleError

ENGLISH = "en"
CATALOGUES = files("dateline.delivery") / "catalogues"

Words = Mapping[str, Any]


class Wording:
    """The words of one language. ``language`` is that of the words, which may not be the one asked for."""

    def __init__(self, language: str, words: Words) -> None:
        self.language = language
        self._page = words["page"]
        self._plural = Locale.parse(language).plural_form
        self.state: Mapping[str, str] = words["state"]
        shared = {
            name: self._page[name]
            for name in ("comma", "updates", "covering", "covered", "own_zone")
        }
        self.for_script: Words = {
            "language": language,
            "state": self.state,
            **shared,
            **words["script"],
        }

    def __call__(self, name: str, **values: str) -> str:
        """The words of this name, filled in."""
        said: str = self._page[name]
        return said.format(**values)

    def counted(self, name: str, number: int, **values: str) -> str:
        """The words of this name in the form for a number, with the number in them, filled in."""
        forms: Mapping[str, str] = self._page[name]
        return forms.get(self._plural(number), forms["other"]).format(n=number, **values)


def wording_for(language: str) -> Wording:
    """The words for pages in a language: its own, its base language's, or English."""
    base = language.partition("-")[0].lower()
    return _wording(base if base in languages() else ENGLISH)


@cache
def languages() -> frozenset[str]:
    """The languages that the page has all its words in."""
    names = (entry.name for entry in CATALOGUES.iterdir())
    return frozenset(name.removesuffix(".toml") for name in names if name.endswith(".toml"))


@cache
def _wording(language: str) -> Wording:
    text = (CATALOGUES / f"{language}.toml").read_text(encoding="utf-8")
    return Wording(language, tomllib.loads(text))


@lru_cache(maxsize=256)
def locale_of(language: str) -> Locale:
    """What Babel knows of a language tag; of its base language, where it knows no more."""
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse(language.partition("-")[0])


def direction(language: str) -> str:
    """``rtl`` or ``ltr``."""
    return locale_of(language).text_direction
