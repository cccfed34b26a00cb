"""Appending to journals: the lock, the seq, the chain, the redaction, and the word that goes out."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from uuid import UUID

from django.db import transaction

from dateline.journal.changes import Change, Kind
from dateline.journal.digest import Tip, next_change
from dateline.newsroom import audit
from dateline.newsroom.errors import Conflict, NotFound
from dateline.newsroom.models import Coverage, Journal, JournalRow, Post, Revision, Story, User
from dateline.newsroom.states import (
    State,
    coverage_state,
    post_state,
    site_state,
    story_state,
    withdrawal_state,
)


class Writing:
    """A coverage under its lock. ``coverage`` is as it stands now, not as the caller last saw it."""

    def __init__(self, coverage: Coverage, journal: Journal, by: User | None) -> None:
        self.coverage = coverage
        self.now = datetime.now(UTC)
        self.by = by
        self._journal = journal

    def post(self, post: Post) -> Post:
        """A post of this coverage, read under the lock; Conflict when it has been withdrawn."""
        found = self.standing_or_withdrawn(post)
        if found.withdrawn_at:
            raise Conflict(
                f"The post {found.pk} has been withdrawn; a new post can take its place."
            )
        return found

    def standing_or_withdrawn(self, post: Post) -> Post:
        """A post of this coverage, read under the lock; NotFound when it is another coverage's."""
        try:
            return Post.objects.select_related("coverage").get(pk=post.pk, coverage=self.coverage)
        except Post.DoesNotExist as error:
            raise NotFound(
                f"There is no post {post.pk} in coverage “{self.coverage.slug}”."
            ) from error

    def append_post(self, post: Post) -> None:
        """Save the post and publish it as it now stands."""
        post.coverage = self.coverage
        post.save()
        revision = Revision.objects.get(post=post, number=post.revision)
        self._append(Kind.POST, str(post.pk), post_state(post, revision))

    def append_withdrawal(self, post: Post) -> None:
        """Publish that a post is gone, take its text out of the journal, and raise the edition."""
        post.save()
        rows = JournalRow.objects.filter(journal=self._journal, subject=str(post.pk))
        rows.update(state=None)
        self._journal.edition += 1
        self._append(Kind.WITHDRAW, str(post.pk), withdrawal_state(post))

    def append_head(self) -> None:
        """Save the coverage and publish its head, here and in the site's journal."""
        self.coverage.save()
        subject = str(self.coverage.pk)
        self._append(Kind.COVERAGE, subject, coverage_state(self.coverage))
        append_to_site(Kind.COVERAGE, subject, site_state(self.coverage), self.by)

    def has_this_head(self) -> bool:
        """Whether readers were told of the head as it would be published now."""
        told = JournalRow.objects.filter(journal=self._journal, kind=Kind.COVERAGE)
        latest = told.order_by("-seq").first()
        return latest is not None and latest.state == coverage_state(self.coverage)

    def did(self, verb: str, subject: object = "", **details: object) -> None:
        """Say in the audit record what was done here."""
        audit.record(verb, self.by, self.coverage, str(subject), **details)

    def _append(self, kind: Kind, subject: str, state: State) -> None:
        append(self._journal, kind, subject, state, self.by, self.now)


@contextmanager
def writing(coverage: Coverage, by: User | None) -> Iterator[Writing]:
    """Hold the lock on a coverage's journal for as long as one verb takes.

    Locks are taken coverage first, site second, always, so that two verbs cannot wait for each other.
    SQLite has no row locks: there the transaction itself is exclusive from its first word (IMMEDIATE).
    """
    with transaction.atomic():
        journal = locked_journal(str(coverage.pk))
        found = Coverage.objects.select_related("story", "previous").get(pk=coverage.pk)
        yield Writing(found, journal, by)


def locked_journal(name: str) -> Journal:
    try:
        return Journal.objects.select_for_update().get(name=name)
    except Journal.DoesNotExist as error:
        raise NotFound(f"There is no journal “{name}”.") from error


def append_to_site(kind: Kind, subject: str, state: State, by: User | None) -> None:
    """Say it in the site's journal too, unless that is what it says already."""
    Journal.objects.get_or_create(name=Journal.SITE)
    journal = locked_journal(Journal.SITE)
    latest = JournalRow.objects.filter(journal=journal, subject=subject).order_by("-seq").first()
    if latest is None or latest.state != state:
        append(journal, kind, subject, state, by, datetime.now(UTC))


def append_story(story: Story, by: User | None) -> None:
    append_to_site(Kind.STORY, story.slug, story_state(story), by)


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


def begin_journal(coverage_id: UUID) -> Journal:
    """The empty journal of a coverage that is being opened; nobody else can know of it yet."""
    return Journal.objects.create(name=str(coverage_id))
