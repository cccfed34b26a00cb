"""What the desk keeps for itself: who is where, who reads, and what was answered to whom."""

from typing import ClassVar

from django.conf import settings
from django.db import models


class Presence(models.Model):
    """Somebody in a coverage, and on which post or draft. Said again every few seconds, or it is over."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="presences"
    )
    coverage = models.ForeignKey(
        "newsroom.Coverage", on_delete=models.CASCADE, related_name="presences"
    )
    tab = models.CharField(max_length=36)
    subject = models.UUIDField(null=True)
    writing = models.BooleanField(default=False)
    seen_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "coverage", "tab"], name="one_presence_per_tab")
        ]

    def __str__(self) -> str:
        return f"{self.user} in {self.coverage}"


class Counted(models.Model):
    """How many readers a process has, by the id of a coverage. Said again, or the process is gone."""

    process = models.CharField(max_length=36, primary_key=True)
    readers: "models.JSONField[dict[str, int]]" = models.JSONField(default=dict)
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.process}: {self.readers}"


class Answered(models.Model):
    """What was answered to a request with an Idempotency-Key, for a retry to be given again.

    ``status`` is null while the first request is under way.
    """

    who = models.CharField(max_length=80)
    key = models.CharField(max_length=255)
    request_digest = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(null=True)
    content_type = models.CharField(max_length=80, blank=True)
    body = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["who", "key"], name="one_answer_per_key")
        ]

    def __str__(self) -> str:
        return f"{self.who}: {self.key}"
