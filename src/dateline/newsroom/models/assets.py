"""Photographs."""

from typing import Any

from django.db import models

from dateline.newsroom.models.people import User


class Asset(models.Model):
    """A photograph: where its renditions are, and what it says about itself.

    ``focus`` is the point that a crop keeps, in per cent from the left and the top. What the picture's
    owner demands ("no sales", an embargo) must be confirmed by an editor before it is published.
    """

    id = models.CharField(primary_key=True, max_length=64, editable=False)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    renditions: "models.JSONField[list[dict[str, Any]]]" = models.JSONField()
    metadata: "models.JSONField[dict[str, Any]]" = models.JSONField()
    focus: "models.JSONField[list[int] | None]" = models.JSONField(null=True)
    rights_confirmed_at = models.DateTimeField(null=True)
    rights_confirmed_by = models.ForeignKey(
        User, null=True, on_delete=models.PROTECT, related_name="+"
    )

    def __str__(self) -> str:
        return self.id
