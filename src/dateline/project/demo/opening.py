"""The pages as the visitor finds them, opened once and found again."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import cast
from uuid import UUID

from dateline.newsroom.ids import id_from
from dateline.newsroom.models import Coverage, Post
from dateline.newsroom.publishing import (
    edit_coverage,
    end_coverage,
    open_coverage,
    pin_post,
    publish_post,
    revise_post,
)
from dateline.project.demo.bodies import picture_attributes, write_body
from dateline.project.demo.fiction import (
    Fiction,
    FoundPost,
    Page,
    PageElsewhere,
    read_fiction,
    read_pages_elsewhere,
)

Say = Callable[[str], object]

FOUND = 0  # the cycle of the posts that are there when the visitor comes


def prepare_demo(*, now: datetime | None = None, say: Say = lambda _: None) -> Coverage:
    """The demo's coverage, opened and filled if it is not there yet.

    Killed halfway and started again it goes on where it was; on a folder that holds the demo already
    it changes nothing. ``say`` is told what is being done, for whoever waits (some ten seconds).
    """
    fiction, moment = read_fiction(), now or datetime.now(UTC)
    coverage = Coverage.objects.filter(slug=fiction.page.slug).first()
    if coverage and _is_whole(coverage, fiction.page):
        return coverage
    for elsewhere in read_pages_elsewhere():
        _cover_elsewhere(elsewhere, moment, say)
    before = _open(fiction, fiction.day_before, None, moment)
    _fill(before, fiction.day_before, say)
    _end(before, fiction.day_before)
    coverage = _open(fiction, fiction.page, before, moment)
    say("Painting the picture at the head of the page")
    coverage = edit_coverage(coverage, lead=picture_attributes(fiction.lead))
    _fill(coverage, fiction.page, say)
    return coverage


def _cover_elsewhere(elsewhere: PageElsewhere, now: datetime, say: Say) -> None:
    """A coverage in another language, from its first post to its end."""
    page = elsewhere.page
    coverage = Coverage.objects.filter(slug=page.slug).first() or open_coverage(
        headline=page.headline,
        slug=page.slug,
        time_zone=elsewhere.time_zone,
        language=elsewhere.language,
        summary=page.summary,
        started_at=now - timedelta(minutes=page.ago),
    )
    coverage = edit_coverage(coverage, lead=picture_attributes(elsewhere.lead))
    _fill(coverage, page, say)
    _end(coverage, page)


def _end(coverage: Coverage, page: Page) -> None:
    end_coverage(coverage, closing=page.closing, at=_moment(coverage, page, page.ended_ago))


def post_id(coverage: Coverage, name: str, cycle: int = FOUND) -> UUID:
    """The id of the demo's post of that name in that cycle: always the same in the same coverage.

    So the demo keeps no notes of its own: what is published says how far it has come.
    """
    opened = int(_opened_at(coverage).timestamp() * 1000)
    return id_from(opened + cycle, sha256(f"{coverage.slug}/{cycle}/{name}".encode()).digest())


def _is_whole(coverage: Coverage, page: Page) -> bool:
    return Post.objects.filter(pk=post_id(coverage, page.posts[-1].name)).exists()


def _open(fiction: Fiction, page: Page, previous: Coverage | None, now: datetime) -> Coverage:
    found = Coverage.objects.filter(slug=page.slug).first()
    return found or open_coverage(
        headline=page.headline,
        slug=page.slug,
        time_zone=fiction.time_zone,
        language=fiction.language,
        story=fiction.story,
        summary=page.summary,
        previous=previous,
        started_at=now - timedelta(minutes=page.ago),
    )


def _fill(coverage: Coverage, page: Page, say: Say) -> None:
    for number, found in enumerate(page.posts, 1):
        say(f"{page.headline}: post {number} of {len(page.posts)}")
        _publish(coverage, page, found)


def _publish(coverage: Coverage, page: Page, found: FoundPost) -> None:
    moment = _moment(coverage, page, found.ago)
    id = post_id(coverage, found.name)
    post = Post.objects.select_related("coverage").filter(pk=id).first() or publish_post(
        coverage,
        id=id,
        headline=found.words.headline,
        body=write_body(found.words.body, moment, coverage.time_zone),
        bylines=found.words.bylines,
        place=found.words.place,
        tags=found.words.tags,
        key=found.key,
        published_at=moment,
    )
    if found.revised:
        body = write_body(found.revised, moment, coverage.time_zone)
        revise_post(post, body=body, correction=found.correction)
    if found.pinned:
        pin_post(post)


def _moment(coverage: Coverage, page: Page, ago: int) -> datetime:
    return _opened_at(coverage) + timedelta(minutes=page.ago - ago)


def _opened_at(coverage: Coverage) -> datetime:
    return cast(datetime, coverage.started_at)  # None only while a coverage is scheduled
