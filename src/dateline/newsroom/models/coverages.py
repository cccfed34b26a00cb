"""Stories and coverages."""

from typing import Any

from django.db import models

from dateline.newsroom.ids import new_id


class Story(models.Model):
    """A developing story that readers can follow; it holds coverages.

    ``background`` is plain text, an empty line between its paragraphs.
    """

    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=200)
    background = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "stories"

    def __str__(self) -> str:
        return self.title


class Coverage(models.Model):
    """One live page with its own address, state and journal.

    ``starts_at`` is when a scheduled one goes live. ``reporters_publish`` says whether reporters may
    publish and revise what is theirs, or submit it to an editor. ``tags`` are those that its posts
    brought to the site's journal.
    """

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
    starts_at = models.DateTimeField(null=True)
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    reporters_publish = models.BooleanField(default=True)
    tags: "models.JSONField[list[str]]" = models.JSONField(default=list)

    def __str__(self) -> str:
        return self.slug


class CoverageTemplate(models.Model):
    """What a coverage of some kind begins with: election night, a storm, a match."""

    name = models.CharField(max_length=120, unique=True)
    headline = models.CharField(max_length=300, blank=True)
    summary: "models.JSONField[list[str]]" = models.JSONField(default=list)
    time_zone = models.CharField(max_length=64, blank=True)
    language = models.CharField(max_length=35, blank=True)
    story = models.ForeignKey(Story, null=True, on_delete=models.SET_NULL, related_name="+")
    reporters_publish = models.BooleanField(default=True)

    def __str__(self) -> str:
        return self.name
