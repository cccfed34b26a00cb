"""Appending to a journal: the lock, the seq, the chain."""

from datetime import datetime
from uuid import UUID

from dateline.journal.changes import Change, Kind
from dateline.journal.digest import Tip, next_change
from dateline.newsroom.errors import NotFound
from dateline.newsroom.models import Journal, JournalRow, User
from dateline.newsroom.states import State


def locked_journal(name: str) -> Journal:
    try:
        return Journal.objects.select_for_update().get(name=name)
    except Journal.DoesNotExist as error:
        raise NotFound(f"There is no journal “{name}”.") from error


def append(
    journal: Journal, kind: Kind, subject: str, state: State, by: User | None, at: datetime
) -> Change:
    """Put the next change at the end of a journal whose lock is held."""
    tip = Tip(journal.seq, journal.digest)
    change = next_change(tip, at=at, kind=kind, subject=subject, state=state)
    JournalRow.objects.create(
        journal=journal,
        seq=change.seq,
        at=change.at,
        kind=change.kind,
        subject=subject,
        state=state,
        state_digest=change.state_digest,
        digest=change.digest,
        by=by,
    )
    journal.seq, journal.digest = change.seq, change.digest
    journal.save()
    return change


def redact(journal: Journal, subject: str) -> None:
    """Take out what a journal whose lock is held said of a subject, and raise its edition."""
    JournalRow.objects.filter(journal=journal, subject=subject).update(state=None)
    journal.edition += 1


def begin_journal(coverage_id: UUID) -> Journal:
    """The empty journal of a coverage that is being opened; nobody else can know of it yet."""
    return Journal.objects.create(name=str(coverage_id))
