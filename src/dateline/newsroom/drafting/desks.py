"""A coverage's desk under its lock: the drafts, and the order in which they changed."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from uuid import UUID

from django.db import transaction

from dateline.newsroom import audit
from dateline.newsroom.errors import Collision, Conflict, NotFound
from dateline.newsroom.models import Coverage, DeskCounter, Draft, User

Stage = Draft.Stage


class Desk:
    """What one verb works on. Drafts are read anew: they are as they stand now."""

    def __init__(self, counter: DeskCounter, coverage: Coverage, by: User | None) -> None:
        self.coverage = coverage
        self.by = by
        self.now = datetime.now(UTC)
        self._counter = counter

    def find(self, draft_id: UUID) -> Draft | None:
        """A draft of this coverage; Conflict when it is another coverage's."""
        found = Draft.objects.select_related("coverage", "post").filter(pk=draft_id).first()
        if found and found.coverage_id != self.coverage.pk:
            raise Conflict(f"The draft {draft_id} belongs to coverage “{found.coverage.slug}”.")
        return found

    def draft(self, draft: Draft, *stages: Stage, to: str) -> Draft:
        """A draft at one of these stages; Conflict, which says what it is at, when at another."""
        found = self.find(draft.pk)
        if found is None:
            raise NotFound(f"There is no draft {draft.pk} in coverage “{self.coverage.slug}”.")
        if found.stage not in stages:
            raise Conflict(f"The draft is {found.stage}; it cannot be {to} now.")
        return found

    def check_seen(self, draft: Draft, version: int | None) -> None:
        """Collision when the draft has another version than its reader saw, if they said which."""
        if version not in (None, draft.version):
            name = draft.changed_by.get_username()
            raise Collision(f"Since your version {version}, {name} has changed this draft.", draft)

    def keep(self, draft: Draft, verb: str, **details: object) -> None:
        """Save a draft at the next place on the desk, and say in the audit record what was done."""
        self._counter.last += 1
        self._counter.save()
        draft.place_on_desk = self._counter.last
        draft.changed_at = self.now
        if self.by:
            draft.changed_by = self.by
        draft.save()
        audit.record(verb, self.by, self.coverage, str(draft.pk), **details)


@contextmanager
def desk_of(coverage: Coverage, by: User | None) -> Iterator[Desk]:
    """Hold the lock on a coverage's desk for as long as one verb takes.

    The coverage's journal is locked before its desk, always, by whoever needs both.
    """
    with transaction.atomic():
        DeskCounter.objects.get_or_create(coverage=coverage)
        counter = DeskCounter.objects.select_for_update().get(coverage=coverage)
        yield Desk(counter, coverage, by)
