"""The verbs of what is not published, each an endpoint."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Header, Router, Schema

from dateline.desk.api.people import PersonOut
from dateline.desk.api.posts import PostOut, version_if_said, version_in
from dateline.desk.api.problems import answers
from dateline.desk.api.texts import TextIn
from dateline.desk.shapes import draft_out, person_out, post_out
from dateline.newsroom import access, drafting
from dateline.newsroom.models import Draft
from dateline.newsroom.picture_checks import check_alt_texts

router = Router(tags=["drafts"])


class DraftOut(Schema):
    """A draft, whole."""

    id: UUID
    post: UUID | None
    began_from: int | None
    stage: str
    text: dict[str, Any]
    version: int
    note: str
    publish_at: datetime | None
    place_on_desk: int
    author: PersonOut
    changed_by: PersonOut
    changed_at: datetime


class DraftIn(Schema):
    """A draft to keep. ``version`` is the one that the writer had, 0 for a new draft."""

    text: TextIn
    version: int | None = None
    post: UUID | None = None
    began_from: int | None = None


class VersionOut(Schema):
    """A text that a draft had."""

    number: int
    at: datetime
    by: PersonOut
    text: dict[str, Any]


class NoteIn(Schema):
    note: str = ""


class ScheduleIn(Schema):
    at: datetime


@router.get("/{slug}/drafts", response=answers(list[DraftOut]))
def list_drafts(request: HttpRequest, slug: str) -> Any:
    """The drafts that are open, in the order in which they were last changed."""
    coverage = access.coverage_for(request.user, slug, to="draft")
    found = coverage.drafts.filter(stage__in=Draft.OPEN).order_by("place_on_desk")
    people = ("author__contributor", "changed_by__contributor")
    return [draft_out(draft) for draft in found.select_related(*people)]


@router.put("/{slug}/drafts/{draft_id}", response=answers(DraftOut))
def save_draft(
    request: HttpRequest,
    slug: str,
    draft_id: UUID,
    draft: DraftIn,
    if_match: str | None = Header(None),
) -> Any:
    """Keep a draft. When somebody else has changed it since ``version``, 409 carries it as it is."""
    coverage = access.coverage_for(request.user, slug, to="draft")
    if coverage.drafts.filter(pk=draft_id).exists():
        access.writable_draft(request.user, coverage, str(draft_id))
    post = access.post_in(coverage, str(draft.post)) if draft.post else None
    kept = drafting.save_draft(
        coverage,
        id=draft_id,
        version=draft.version if draft.version is not None else version_in(if_match),
        text=draft.text.checked,
        post=post,
        began_from=draft.began_from,
        by=access.signed_in(request.user),
    )
    return draft_out(kept)


@router.get("/{slug}/drafts/{draft_id}", response=answers(DraftOut))
def read_draft(request: HttpRequest, slug: str, draft_id: UUID) -> Any:
    """One draft, at whatever stage."""
    coverage = access.coverage_for(request.user, slug, to="draft")
    return draft_out(access.draft_in(coverage, str(draft_id)))


@router.get("/{slug}/drafts/{draft_id}/versions", response=answers(list[VersionOut]))
def list_versions(request: HttpRequest, slug: str, draft_id: UUID) -> Any:
    """Every version of a draft that was kept, the newest first."""
    coverage = access.coverage_for(request.user, slug, to="draft")
    draft = access.draft_in(coverage, str(draft_id))
    return [
        {"number": v.number, "at": v.at, "by": person_out(v.by), "text": v.text}
        for v in draft.versions.select_related("by__contributor").order_by("-number")
    ]


@router.post("/{slug}/drafts/{draft_id}/submit", response=answers(DraftOut))
def submit_draft(request: HttpRequest, slug: str, draft_id: UUID, asked: NoteIn) -> Any:
    """Hand a draft to the editors."""
    draft = _own(request, slug, draft_id)
    by = access.signed_in(request.user)
    return draft_out(drafting.submit_draft(draft, note=asked.note, by=by))


@router.post("/{slug}/drafts/{draft_id}/send-back", response=answers(DraftOut))
def send_back_draft(request: HttpRequest, slug: str, draft_id: UUID, asked: NoteIn) -> Any:
    """Give a submitted draft back to its author, with a note that says what is missing."""
    draft = _draft(request, slug, draft_id, to="shape")
    by = access.signed_in(request.user)
    return draft_out(drafting.send_back_draft(draft, note=asked.note, by=by))


@router.post("/{slug}/drafts/{draft_id}/publish", response=answers(PostOut))
def publish_draft(
    request: HttpRequest, slug: str, draft_id: UUID, if_match: str | None = Header(None)
) -> Any:
    """Publish a draft as it was kept. Twice is once. ``If-Match`` is the version that was read."""
    draft, version = _publishable(request, slug, draft_id), version_if_said(if_match)
    by = access.signed_in(request.user)
    return post_out(drafting.publish_draft(draft, by=by, version=version))


@router.post("/{slug}/drafts/{draft_id}/schedule", response=answers(DraftOut))
def schedule_draft(
    request: HttpRequest,
    slug: str,
    draft_id: UUID,
    asked: ScheduleIn,
    if_match: str | None = Header(None),
) -> Any:
    """Have a draft published at a time that has yet to come. ``If-Match`` is the version that was read."""
    draft, version = _publishable(request, slug, draft_id), version_if_said(if_match)
    by = access.signed_in(request.user)
    return draft_out(drafting.schedule_draft(draft, at=asked.at, by=by, version=version))


@router.post("/{slug}/drafts/{draft_id}/unschedule", response=answers(DraftOut))
def unschedule_draft(request: HttpRequest, slug: str, draft_id: UUID) -> Any:
    """Have a draft wait for nobody's time: it is an ordinary draft again."""
    draft = _own(request, slug, draft_id)
    return draft_out(drafting.unschedule_draft(draft, by=access.signed_in(request.user)))


@router.post("/{slug}/drafts/{draft_id}/discard", response=answers(DraftOut))
def discard_draft(request: HttpRequest, slug: str, draft_id: UUID) -> Any:
    """Put a draft away. Its text is kept, and it can be restored."""
    draft = _own(request, slug, draft_id)
    return draft_out(drafting.discard_draft(draft, by=access.signed_in(request.user)))


@router.post("/{slug}/drafts/{draft_id}/restore", response=answers(DraftOut))
def restore_draft(request: HttpRequest, slug: str, draft_id: UUID) -> Any:
    """Take up again a draft that was discarded."""
    draft = _own(request, slug, draft_id)
    return draft_out(drafting.restore_draft(draft, by=access.signed_in(request.user)))


def _draft(request: HttpRequest, slug: str, draft_id: UUID, *, to: str) -> Draft:
    coverage = access.coverage_for(request.user, slug, to=to)
    return access.draft_in(coverage, str(draft_id))


def _own(request: HttpRequest, slug: str, draft_id: UUID) -> Draft:
    """A draft that this person may write on."""
    coverage = access.coverage_for(request.user, slug, to="draft")
    return access.writable_draft(request.user, coverage, str(draft_id))


def _publishable(request: HttpRequest, slug: str, draft_id: UUID) -> Draft:
    """A draft that this person may publish, and whose pictures have words for who cannot see them."""
    coverage = access.coverage_for(request.user, slug, to="publish")
    draft = access.publishable_draft(request.user, coverage, str(draft_id))
    check_alt_texts(draft.text["body"])
    return draft
