"""The verb that edits a story: its title, and the background that its page gives."""

from typing import Any

from django.db import transaction

from dateline.newsroom import audit, intake
from dateline.newsroom.models import Story, User
from dateline.newsroom.publishing.heads import KEEP, Keep
from dateline.newsroom.publishing.journals import writing
from dateline.newsroom.publishing.listing import append_story

MOST_TITLE = 200


def edit_story(
    story: Story,
    *,
    title: str | Keep = KEEP,
    background: str | Keep = KEEP,
    by: User | None = None,
) -> Story:
    """Change what a story is called, and what its page says of its background (plain text).

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
