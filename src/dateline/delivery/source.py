"""What delivery is given: a place to read journals from. It cannot ask for anything else.

This is the wall between desk and readers: nothing unpublished is in a journal, so nothing unpublished
can be delivered.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from dateline.journal.changes import Change, Head
from dateline.journal.errors import DatelineError

SITE = "site"
"""The journal of what spans coverages; it says which coverages there are and what to call them."""


class SourceAway(DatelineError):
    """The journals cannot be read at the moment."""


class Source(Protocol):
    """Journals, by name: a coverage's id, or ``site``. Either question may raise SourceAway."""

    async def heads(self, names: Collection[str]) -> Mapping[str, Head]:
        """Where these journals stand; one that does not exist is left out."""

    async def changes(self, name: str, after: int, limit: int) -> Sequence[Change]:
        """The changes that follow ``after``, at most ``limit``, in order."""
