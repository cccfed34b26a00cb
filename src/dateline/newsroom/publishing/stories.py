"""The verb that edits a story: its title, and the background that its page gives."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from dateline.newsroom import audit, intake
from dateline.newsroom.models import Story, User
from dateline.newsroom.publishing.heads import KEEP, Keep
from dateline.newsroom.publishing.journals import writing
from dateline.newsroom.publishing.listing import append_story
from dateline.newsroom.seen import check_seen

MOST_TITLE = 200
GUARDED = {"title": "title of the story", "background": "background of the story"}


def edit_story(
    story: Story,
    *,
    title: str | Keep = KEEP,
    background: str | Keep = KEEP,
    began_from: Mapping[str, Any] | None = None,
    by: User | None = None,
) -> Story:
    """Change what a story is called, and what its page says of its background (plain text).

    ``began_from`` has values that the writer saw; Overtaken when one was changed to something else.
    The pages of its coverages name it, so each is told of a new title, under its own lock, one by one.
    """
    asked: dict[str, Any] = {}
    if title is not KEEP:
        asked["title"] = intake.checked_line(title, "title", MOST_TITLE, needed=True)
    if background is not KEEP:
        most = intake.MOST_BACKGROUND
        asked["background"] = intake.checked_paragraphs(background, "background", most)
    with transaction.atomic():
        found = Story.objects.select_for_update().get(pk=story.pk)
        has = {name: getattr(found, name) for name in GUARDED}
        check_seen(found, has, asked, began_from or {}, GUARDED)
        new = {name: value for name, value in asked.items() if getattr(found, name) != value}
        for name, value in new.items():
            setattr(found, name, value)
        if new:
            found.save()
            append_story(found, by)
            audit.record("edit_story", by, subject=found.slug, changed=sorted(new))
    if "title" in new:
        for coverage in found.coverages.order_by("pk"):
            with writing(coverage, by) as page:
                page.append_head()
    return found
