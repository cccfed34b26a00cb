"""The verbs of what readers see, each an endpoint."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Header, Query, Router, Schema

from dateline.desk.api.problems import VersionNeeded, answers
from dateline.desk.api.texts import TextIn
from dateline.desk.reading import newest_posts
from dateline.desk.shapes import person_out, post_out
from dateline.newsroom import access, drafting, publishing
from dateline.newsroom.errors import Refused
from dateline.newsroom.models import Post, Revision

router = Router(tags=["posts"])

MOST_POSTS = 200


class PostOut(Schema):
    """A post: ``state`` is what readers see, as in the protocol."""

    id: UUID
    revision: int
    author: str | None
    withdrawn: bool
    state: dict[str, Any]


class PostIn(TextIn):
    """A post; ``id`` is chosen by whoever writes it, so that a retry is the same post.

    ``version`` is that of the draft of this id, where there is one: no other is closed with it.
    """

    id: UUID
    version: int | None = None


class RevisionIn(TextIn):
    """A new text for a post. ``began_from`` is the revision that the writer saw."""

    draft: UUID | None = None
    version: int | None = None
    began_from: int | None = None


class RevisionOut(Schema):
    """A text that a post had. ``by`` is the name to sign in with, ``by_name`` the one over posts."""

    number: int
    made_at: datetime
    by: str | None
    by_name: str | None
    headline: str
    body: dict[str, Any]
    bylines: list[str]
    place: str
    tags: list[str]
    correction: str


class WithdrawIn(Schema):
    reason: str


class MoveIn(Schema):
    """Directly above or below another post: exactly one of the two."""

    above: UUID | None = None
    below: UUID | None = None


class RedateIn(Schema):
    published_at: datetime
    in_place: bool = False


@router.get("/{slug}/posts", response=answers(list[PostOut]))
def list_posts(
    request: HttpRequest,
    slug: str,
    below: int | None = Query(None),
    limit: int = Query(50, ge=1, le=MOST_POSTS),
) -> Any:
    """The posts from the top of the page down, those that are pinned first; then from ``below`` on."""
    coverage = access.coverage_for(request.user, slug, to="look")
    return [post_out(*found) for found in newest_posts(coverage, below, limit)]


@router.post("/{slug}/posts", response=answers(PostOut))
def publish_post(request: HttpRequest, slug: str, post: PostIn) -> Any:
    """Publish a post. The same id and text twice is one post; a draft of that id is closed with it."""
    coverage = access.coverage_for(request.user, slug, to="publish")
    by = access.signed_in(request.user)
    access.check_closable(request.user, coverage, post.id)
    return post_out(
        drafting.publish_text(coverage, id=post.id, text=post.ready, version=post.version, by=by)
    )


@router.get("/{slug}/posts/{post_id}", response=answers(PostOut))
def read_post(request: HttpRequest, slug: str, post_id: UUID) -> Any:
    """One post."""
    return post_out(_post(request, slug, post_id, to="look"))


@router.get("/{slug}/posts/{post_id}/revisions", response=answers(list[RevisionOut]))
def list_revisions(request: HttpRequest, slug: str, post_id: UUID) -> Any:
    """Every text that a post had, the newest first."""
    post = _post(request, slug, post_id, to="look")
    found = post.revisions.select_related("by__contributor").prefetch_related(
        "bylines__contributor"
    )
    return [_revision_out(revision) for revision in found.order_by("-number")]


def _revision_out(revision: Revision) -> dict[str, Any]:
    return {
        "number": revision.number,
        "made_at": revision.made_at,
        "by": revision.by.username if revision.by else None,
        "by_name": person_out(revision.by)["name"] if revision.by else None,
        "headline": revision.headline,
        "body": revision.body,
        "bylines": [line.contributor.name for line in revision.bylines.all()],
        "place": revision.place,
        "tags": revision.tags,
        "correction": revision.correction,
    }


@router.post("/{slug}/posts/{post_id}/revise", response=answers(PostOut))
def revise_post(
    request: HttpRequest,
    slug: str,
    post_id: UUID,
    text: RevisionIn,
    if_match: str | None = Header(None),
) -> Any:
    """Give a post a new text; with ``correction`` readers are told what was wrong.

    ``began_from``, or ``If-Match``, is the revision that the writer saw.
    """
    coverage = access.coverage_for(request.user, slug, to="look")
    post = access.revisable_post(request.user, coverage, str(post_id))
    by = access.signed_in(request.user)
    began_from = text.began_from if text.began_from is not None else version_in(if_match)
    if text.draft is None:
        return post_out(_revise(post, text, began_from, by))
    access.check_closable(request.user, coverage, text.draft)
    return post_out(
        drafting.publish_text(
            coverage,
            id=text.draft,
            text=text.ready,
            post=post,
            began_from=began_from,
            version=text.version,
            by=by,
        )
    )


def _revise(post: Post, text: RevisionIn, began_from: int, by: Any) -> Post:
    said = text.ready
    return publishing.revise_post(
        post, **said.of_post, correction=said.correction, began_from=began_from, by=by
    )


def version_in(if_match: str | None) -> int:
    """The version that a change began from, which it has to say."""
    version = version_if_said(if_match)
    if version is None:
        raise VersionNeeded("Say which version you began from, in the body or with If-Match.")
    return version


def version_if_said(if_match: str | None) -> int | None:
    """The version in an ``If-Match`` such as ``"3"`` (RFC 9110, 13.1.1)."""
    if if_match is None:
        return None
    number = if_match.strip().removeprefix("W/").strip('"')
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        raise Refused(f'If-Match is {if_match[:40]}; use the number of a version, such as "3".')
    return int(number)


@router.post("/{slug}/posts/{post_id}/pin", response=answers(PostOut))
def pin_post(request: HttpRequest, slug: str, post_id: UUID) -> Any:
    """Keep a post above all that are not pinned."""
    return _mark(request, slug, post_id, publishing.pin_post)


@router.post("/{slug}/posts/{post_id}/unpin", response=answers(PostOut))
def unpin_post(request: HttpRequest, slug: str, post_id: UUID) -> Any:
    """Let a post stand in its own place again."""
    return _mark(request, slug, post_id, publishing.unpin_post)


@router.post("/{slug}/posts/{post_id}/mark-key-moment", response=answers(PostOut))
def mark_key_moment(request: HttpRequest, slug: str, post_id: UUID) -> Any:
    """Put a post among the coverage's key moments."""
    return _mark(request, slug, post_id, publishing.mark_key_moment)


@router.post("/{slug}/posts/{post_id}/unmark-key-moment", response=answers(PostOut))
def unmark_key_moment(request: HttpRequest, slug: str, post_id: UUID) -> Any:
    """Take a post from among the key moments; it stays on the page."""
    return _mark(request, slug, post_id, publishing.unmark_key_moment)


@router.post("/{slug}/posts/{post_id}/withdraw", response=answers(PostOut))
def withdraw_post(request: HttpRequest, slug: str, post_id: UUID, asked: WithdrawIn) -> Any:
    """Take a post away from readers, everywhere. The reason stays in the newsroom."""
    post = _post(request, slug, post_id, to="withdraw")
    by = access.signed_in(request.user)
    return post_out(publishing.withdraw_post(post, reason=asked.reason, by=by))


@router.post("/{slug}/posts/{post_id}/move", response=answers(PostOut))
def move_post(request: HttpRequest, slug: str, post_id: UUID, asked: MoveIn) -> Any:
    """Put a post directly above or below another one."""
    if (asked.above is None) == (asked.below is None):
        raise Refused("Say either above or below which post it is to stand.")
    post = _post(request, slug, post_id, to="move")
    by = access.signed_in(request.user)
    if asked.above:
        above = access.post_in(post.coverage, str(asked.above))
        return post_out(publishing.move_post(post, above=above, by=by))
    below = access.post_in(post.coverage, str(asked.below))
    return post_out(publishing.move_post(post, below=below, by=by))


@router.post("/{slug}/posts/{post_id}/redate", response=answers(PostOut))
def redate_post(request: HttpRequest, slug: str, post_id: UUID, asked: RedateIn) -> Any:
    """Say that a post was published at another time, and put it where that time puts it."""
    post = _post(request, slug, post_id, to="move")
    by = access.signed_in(request.user)
    return post_out(publishing.redate_post(post, **asked.dict(), by=by))


def _mark(request: HttpRequest, slug: str, post_id: UUID, mark: Callable[..., Post]) -> Any:
    post = _post(request, slug, post_id, to="mark")
    return post_out(mark(post, by=access.signed_in(request.user)))


def _post(request: HttpRequest, slug: str, post_id: UUID, *, to: str) -> Post:
    coverage = access.coverage_for(request.user, slug, to=to)
    return access.post_in(coverage, str(post_id))
