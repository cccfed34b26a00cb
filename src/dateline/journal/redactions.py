"""Redaction, held to its rule: a state may be missing only where the journal itself says why."""

from collections.abc import Iterable, Iterator

from dateline.journal.changes import Change, Kind
from dateline.journal.errors import ChainBroken


def justified(changes: Iterable[Change]) -> Iterator[Change]:
    """Pass a journal's changes on; ChainBroken at its end when nothing withdrew a state that is gone.

    The chain covers a payload through its digest only, so it holds over any state that was taken out.
    What justifies that is a later ``withdraw`` of the same subject, which the chain covers whole.
    """
    unjustified: dict[str, int] = {}
    for change in changes:
        if change.state is None:
            unjustified.setdefault(change.subject, change.seq)
        elif change.kind == Kind.WITHDRAW:
            unjustified.pop(change.subject, None)
        yield change
    if unjustified:
        raise ChainBroken(min(unjustified.values()), "its state is gone and was never withdrawn")
