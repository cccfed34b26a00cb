"""Posts, each text that they had, and whose."""

from typing import Any, ClassVar
from uuid import UUID

from django.db import models

from dateline.newsroom.models.assets import Asset
from dateline.newsroom.models.coverages import Coverage
from dateline.newsroom.models.people import Contributor, User


class Post(models.Model):
    """One entry that a reader sees, through all its revisions.

    ``position`` is microseconds since 1970 by default, and whatever the desk made of it since;
    higher stands higher on the page. ``revision`` is the number of the one that readers see. ``listed``
    says whether the site's journal has it too.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    coverage = models.ForeignKey(Coverage, on_delete=models.PROTECT, related_name="posts")
    revision = models.PositiveIntegerField(default=1)
    published_at = models.DateTimeField()
    updated_at = models.DateTimeField(null=True)
    position = models.BigIntegerField()
    pinned = models.BooleanField(default=False)
    key = models.BooleanField(default=False)
    listed = models.BooleanField(default=False)
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
        Asset, related_name="revisions"
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
