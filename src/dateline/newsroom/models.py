"""What the newsroom keeps. Rows are written by ``newsroom.publishing`` and by nothing else."""

from typing import Any, ClassVar
from uuid import UUID

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q

from dateline.journal.digest import GENESIS
from dateline.newsroom.ids import new_id


class User(AbstractUser):
    """Somebody who can sign in. Django's own user, ours so that it can grow."""


class Story(models.Model):
    """A developing story that readers can follow; it holds coverages."""

    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=200)

    class Meta:
        verbose_name_plural = "stories"

    def __str__(self) -> str:
        return self.title


class Journal(models.Model):
    """The end of a journal. Whoever appends holds the lock on this row, so seqs are dense."""

    SITE: ClassVar = "site"

    name = models.CharField(max_length=36, unique=True)
    seq = models.PositiveBigIntegerField(default=0)
    edition = models.PositiveIntegerField(default=1)
    digest = models.CharField(max_length=64, default=GENESIS)

    def __str__(self) -> str:
        return self.name


class JournalRow(models.Model):
    """A change, kept. ``state`` is null once it was redacted; ``by`` never leaves the building."""

    journal = models.ForeignKey(Journal, on_delete=models.PROTECT, related_name="rows")
    seq = models.PositiveBigIntegerField()
    at = models.CharField(max_length=24)
    kind = models.CharField(max_length=16)
    subject = models.CharField(max_length=80)
    state = models.JSONField(null=True)
    state_digest = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["journal", "seq"], name="one_change_per_seq")
        ]
        indexes: ClassVar = [models.Index(fields=["journal", "subject"], name="changes_of_subject")]

    def __str__(self) -> str:
        return f"{self.journal_id}/{self.seq}"


class Coverage(models.Model):
    """One live page with its own address, state and journal."""

    class State(models.TextChoices):
        SCHEDULED = "scheduled"
        LIVE = "live"
        PAUSED = "paused"
        ENDED = "ended"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    slug = models.SlugField(max_length=80, unique=True)
    story = models.ForeignKey(Story, null=True, on_delete=models.PROTECT, related_name="coverages")
    headline = models.CharField(max_length=300)
    summary: "models.JSONField[list[str]]" = models.JSONField(default=list)
    state = models.CharField(max_length=9, choices=State.choices, default=State.LIVE)
    closing = models.CharField(max_length=500, blank=True)
    time_zone = models.CharField(max_length=64)
    language = models.CharField(max_length=35)
    lead: "models.JSONField[dict[str, Any] | None]" = models.JSONField(null=True)
    previous = models.OneToOneField(
        "self", null=True, on_delete=models.SET_NULL, related_name="next"
    )
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.slug


class Contributor(models.Model):
    """Somebody whose name stands over posts; perhaps, but not always, somebody who signs in."""

    name = models.CharField(max_length=120, unique=True)
    user = models.OneToOneField(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="contributor"
    )

    def __str__(self) -> str:
        return self.name


class Post(models.Model):
    """One entry that a reader sees, through all its revisions.

    ``position`` is microseconds since 1970 by default, and whatever the desk made of it since;
    higher stands higher on the page. ``revision`` is the number of the one that readers see.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    coverage = models.ForeignKey(Coverage, on_delete=models.PROTECT, related_name="posts")
    revision = models.PositiveIntegerField(default=1)
    published_at = models.DateTimeField()
    updated_at = models.DateTimeField(null=True)
    position = models.BigIntegerField()
    pinned = models.BooleanField(default=False)
    key = models.BooleanField(default=False)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_reason = models.CharField(max_length=500, blank=True)

    pk: UUID

    class Meta:
        indexes: ClassVar = [models.Index(fields=["coverage", "position"], name="posts_in_order")]

    def __str__(self) -> str:
        return str(self.pk)


class Revision(models.Model):
    """A post's text as it was published once. Revisions are kept when the post is withdrawn."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    headline = models.CharField(max_length=300, blank=True)
    body: "models.JSONField[dict[str, Any]]" = models.JSONField()
    html = models.TextField()
    place = models.CharField(max_length=120, blank=True)
    tags: "models.JSONField[list[str]]" = models.JSONField(default=list)
    correction = models.CharField(max_length=1000, blank=True)
    assets: "models.ManyToManyField[Asset, Any]" = models.ManyToManyField(
        "Asset", related_name="revisions"
    )
    made_at = models.DateTimeField()
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["post", "number"], name="one_revision_per_number")
        ]

    def __str__(self) -> str:
        return f"{self.post_id} ({self.number})"


class Byline(models.Model):
    """A contributor's name over a revision, in the order that the desk gave."""

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="bylines")
    contributor = models.ForeignKey(Contributor, on_delete=models.PROTECT, related_name="bylines")
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering: ClassVar = ["order"]

    def __str__(self) -> str:
        return self.contributor.name


class Asset(models.Model):
    """A photograph: where its renditions are, and what it says about itself."""

    id = models.CharField(primary_key=True, max_length=64, editable=False)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    renditions: "models.JSONField[list[dict[str, Any]]]" = models.JSONField()
    metadata: "models.JSONField[dict[str, Any]]" = models.JSONField()

    def __str__(self) -> str:
        return self.id


class Assignment(models.Model):
    """A person's role: everywhere, or for one coverage."""

    class Role(models.TextChoices):
        REPORTER = "reporter"
        EDITOR = "editor"
        MANAGING_EDITOR = "managing editor"

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="assignments")
    role = models.CharField(max_length=15, choices=Role.choices)
    coverage = models.ForeignKey(
        Coverage, null=True, blank=True, on_delete=models.CASCADE, related_name="assignments"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user", "coverage"],
                condition=Q(coverage__isnull=False),
                name="one_role_per_coverage",
            ),
            models.UniqueConstraint(
                fields=["user"], condition=Q(coverage__isnull=True), name="one_role_everywhere"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} is {self.role}"
