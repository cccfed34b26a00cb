"""Why a theme is refused. A theme is read once, at start, so that no reader meets its mistakes."""

from collections.abc import Iterable
from difflib import get_close_matches

from dateline.journal.errors import DatelineError


class ThemeRefused(DatelineError):
    """A theme makes no sense; the sentence says what of it, and what would."""


def meant(name: str, known: Iterable[str], otherwise: str) -> str:
    """What somebody probably meant, as the end of a refusal."""
    near = get_close_matches(name, known, n=1)
    return f"did you mean {near[0]}?" if near else f"{otherwise}."
