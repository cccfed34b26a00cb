"""Templates: what a coverage of some kind begins with."""

from collections.abc import Iterable
from typing import Any

from dateline.newsroom import audit, intake
from dateline.newsroom.errors import NotFound
from dateline.newsroom.models import CoverageTemplate, Story, User


def keep_template(
    *,
    name: str,
    headline: str = "",
    summary: Iterable[str] = (),
    time_zone: str = "",
    language: str = "",
    story: str = "",
    reporters_publish: bool = True,
    by: User | None = None,
) -> CoverageTemplate:
    """Keep a template under its name; one that has the name already is replaced."""
    template, _ = CoverageTemplate.objects.update_or_create(
        name=intake.checked_line(name, "name", intake.MOST_NAME, needed=True),
        defaults={
            "headline": intake.checked_line(headline, "headline", intake.MOST_HEADLINE),
            "summary": intake.checked_points(summary),
            "time_zone": intake.checked_time_zone(time_zone) if time_zone else "",
            "language": intake.checked_language(language) if language else "",
            "story": _story(story) if story else None,
            "reporters_publish": reporters_publish,
        },
    )
    audit.record("keep_template", by, subject=template.name)
    return template


def drop_template(name: str, *, by: User | None = None) -> None:
    """Take a template away; coverages that began with it stay as they are."""
    _template(name).delete()
    audit.record("drop_template", by, subject=name)


def template_named(name: str) -> dict[str, Any]:
    """What ``open_coverage`` is to be given beside what was asked for."""
    found = _template(name)
    said = {
        "headline": found.headline,
        "summary": found.summary,
        "time_zone": found.time_zone,
        "language": found.language,
        "story": found.story.slug if found.story else "",
    }
    return {key: value for key, value in said.items() if value} | {
        "reporters_publish": found.reporters_publish
    }


def _template(name: str) -> CoverageTemplate:
    found = CoverageTemplate.objects.select_related("story").filter(name=name).first()
    if found is None:
        raise NotFound(f"There is no template “{name}”.")
    return found


def _story(slug: str) -> Story:
    found = Story.objects.filter(slug=slug).first()
    if found is None:
        raise NotFound(f"There is no story “{slug}”.")
    return found
