"""The verbs that open a coverage: from nothing, or as the next day of another one."""

from collections.abc import Iterable
from datetime import UTC, datetime

from django.conf import settings
from django.db import transaction

from dateline.newsroom import intake
from dateline.newsroom.addresses import check_free
from dateline.newsroom.errors import Conflict, Refused
from dateline.newsroom.models import Coverage, Story, User
from dateline.newsroom.publishing.appending import begin_journal, locked_journal
from dateline.newsroom.publishing.journals import Writing, writing
from dateline.newsroom.publishing.listing import append_story
from dateline.newsroom.zones import said_in

State = Coverage.State


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
    starts_at: datetime | None = None,
    reporters_publish: bool = True,
    by: User | None = None,
) -> Coverage:
    """Open a coverage, at once visible to readers: live, or scheduled where ``starts_at`` is to come.

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
        reporters_publish=reporters_publish,
    )
    if starts_at:
        coverage.state, coverage.starts_at = (
            State.SCHEDULED,
            _checked_start(starts_at, coverage.time_zone),
        )
    with transaction.atomic():
        if previous:  # its lock before the site's, as everywhere
            locked_journal(str(previous.pk))
        check_free(coverage.slug)
        if previous and Coverage.objects.filter(previous=previous).exists():
            raise Conflict(f"Coverage “{previous.slug}” leads on to another one already.")
        coverage.story = _story(story, by) if story else None
        _save_opened(coverage, by)
    return coverage


def _save_opened(coverage: Coverage, by: User | None) -> None:
    writing_begun = Writing(coverage, begin_journal(coverage.pk), by)
    if coverage.state != State.SCHEDULED:
        coverage.started_at = coverage.started_at or writing_begun.now
    writing_begun.append_head()
    writing_begun.did("open_coverage", coverage.slug)
    if coverage.previous:  # its page now leads on to this one
        with writing(coverage.previous, by) as before:
            before.append_head()


def continue_coverage(
    previous: Coverage,
    *,
    headline: str | None = None,
    slug: str | None = None,
    starts_at: datetime | None = None,
    by: User | None = None,
) -> Coverage:
    """Open the next day's coverage of the same story, with the same points, people and ways."""
    with transaction.atomic():
        previous = Coverage.objects.select_related("story").get(pk=previous.pk)
        opened = open_coverage(
            headline=headline or previous.headline,
            slug=slug,
            story=previous.story.slug if previous.story else None,
            summary=previous.summary,
            previous=previous,
            starts_at=starts_at,
            reporters_publish=previous.reporters_publish,
            by=by,
        )
        for assignment in previous.assignments.all():
            opened.assignments.create(user=assignment.user, role=assignment.role)
    return opened


def _checked_start(starts_at: datetime, zone: str) -> datetime:
    moment = intake.checked_moment(starts_at)
    if moment <= datetime.now(UTC):
        when = said_in(moment, zone)
        raise Refused(f"{when} has passed; open it now, or choose a later time.")
    return moment


def _story(slug: str, by: User | None) -> Story:
    title = slug.replace("-", " ").capitalize()
    story, begun = Story.objects.get_or_create(
        slug=intake.checked_slug(slug), defaults={"title": title}
    )
    if begun:
        append_story(story, by)
    return story
