"""Templates: what a coverage of some kind begins with."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from dateline.newsroom import audit, intake
from dateline.newsroom.errors import NotFound
from dateline.newsroom.models import CoverageTemplate, Story, User
from dateline.newsroom.seen import check_seen

NOTHING: dict[str, Any] = {
    "headline": "",
    "summary": [],
    "time_zone": "",
    "language": "",
    "story": "",
    "reporters_publish": True,
}


def keep_template(
    *,
    name: str,
    headline: str = "",
    summary: Iterable[str] = (),
    time_zone: str = "",
    language: str = "",
    story: str = "",
    reporters_publish: bool = True,
    began_from: Mapping[str, Any] | None = None,
    by: User | None = None,
) -> CoverageTemplate:
    """Keep a template under its name; one that has the name already is replaced.

    ``began_from`` is what the writer saw under that name, empty for nothing. Overtaken when that has
    become something else since.
    """
    name = intake.checked_line(name, "name", intake.MOST_NAME, needed=True)
    asked = {
        "headline": intake.checked_line(headline, "headline", intake.MOST_HEADLINE),
        "summary": intake.checked_points(summary),
        "time_zone": intake.checked_time_zone(time_zone) if time_zone else "",
        "language": intake.checked_language(language) if language else "",
        "story": story,
        "reporters_publish": reporters_publish,
    }
    row = asked | {"story": _story(story) if story else None}
    with transaction.atomic():
        if began_from is not None:
            _check_seen(name, asked, NOTHING | dict(began_from))
        template, _ = CoverageTemplate.objects.update_or_create(name=name, defaults=row)
        audit.record("keep_template", by, subject=name)
    return template


def _check_seen(name: str, asked: Mapping[str, Any], seen: Mapping[str, Any]) -> None:
    found = CoverageTemplate.objects.select_for_update().filter(name=name).first()
    if found:
        said = dict.fromkeys(asked, f"template “{name}”")
        check_seen(found, template_values(found), asked, seen, said)


def template_values(template: CoverageTemplate) -> dict[str, Any]:
    """What a template says, the story by its slug."""
    story = template.story.slug if template.story else ""
    return {name: getattr(template, name) for name in NOTHING} | {"story": story}


def drop_template(name: str, *, by: User | None = None) -> None:
    """Take a template away; coverages that began with it stay as they are."""
    _template(name).delete()
    audit.record("drop_template", by, subject=name)


def template_named(name: str) -> dict[str, Any]:
    """What ``open_coverage`` is to be given beside what was asked for."""
    said = template_values(_template(name))
    is_said = {key: value for key, value in said.items() if value}
    return is_said | {"reporters_publish": said["reporters_publish"]}


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
