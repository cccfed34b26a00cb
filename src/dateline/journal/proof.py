"""A whole journal, proved: the chain holds from its first change, and every state that is gone may be."""

from collections.abc import Iterable, Iterator

from dateline.journal.changes import Change
from dateline.journal.digest import Tip, verify
from dateline.journal.errors import ChainBroken, ChangeMalformed
from dateline.journal.redactions import justified


def prove(changes: Iterable[Change]) -> Tip:
    """The end of a whole journal; ChainBroken where it is not whole, whatever is wrong with it."""
    tip = Tip()
    for change in proved(changes):
        tip = Tip(change.seq, change.digest)
    return tip


def proved(changes: Iterable[Change]) -> Iterator[Change]:
    """Pass a journal's changes on, each once the chain was found to hold up to it."""
    tip = Tip()
    for change in justified(changes):
        try:
            tip = verify([change], tip)
        except (ChangeMalformed, RecursionError, ValueError) as error:
            why = f"it cannot have been published ({str(error).rstrip('.')})"
            raise ChainBroken(tip.seq + 1, why) from error
        yield change


def compare(tip: Tip, noted: Tip) -> None:
    """ChainBroken when a journal that is whole does not end where it was noted to end."""
    if tip.seq < noted.seq:
        raise ChainBroken(tip.seq + 1, f"it is missing, and so is all up to change {noted.seq}")
    if tip.seq > noted.seq:
        raise ChainBroken(noted.seq + 1, "the journal was to end before it")
    if tip.digest != noted.digest:
        raise ChainBroken(tip.seq, "its digest is not the one that was noted")
