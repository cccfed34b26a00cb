"""Reading journals: what followers are given. The public state and nothing else leaves through here."""

from collections.abc import Collection

from dateline.journal.changes import Change, Head
from dateline.newsroom.models import Journal, JournalRow


def heads(names: Collection[str]) -> dict[str, Head]:
    """Where these journals stand; a journal that does not exist is not in the answer."""
    found = Journal.objects.filter(name__in=names).values_list("name", "edition", "seq", "digest")
    return {name: Head(edition, seq, digest) for name, edition, seq, digest in found}


def changes_after(name: str, seq: int, limit: int) -> list[Change]:
    """The next changes of a journal, at most ``limit``, in order."""
    rows = JournalRow.objects.filter(journal__name=name, seq__gt=seq).order_by("seq")[:limit]
    return [_change(row) for row in rows.iterator()]


def _change(row: JournalRow) -> Change:
    return Change(
        seq=row.seq,
        at=row.at,
        kind=row.kind,
        subject=row.subject,
        state=row.state,
        state_digest=row.state_digest,
        digest=row.digest,
    )
