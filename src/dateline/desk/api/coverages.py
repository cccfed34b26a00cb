"""The verbs of a coverage, each an endpoint."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema, Status

from dateline.desk.api.people import PersonOut
from dateline.desk.api.problems import Problem, answers
from dateline.desk.presence import say_gone, say_present
from dateline.desk.previews import preview_link
from dateline.desk.readers import readers_now
from dateline.desk.reading import board
from dateline.desk.shapes import coverage_out
from dateline.newsroom import access, publishing
from dateline.newsroom.documents import document
from dateline.newsroom.errors import NotAllowed
from dateline.newsroom.models import Coverage
from dateline.newsroom.picture_checks import check_alt_texts
from dateline.newsroom.templates import template_named

router = Router(tags=["coverages"])


class BoardOut(Schema):
    """A coverage on the board."""

    slug: str
    headline: str
    state: str
    time_zone: str
    language: str
    story: dict[str, Any] | None
    starts_at: datetime | None
    started_at: datetime | None
    ended_at: datetime | None
    continued: bool
    posts: int
    waiting: int
    readers: int
    on: list[PersonOut]
    verbs: list[str]


class CoverageOut(Schema):
    """A coverage, with all that the desk shows above its posts.

    ``seq`` and ``desk`` are the place where its desk's stream goes on: ``after=<seq>.<desk>``.
    """

    slug: str
    headline: str
    summary: list[str]
    state: str
    closing: str
    time_zone: str
    language: str
    story: dict[str, Any] | None
    previous: dict[str, Any] | None
    next: dict[str, Any] | None
    lead: dict[str, Any] | None
    starts_at: datetime | None
    started_at: datetime | None
    ended_at: datetime | None
    reporters_publish: bool
    verbs: list[str]
    page: str
    seq: int
    edition: int
    desk: int


class CoverageIn(Schema):
    """A coverage to open. What is left out is the template's, or the settings'."""

    headline: str
    slug: str | None = None
    time_zone: str | None = None
    language: str | None = None
    story: str | None = None
    summary: tuple[str, ...] | None = None
    starts_at: datetime | None = None
    reporters_publish: bool | None = None
    template: str | None = None


class HeadSeen(Schema):
    """What an edit of the page's head began from."""

    headline: str | None = None
    summary: list[str] | None = None
    closing: str | None = None
    time_zone: str | None = None
    lead: dict[str, Any] | None = None
    reporters_publish: bool | None = None


class EditIn(Schema):
    """What is to be changed of the page's head; what is left out or null stays, but for a null lead.

    ``began_from`` has the values that the writer saw. When somebody else has changed one that is to
    be changed here, the answer is 412, with the coverage as it is in ``current``.
    """

    headline: str | None = None
    summary: tuple[str, ...] | None = None
    closing: str | None = None
    time_zone: str | None = None
    lead: dict[str, Any] | None = None
    reporters_publish: bool | None = None
    began_from: HeadSeen | None = None


class EndIn(Schema):
    closing: str | None = None
    next: str | None = None


class NextIn(Schema):
    next: str


class ContinueIn(Schema):
    headline: str | None = None
    slug: str | None = None
    starts_at: datetime | None = None


class PreviewIn(Schema):
    """For how long, and of which draft; without one, of all that is open on the desk."""

    hours: int = 24
    draft: UUID | None = None


class PreviewOut(Schema):
    url: str
    expires_at: datetime


class PresenceIn(Schema):
    """``tab`` is an id that a tab made up for itself; ``gone`` says that it leaves."""

    tab: UUID
    subject: UUID | None = None
    writing: bool = False
    gone: bool = False


@router.get("", response=answers(list[BoardOut]))
def list_coverages(request: HttpRequest) -> Any:
    """The coverages that you may look at, the newest first."""
    return list(board(access.signed_in(request.user), readers_now()))


@router.post("", response=answers(CoverageOut))
def open_coverage(request: HttpRequest, asked: CoverageIn) -> Any:
    """Open a coverage, live at once or scheduled."""
    person = access.signed_in(request.user)
    if not access.may(person, "open"):
        raise NotAllowed("You may not open coverage; ask an editor.")
    given = asked.dict(exclude_none=True)
    begun = template_named(given.pop("template")) if "template" in given else {}
    return coverage_out(publishing.open_coverage(**begun | given, by=person), person)


@router.get("/{slug}", response=answers(CoverageOut))
def read_coverage(request: HttpRequest, slug: str) -> Any:
    """A coverage, with all that the desk shows above its posts."""
    person = access.signed_in(request.user)
    return coverage_out(access.coverage_for(person, slug, to="look"), person)


@router.post("/{slug}/edit", response=answers(CoverageOut) | {412: Problem})
def edit_coverage(request: HttpRequest, slug: str, asked: EditIn) -> Any:
    """Change the page's head: headline, points, closing line, zone, picture."""
    if asked.lead:
        check_alt_texts(document({"type": "image", "attrs": asked.lead}))
    given = asked.dict(exclude_unset=True)
    said = {name: value for name, value in given.items() if value is not None or name == "lead"}
    if asked.began_from:
        seen = asked.began_from.dict(exclude_unset=True)
        said["began_from"] = {k: v for k, v in seen.items() if v is not None or k == "lead"}
    return _done(request, slug, publishing.edit_coverage, **said)


@router.post("/{slug}/start", response=answers(CoverageOut))
def start_coverage(request: HttpRequest, slug: str) -> Any:
    """Go live now with a coverage that was scheduled."""
    return _done(request, slug, publishing.start_coverage)


@router.post("/{slug}/pause", response=answers(CoverageOut))
def pause_coverage(request: HttpRequest, slug: str) -> Any:
    """Say that nothing is expected for a while."""
    return _done(request, slug, publishing.pause_coverage)


@router.post("/{slug}/resume", response=answers(CoverageOut))
def resume_coverage(request: HttpRequest, slug: str) -> Any:
    """Go on after a pause."""
    return _done(request, slug, publishing.resume_coverage)


@router.post("/{slug}/end", response=answers(CoverageOut))
def end_coverage(request: HttpRequest, slug: str, asked: EndIn) -> Any:
    """End the coverage, with a closing line and perhaps the coverage where the story goes on."""
    next_one = access.coverage_for(request.user, asked.next, to="edit") if asked.next else None
    said = {} if asked.closing is None else {"closing": asked.closing}
    # First, for a page that has ended hears no more of it at once; and nothing ends where it may not go on.
    if next_one:
        _done(request, slug, publishing.lead_on, to=next_one)
    return _done(request, slug, publishing.end_coverage, **said)


@router.post("/{slug}/reopen", response=answers(CoverageOut))
def reopen_coverage(request: HttpRequest, slug: str) -> Any:
    """Go live again after the end; the closing line goes."""
    return _done(request, slug, publishing.reopen_coverage)


@router.post("/{slug}/lead-on", response=answers(CoverageOut))
def lead_on(request: HttpRequest, slug: str, asked: NextIn) -> Any:
    """Say where the story goes on."""
    next_one = access.coverage_for(request.user, asked.next, to="edit")
    return _done(request, slug, publishing.lead_on, to=next_one)


@router.post("/{slug}/continue", response=answers(CoverageOut))
def continue_coverage(request: HttpRequest, slug: str, asked: ContinueIn) -> Any:
    """Open the next day's coverage of the same story, with the same points and people."""
    return _done(request, slug, publishing.continue_coverage, **asked.dict())


@router.post("/{slug}/preview-link", response=answers(PreviewOut))
def make_preview_link(request: HttpRequest, slug: str, asked: PreviewIn) -> Any:
    """An address that shows the page with its drafts to whoever has it, until it expires."""
    coverage = access.coverage_for(request.user, slug, to="draft")
    draft = access.draft_in(coverage, str(asked.draft)) if asked.draft else None
    by = access.signed_in(request.user)
    return preview_link(coverage, hours=asked.hours, by=by, draft=draft)


@router.post("/{slug}/presence", response=answers(None, 204))
def say_presence(request: HttpRequest, slug: str, said: PresenceIn) -> Any:
    """Say that you are there, and on what; again every fifteen seconds."""
    coverage = access.coverage_for(request.user, slug, to="look")
    person = access.signed_in(request.user)
    if said.gone:
        say_gone(person, coverage, tab=str(said.tab))
    else:
        say_present(person, coverage, tab=str(said.tab), subject=said.subject, writing=said.writing)
    return Status(204, None)


def _done(
    request: HttpRequest, slug: str, verb: Callable[..., Coverage], /, **asked: Any
) -> dict[str, Any]:
    coverage = access.coverage_for(request.user, slug, to="edit")
    person = access.signed_in(request.user)
    return coverage_out(verb(coverage, **asked, by=person), person)
