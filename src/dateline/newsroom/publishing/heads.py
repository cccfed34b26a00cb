"""The verb that edits a page's head, and what every change of a head goes through."""

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any, Final

from django.db import transaction
from django.db.models import Q

from dateline.newsroom import intake
from dateline.newsroom.documents import check_document, document
from dateline.newsroom.models import Coverage, User
from dateline.newsroom.picture_checks import check_pictures
from dateline.newsroom.pictures import put_up, take_down_unused
from dateline.newsroom.publishing.journals import Writing, writing
from dateline.newsroom.seen import check_seen
from dateline.newsroom.states import whole_lead


class Keep(Enum):
    """Says “as it is” where None means “none”."""

    KEEP = "keep"


KEEP: Final = Keep.KEEP

Lead = dict[str, Any]

GUARDED = {
    "headline": "headline",
    "summary": "points",
    "closing": "closing line",
    "time_zone": "time zone",
    "lead": "lead picture",
    "reporters_publish": "answer to whether reporters publish",
}


def edit_coverage(
    coverage: Coverage,
    *,
    headline: str | Keep = KEEP,
    summary: Iterable[str] | Keep = KEEP,
    closing: str | Keep = KEEP,
    time_zone: str | Keep = KEEP,
    lead: Lead | Keep | None = KEEP,
    reporters_publish: bool | Keep = KEEP,
    began_from: Mapping[str, Any] | None = None,
    by: User | None = None,
) -> Coverage:
    """Change the page's head. ``lead`` is the attributes of an image block, or None for no picture.

    ``reporters_publish`` is the desk's own: readers are not told of it. ``began_from`` has values
    that the writer saw; Overtaken when one of them has been changed to something else since.
    """
    asked: dict[str, Any] = {}
    if headline is not KEEP:
        asked["headline"] = intake.checked_headline(headline)
    if summary is not KEEP:
        asked["summary"] = intake.checked_points(summary)
    if closing is not KEEP:
        asked["closing"] = intake.checked_line(closing, "closing line")
    if time_zone is not KEEP:
        asked["time_zone"] = intake.checked_time_zone(time_zone)
    if lead is not KEEP:
        asked["lead"] = _checked_lead(lead)
    if reporters_publish is not KEEP:
        asked["reporters_publish"] = reporters_publish
    with writing(coverage, by) as page:
        _check_seen(page.coverage, asked, began_from or {})
        headline, shown = page.coverage.headline, _assets(page.coverage.lead)
        put_up(_assets(asked.get("lead")))
        edited = change_head(page, "edit_coverage", **asked)
        transaction.on_commit(lambda: take_down_unused(shown))
    if edited.headline != headline:
        _tell_neighbours(edited, by)
    return edited


def _check_seen(coverage: Coverage, asked: Mapping[str, Any], seen: Mapping[str, Any]) -> None:
    has = {name: getattr(coverage, name) for name in GUARDED}
    check_seen(coverage, _comparable(has), _comparable(asked), _comparable(seen), GUARDED)


def _comparable(head: Mapping[str, Any]) -> dict[str, Any]:
    """A lead picture is the same with its defaults, and with the HTML that readers get."""
    lead = {"lead": whole_lead(head["lead"])} if head.get("lead") else {}
    return {**head, **lead}


def _assets(lead: Lead | None) -> list[str]:
    return [lead["asset"]] if lead and lead.get("asset") else []


def _tell_neighbours(coverage: Coverage, by: User | None) -> None:
    """The pages before and after link here by headline. Each is told under its own lock, one by one:
    two verbs that held two coverages each could wait for each other."""
    neighbours = Coverage.objects.filter(Q(previous=coverage) | Q(pk=coverage.previous_id))
    for neighbour in neighbours:
        with writing(neighbour, by) as page:
            page.append_head()


def _checked_lead(lead: Lead | None) -> Lead | None:
    if lead is not None:
        check_pictures(check_document(document({"type": "image", "attrs": lead})))
    return lead


def change_head(page: Writing, verb: str, **asked: Any) -> Coverage:
    """Publish the head with these values; nothing is appended when it has them already."""
    coverage = page.coverage
    new = {name: value for name, value in asked.items() if getattr(coverage, name) != value}
    for name, value in new.items():
        setattr(coverage, name, value)
    if new:
        page.append_head()
        page.did(verb, coverage.slug, changed=sorted(new))
    return coverage
