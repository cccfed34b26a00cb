"""The chain: each change's digest covers the one before it, its own header and its payload's digest.

Because the payload enters only through its digest, a redacted change still verifies; because the
previous digest enters whole, nothing can be altered, dropped or moved without every later digest
telling. The construction is that of a hash chain (Haber and Stornetta, 1991).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from dateline.journal.changes import Change, Kind, State, canonical, timestamp
from dateline.journal.errors import ChainBroken

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class Tip:
    """The end of a chain: what the next change follows."""

    seq: int = 0
    digest: str = GENESIS


def next_change(tip: Tip, *, at: datetime, kind: Kind, subject: str, state: State) -> Change:
    """The change that follows ``tip``, with its place and its digests."""
    seq, moment, state_digest = tip.seq + 1, timestamp(at), digest_of_state(state)
    digest = digest_of_change(tip.digest, seq, moment, kind, subject, state_digest)
    return Change(seq, moment, kind, subject, state, state_digest, digest)


def digest_of_state(state: State) -> str:
    return sha256(canonical(state)).hexdigest()


def digest_of_change(
    previous: str, seq: int, at: str, kind: str, subject: str, state_digest: str
) -> str:
    """SHA-256 over the previous digest (32 bytes) and the header (canonical JSON)."""
    header = {
        "at": at,
        "kind": kind,
        "seq": seq,
        "state_digest": state_digest,
        "subject": subject,
    }
    return sha256(bytes.fromhex(previous) + canonical(header)).hexdigest()


def verify(changes: Iterable[Change], after: Tip = Tip()) -> Tip:
    """Walk the chain on from ``after`` and answer its new end; raise ChainBroken where it fails."""
    tip = after
    for change in changes:
        _verify_next(tip, change)
        tip = Tip(change.seq, change.digest)
    return tip


def _verify_next(tip: Tip, change: Change) -> None:
    if change.seq != tip.seq + 1:
        raise ChainBroken(change.seq, f"change {tip.seq + 1} was due")
    if change.state is not None and digest_of_state(change.state) != change.state_digest:
        raise ChainBroken(change.seq, "its state is not the one that was published")
    digest = digest_of_change(
        tip.digest, change.seq, change.at, change.kind, change.subject, change.state_digest
    )
    if digest != change.digest:
        raise ChainBroken(change.seq, "its digest does not follow from the change before it")
