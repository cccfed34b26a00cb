"""Addresses that coverages may have: what one would be given, and whether one can be taken."""

from itertools import count

from dateline.newsroom import intake
from dateline.newsroom.errors import Conflict
from dateline.newsroom.models import Coverage


def free_address(headline: str) -> str:
    """The address that a headline makes; with a number behind it, where that is taken."""
    begun = intake.slug_from(headline)
    taken = set(Coverage.objects.filter(slug__startswith=begun).values_list("slug", flat=True))
    numbered = (f"{begun}-{number}" for number in count(2))
    return begun if begun not in taken else next(one for one in numbered if one not in taken)


def check_free(slug: str) -> None:
    """Refused for what cannot be an address, Conflict where another coverage has it."""
    if Coverage.objects.filter(slug=intake.checked_slug(slug)).exists():
        raise Conflict(f"There is a coverage “{slug}” already; choose another address.")
