"""Names in a row, as each language joins them; the script's ``Intl.ListFormat`` says the same."""

import re
from collections.abc import Callable, Mapping, Sequence

from babel.lists import format_list

from dateline.delivery.wording import locale_of

I_SOUND = re.compile(r"i|hi(?![ae])", re.IGNORECASE)
HEBREW = re.compile("[\u0590-\u05ff\ufb1d-\ufb4f]")


def joined_names(bylines: Sequence[Mapping[str, str]], language: str) -> str:
    """``Ada Quist``, ``Ada Quist and Ben Okri``, ``Ada Quist, Ben Okri and Cleo Roth``.

    Newsrooms that write English put no comma before “and”, whichever English it is.
    """
    names = [line["name"] for line in bylines]
    spoken = "en-GB" if language.startswith("en") else language
    joined = format_list(names, "standard", locale_of(spoken))
    mend = MENDS.get(language.partition("-")[0])
    return mend(joined, names[-1]) if mend and len(names) > 1 else joined


def _spanish(joined: str, last: str) -> str:
    """“y” is “e” in front of the same sound."""
    return _ends_with(joined, f" e {last}", last) if I_SOUND.match(last) else joined


def _hebrew(joined: str, last: str) -> str:
    """The “and” is a letter of the next word, and stands off from a word in another script."""
    return joined if HEBREW.match(last) else _ends_with(joined, f" ו-{last}", last)


def _ends_with(joined: str, end: str, last: str) -> str:
    return joined.removesuffix(last).rstrip().rpartition(" ")[0] + end


MENDS: Mapping[str, Callable[[str, str], str]] = {"es": _spanish, "he": _hebrew}
"""What browsers know of joining in these languages, and Babel does not."""
