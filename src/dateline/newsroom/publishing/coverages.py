"""The verbs of a coverage: open, edit, pause, resume, end, reopen."""

from collections.abc import Iterable
from datetime import datetime
from enum import Enum
from typing import Any, Final

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from dateline.newsroom import intake
from dateline.newsroom.documents import check_document, document
from dateline.newsroom.errors import Conflict
from dateline.newsroom.models import Coverage, Story, User
from dateline.newsroom.pictures import check_pictures, put_up, take_down_unused
from dateline.newsroom.publishing.journals import (
    Writing,
    append_story,
    begin_journal,
    locked_journal,
    writing,
)

State = Coverage.State


class Keep(Enum):
    """Says “as it is” where None means “none”."""

    KEEP = "keep"


KEEP: Final = Keep.KEEP

Lead = dict[str, Any]


def open_coverage(
    *,
    headline: str,
    slug: str | None = None,
    time_zone: str | None = None,
    language: str | None = None,
    story: str | None = None,
    summary: Iterable[str] = (),
    previous: Coverage | None = None,
    started_at: datetime | None = None,
    by: User | None = None,
) -> Coverage:
    """Open a live coverage, at once visible to readers.

    ``slug`` is made from the headline when not given; zone and language are those of ``previous``, or
    the settings'; ``story`` is a story's slug, and a story that
    does not exist yet begins here. Conflict when the address is taken, Refused for what is unsound.
    """
    coverage = Coverage(
        headline=intake.checked_headline(headline),
        slug=intake.checked_slug(slug or intake.slug_from(headline)),
        time_zone=intake.checked_time_zone(
            time_zone or (previous.time_zone if previous else settings.DATELINE_TIME_ZONE)
        ),
        language=intake.checked_language(
            language or (previous.language if previous else settings.DATELINE_LANGUAGE)
        ),
        summary=intake.checked_points(summary),
        started_at=started_at and intake.checked_moment(started_at),
        previous=previous,
    )
    with transaction.atomic():
        if previous:  # its lock before the site's, as everywhere
            locked_journal(str(previous.pk))
        if Coverage.objects.filter(slug=coverage.slug).exists():
            raise Conflict(
                f"There is a coverage “{coverage.slug}” already; choose another address."
            )
        if previous and Coverage.objects.filter(previous=previous).exists():
            raise Conflict(f"Coverage “{previous.slug}” leads on to another one already.")
        coverage.story = _story(story, by) if story else None
        _save_opened(coverage, by)
    return coverage


def _save_opened(coverage: Coverage, by: User | None) -> None:
    writing_begun = Writing(coverage, begin_journal(coverage.pk), by)
    coverage.started_at = coverage.started_at or writing_begun.now
    writing_begun.append_head()
    if coverage.previous:  # its page now leads on to this one
        with writing(coverage.previous, by) as before:
            before.append_head()


def _story(slug: str, by: User | None) -> Story:
    title = slug.replace("-", " ").capitalize()
    story, begun = Story.objects.get_or_create(
        slug=intake.checked_slug(slug), defaults={"title": title}
    )
    if begun:
        append_story(story, by)
    return story


def edit_coverage(
    coverage: Coverage,
    *,
    headline: str | Keep = KEEP,
    summary: Iterable[str] | Keep = KEEP,
    closing: str | Keep = KEEP,
    time_zone: str | Keep = KEEP,
    lead: Lead | Keep | None = KEEP,
    by: User | None = None,
) -> Coverage:
    """Change the page's head. ``lead`` is the attributes of an image block, or None for no picture."""
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
    with writing(coverage, by) as page:
        before = page.coverage.headline, page.coverage.lead
        edited = _change(page, **asked)
        _show_lead(before[1], edited.lead)
    if edited.headline != before[0]:
        _tell_neighbours(edited, by)
    return edited


def _show_lead(before: Lead | None, now: Lead | None) -> None:
    put_up(_assets(now))
    transaction.on_commit(lambda: take_down_unused(_assets(before)))


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


def pause_coverage(coverage: Coverage, *, by: User | None = None) -> Coverage:
    """Say that nothing is expected for a while; posts can still be published."""
    with writing(coverage, by) as page:
        _expect(page, "paused", State.LIVE, State.PAUSED)
        return _change(page, state=State.PAUSED)


def resume_coverage(coverage: Coverage, *, by: User | None = None) -> Coverage:
    """Go on after a pause."""
    with writing(coverage, by) as page:
        _expect(page, "resumed", State.PAUSED, State.LIVE)
        return _change(page, state=State.LIVE)


def end_coverage(
    coverage: Coverage,
    *,
    closing: str | Keep = KEEP,
    at: datetime | None = None,
    by: User | None = None,
) -> Coverage:
    """End the coverage, with a closing line for the page. Ending it again only changes that line."""
    line = closing if closing is KEEP else intake.checked_line(closing, "closing line")
    moment = at and intake.checked_moment(at)
    with writing(coverage, by) as page:
        asked: dict[str, Any] = {} if line is KEEP else {"closing": line}
        if page.coverage.state != State.ENDED:
            asked |= {"state": State.ENDED, "ended_at": moment or page.now}
        return _change(page, **asked)


def reopen_coverage(coverage: Coverage, *, by: User | None = None) -> Coverage:
    """Go live again after the end; the closing line goes."""
    with writing(coverage, by) as page:
        _expect(page, "reopened", State.ENDED, State.LIVE)
        if page.coverage.state == State.LIVE:
            return page.coverage
        return _change(page, state=State.LIVE, ended_at=None, closing="")


def _expect(page: Writing, verb: str, *states: State) -> None:
    if page.coverage.state not in states:
        raise Conflict(
            f"Coverage “{page.coverage.slug}” is {page.coverage.state}; "
            f"it can be {verb} only when it is {states[0].value}."
        )


def _change(page: Writing, **asked: Any) -> Coverage:
    """Publish the head with these values; nothing is appended when it has them already."""
    coverage = page.coverage
    new = {name: value for name, value in asked.items() if getattr(coverage, name) != value}
    for name, value in new.items():
        setattr(coverage, name, value)
    if new:
        page.append_head()
    return coverage
