"""What is not published: drafts, each version that they had, and their order on the desk."""

from typing import Any, ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q

from dateline.newsroom.models.coverages import Coverage
from dateline.newsroom.models.people import User
from dateline.newsroom.models.posts import Post


class Draft(models.Model):
    """A post, or a change to one, that is not published.

    The draft of a new post has the id that the post will have; the draft of a change has one of its
    own, the ``post``, and the revision that its writer began from. ``text`` has the fields of
    ``newsroom.drafting.texts.DraftText``. ``stage_before`` is
    what a discarded one was, and is again when it is restored. ``place_on_desk`` is from the
    coverage's counter: whoever follows the desk asks for what lies after their own place.
    """

    class Stage(models.TextChoices):
        DRAFT = "draft"
        SUBMITTED = "submitted"
        SCHEDULED = "scheduled"
        PUBLISHED = "published"
        DISCARDED = "discarded"

    id = models.UUIDField(primary_key=True, editable=False)
    coverage = models.ForeignKey(Coverage, on_delete=models.PROTECT, related_name="drafts")
    post = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="drafts")
    began_from = models.PositiveIntegerField(null=True)
    stage = models.CharField(max_length=9, choices=Stage.choices, default=Stage.DRAFT)
    stage_before = models.CharField(max_length=9, choices=Stage.choices, blank=True)
    text: "models.JSONField[dict[str, Any]]" = models.JSONField()
    version = models.PositiveIntegerField(default=1)
    note = models.CharField(max_length=1000, blank=True)
    publish_at = models.DateTimeField(null=True)
    place_on_desk = models.PositiveBigIntegerField()
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="drafts")
    changed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    pk: UUID

    OPEN: ClassVar = (Stage.DRAFT, Stage.SUBMITTED, Stage.SCHEDULED)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["coverage", "place_on_desk"], name="one_draft_per_place_on_desk"
            )
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["publish_at"], condition=Q(stage="scheduled"), name="drafts_to_publish"
            )
        ]

    def __str__(self) -> str:
        return f"{self.pk} ({self.stage})"


class DraftVersion(models.Model):
    """A text that a draft had: what two writers' texts are merged from, and a way back."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    text: "models.JSONField[dict[str, Any]]" = models.JSONField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["draft", "number"], name="one_version_per_number")
        ]

    def __str__(self) -> str:
        return f"{self.draft_id} ({self.number})"


class DeskCounter(models.Model):
    """Gives each change of a coverage's drafts its place. Whoever changes one holds this row's lock."""

    coverage = models.OneToOneField(
        Coverage, primary_key=True, on_delete=models.CASCADE, related_name="desk"
    )
    last = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.coverage_id}: {self.last}"
