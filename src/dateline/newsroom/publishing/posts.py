"""The verbs of a post's text: publish, revise, withdraw."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from dateline.newsroom import intake
from dateline.newsroom.documents import Document, check_document, walk
from dateline.newsroom.errors import Collision, Conflict, Refused
from dateline.newsroom.ids import checked_id
from dateline.newsroom.models import Asset, Byline, Contributor, Coverage, Post, Revision, User
from dateline.newsroom.picture_checks import check_pictures
from dateline.newsroom.pictures import pictures_in, put_up, take_down_unused
from dateline.newsroom.publishing.heads import KEEP, Keep
from dateline.newsroom.publishing.journals import Writing, writing
from dateline.newsroom.publishing.order import place_by_its_time, place_on_top
from dateline.newsroom.rendering import render_document


@dataclass(frozen=True, slots=True)
class Text:
    """What a revision says, checked. Two that are equal are the same revision."""

    headline: str
    body: Document
    bylines: tuple[str, ...]
    place: str
    tags: tuple[str, ...]

    @classmethod
    def checked(
        cls,
        headline: str | None,
        body: object,
        bylines: Iterable[str],
        place: str | None,
        tags: Iterable[str],
    ) -> "Text":
        return cls(
            headline=intake.checked_line(headline or "", "headline", intake.MOST_HEADLINE),
            body=_checked_body(body),
            bylines=tuple(intake.checked_names(bylines)),
            place=intake.checked_line(place or "", "place", intake.MOST_NAME),
            tags=tuple(intake.checked_tags(tags)),
        )

    @classmethod
    def of(cls, revision: Revision) -> "Text":
        names = (line.contributor.name for line in revision.bylines.select_related("contributor"))
        return cls(
            revision.headline, revision.body, tuple(names), revision.place, tuple(revision.tags)
        )


def publish_post(
    coverage: Coverage,
    *,
    id: UUID | str,
    body: Mapping[str, Any],
    headline: str | None = None,
    bylines: Iterable[str] = (),
    place: str | None = None,
    tags: Iterable[str] = (),
    key: bool = False,
    published_at: datetime | None = None,
    on_top: bool | None = None,
    by: User | None = None,
) -> Post:
    """Publish a post under the id that its writer chose (a UUID of version 7).

    It stands on top of the page, or where ``published_at`` puts it when that is given (``on_top``
    decides otherwise). The same id with the same text is the same post, and nothing happens; the
    same id with another text is a Conflict.
    """
    text, post_id = Text.checked(headline, body, bylines, place, tags), checked_id(id)
    moment = published_at and intake.checked_moment(published_at)
    with writing(coverage, by) as page:
        found = Post.objects.filter(pk=post_id).select_related("coverage").first()
        if found:
            return _same_post(found, page.coverage, text)
        if page.coverage.state == Coverage.State.ENDED:
            raise Conflict(f"Coverage “{page.coverage.slug}” has ended; reopen it to publish.")
        post = Post(id=post_id, coverage=page.coverage, key=key, published_at=moment or page.now)
        if on_top or (on_top is None and moment is None):
            place_on_top(post)
        else:
            place_by_its_time(post)
        post.save(force_insert=True)
        _save_revision(page, post, text, "")
        page.append_post(post)
        page.did("publish_post", post.pk)
        return post


def revise_post(
    post: Post,
    *,
    body: Mapping[str, Any] | Keep = KEEP,
    headline: str | Keep | None = KEEP,
    bylines: Iterable[str] | Keep = KEEP,
    place: str | Keep | None = KEEP,
    tags: Iterable[str] | Keep = KEEP,
    correction: str = "",
    began_from: int | None = None,
    by: User | None = None,
) -> Post:
    """Give a post a new text. ``correction`` says to readers what was wrong; without one it is silent.

    ``began_from`` is the revision that the writer saw: when another has been published since, that is
    a Collision, which carries the post as it is, and nothing happens.
    """
    note = intake.checked_line(correction, "correction", intake.MOST_CORRECTION)
    with writing(post.coverage, by) as page:
        found = page.post(post)
        before = Revision.objects.get(post=found, number=found.revision)
        old = Text.of(before)
        text = Text.checked(
            old.headline if headline is KEEP else headline,
            old.body if body is KEEP else body,
            old.bylines if bylines is KEEP else bylines,
            old.place if place is KEEP else place,
            old.tags if tags is KEEP else tags,
        )
        if text == old and note in ("", before.correction):
            return found
        if began_from not in (None, found.revision):
            raise Collision(f"Revision {found.revision} of this post was published since.", found)
        found.revision += 1
        found.updated_at = page.now
        _save_revision(page, found, text, note)
        page.append_post(found)
        page.did("revise_post", found.pk, revision=found.revision, correction=note)
        return found


def withdraw_post(post: Post, *, reason: str, by: User | None = None) -> Post:
    """Take a post away from readers, everywhere. The reason is kept for the newsroom, not shown."""
    why = intake.checked_line(reason, "reason", needed=True)
    with writing(post.coverage, by) as page:
        found = page.standing_or_withdrawn(post)
        shown = [asset.pk for asset in Asset.objects.filter(revisions__post=found).distinct()]
        transaction.on_commit(lambda: take_down_unused(shown))
        if found.withdrawn_at:
            return found
        found.withdrawn_at, found.withdrawn_reason = page.now, why
        found.pinned = found.key = False
        page.append_withdrawal(found)
        page.did("withdraw_post", found.pk, reason=why)
        return found


def _same_post(found: Post, coverage: Coverage, text: Text) -> Post:
    if found.coverage_id != coverage.pk:
        raise Conflict(f"The post {found.pk} belongs to coverage “{found.coverage.slug}”.")
    if Text.of(Revision.objects.get(post=found, number=1)) != text:
        raise Conflict(f"The post {found.pk} is published with another text; revise it instead.")
    return found


def _save_revision(page: Writing, post: Post, text: Text, correction: str) -> None:
    shown = pictures_in(text.body)
    put_up(shown)  # under their locks: what is rendered is the crop that the desk has chosen last
    revision = Revision.objects.create(
        post=post,
        number=post.revision,
        headline=text.headline,
        body=dict(text.body),
        html=render_document(text.body),
        place=text.place,
        tags=list(text.tags),
        correction=correction,
        made_at=page.now,
        by=page.by,
    )
    revision.assets.set(Asset.objects.filter(pk__in=shown))
    for order, name in enumerate(text.bylines):
        contributor, _ = Contributor.objects.get_or_create(name=name)
        Byline.objects.create(revision=revision, contributor=contributor, order=order)


def _checked_body(body: object) -> Document:
    checked = check_document(body)
    if not any(map(_says_something, walk(checked))):
        raise Refused("The post is empty; write at least a word.")
    check_pictures(checked)
    return checked


def _says_something(node: Document) -> bool:
    return node["type"] in ("image", "embed") or bool(node.get("text", "").strip())
