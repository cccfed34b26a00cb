"""Reading journals: what followers are given. The public state and nothing else leaves through here.

Each change that is published is read by these two questions, before any reader has it. They are
asked in SQL: to have Django write them took six times as long as to have them answered.
"""

import json
from collections.abc import Collection
from typing import Any

from django.db import connection

from dateline.journal.changes import Change, Head, Kind, State
from dateline.newsroom.models import Journal, JournalRow

MOST_NAMES = 900  # SQLite's limit to what one question may be given is 999 in older versions

JOURNALS, ROWS = Journal._meta.db_table, JournalRow._meta.db_table
HEADS = f"SELECT name, edition, seq, digest FROM {JOURNALS} WHERE name IN "  # noqa: S608
CHANGES_AFTER = (
    f"SELECT seq, at, kind, subject, state, state_digest, digest FROM {ROWS} "  # noqa: S608
    f"WHERE journal_id = (SELECT id FROM {JOURNALS} WHERE name = %s) AND seq > %s "
    "ORDER BY seq LIMIT %s"
)


def heads(names: Collection[str]) -> dict[str, Head]:
    """Where these journals stand; a journal that does not exist is not in the answer."""
    asked = list(names)
    found: dict[str, Head] = {}
    for first in range(0, len(asked), MOST_NAMES):
        some = asked[first : first + MOST_NAMES]
        with connection.cursor() as cursor:
            cursor.execute(f"{HEADS}({', '.join(['%s'] * len(some))})", some)
            found |= {name: Head(*head) for name, *head in cursor.fetchall()}
    return found


def changes_after(name: str, seq: int, limit: int) -> list[Change]:
    """The next changes of a journal, at most ``limit``, in order."""
    with connection.cursor() as cursor:
        cursor.execute(CHANGES_AFTER, [name, seq, limit])
        return [_change(*row) for row in cursor.fetchall()]


def head_at(name: str, seq: int) -> State | None:
    """A coverage's head as its journal had it at ``seq``; None before its first change."""
    rows = JournalRow.objects.filter(journal__name=name, kind=Kind.COVERAGE, seq__lte=seq)
    newest = rows.order_by("-seq").first()
    return newest.state if newest else None


def _change(seq: int, at: str, kind: str, subject: str, state: Any, *digests: str) -> Change:
    """A database without a type of its own for JSON has kept it as text."""
    public = json.loads(state) if isinstance(state, str) else state
    return Change(seq, at, kind, subject, public, *digests)
