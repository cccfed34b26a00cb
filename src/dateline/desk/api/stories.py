"""Stories, for whoever opens a coverage of one."""

from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from dateline.desk.api.problems import answers
from dateline.newsroom import access
from dateline.newsroom.models import Story

router = Router(tags=["coverages"])


class StoryOut(Schema):
    slug: str
    title: str


@router.get("", response=answers(list[StoryOut]))
def list_stories(request: HttpRequest) -> Any:
    """The stories of the coverages that you may look at; every one for whoever may open coverage."""
    found = Story.objects.order_by("title")
    if not access.may(request.user, "open"):
        found = found.filter(coverages__in=access.coverages_for(request.user)).distinct()
    return [{"slug": story.slug, "title": story.title} for story in found]
