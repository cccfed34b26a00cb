"""Writing in a coverage: under its lock, what happens to it is said in its journal and in the site's."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from django.db import transaction
from django.db.models import F

from dateline.journal.changes import Kind
from dateline.newsroom import audit
from dateline.newsroom.errors import Conflict, NotFound
from dateline.newsroom.models import Coverage, Journal, JournalRow, Post, Revision, Story, User
from dateline.newsroom.publishing.appending import append, locked_journal, redact
from dateline.newsroom.publishing.listing import (
    append_story,
    append_to_site,
    is_to_be_listed,
    list_post,
    unlist_post,
)
from dateline.newsroom.states import (
    State,
    coverage_state,
    post_state,
    site_state,
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
        """Save the post and publish it as it now stands; the site's journal has it if it stands out."""
        post.coverage = self.coverage
        revision = Revision.objects.get(post=post, number=post.revision)
        post.listed = is_to_be_listed(post, revision.tags)
        post.save()
        state = post_state(post, revision)
        self._append(Kind.POST, str(post.pk), state)
        if post.listed:
            list_post(post, state, self.by)

    def append_withdrawal(self, post: Post) -> None:
        """Publish that a post is gone, take its text out of the journals, and raise their editions."""
        post.coverage = self.coverage
        post.save()
        redact(self._journal, str(post.pk))
        state = withdrawal_state(post)
        self._append(Kind.WITHDRAW, str(post.pk), state)
        if post.listed:
            tags = Revision.objects.get(post=post, number=post.revision).tags
            unlist_post(post, tags, state, self.by)

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

    def list_anew(self) -> None:
        """Have the site's journal say of this coverage what this version says there."""
        append_to_site(Kind.COVERAGE, str(self.coverage.pk), site_state(self.coverage), self.by)
        standing = Post.objects.filter(coverage=self.coverage, withdrawn_at=None)
        shown = Revision.objects.filter(post__in=standing, number=F("post__revision"))
        for revision in shown.select_related("post").order_by("post_id"):
            post = revision.post
            post.coverage = self.coverage
            if is_to_be_listed(post, revision.tags):
                post.listed = True
                post.save(update_fields=["listed"])
                list_post(post, post_state(post, revision), self.by)

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


def list_anew() -> None:
    """Have the site's journal say all that this version says there; nothing is said twice.

    For a newsroom whose journal was written by a version that said less.
    """
    for story in Story.objects.order_by("pk"):
        with transaction.atomic():
            append_story(story, None)
    for coverage in Coverage.objects.order_by("pk"):
        with writing(coverage, None) as page:
            page.list_anew()
