"""Stories, for whoever opens a coverage of one."""

from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from dateline.desk.api.problems import Problem, answers
from dateline.newsroom import access, publishing
from dateline.newsroom.errors import NotAllowed
from dateline.newsroom.models import Story
from dateline.newsroom.states import story_state

router = Router(tags=["coverages"])


class StoryOut(Schema):
    """A story; ``background`` is plain text, an empty line between its paragraphs."""

    slug: str
    title: str
    background: str


class StorySeen(Schema):
    """What an edit of a story began from."""

    title: str | None = None
    background: str | None = None


class StoryIn(Schema):
    """What is left out stays as it is. ``began_from`` has the values that the writer saw."""

    title: str | None = None
    background: str | None = None
    began_from: StorySeen | None = None


@router.get("", response=answers(list[StoryOut]))
def list_stories(request: HttpRequest) -> Any:
    """The stories of the coverages that you may look at; every one for whoever may open coverage."""
    found = Story.objects.order_by("title")
    if not access.may(request.user, "open"):
        found = found.filter(coverages__in=access.coverages_for(request.user)).distinct()
    return [story_state(story) for story in found]


@router.post("/{slug}/edit", response=answers(StoryOut) | {412: Problem})
def edit_story(request: HttpRequest, slug: str, asked: StoryIn) -> Any:
    """Change what a story is called, and the background that its page gives."""
    by = access.signed_in(request.user)
    if not access.may(by, "open"):
        raise NotAllowed("Stories are for whoever may open coverage; ask an editor.")
    said = asked.dict(exclude_none=True)
    return story_state(publishing.edit_story(access.story_at(slug), **said, by=by))
