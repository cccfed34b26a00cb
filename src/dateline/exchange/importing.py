"""Importing: a saved live page becomes coverage, through the same door as everything else."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import transaction

from dateline.exchange.errors import ImportRefused
from dateline.exchange.files import read_text_file
from dateline.exchange.sources.saved_text import (
    NotALivePage,
    Remark,
    SavedPage,
    SavedPost,
    read_saved_page,
)
from dateline.newsroom import publishing
from dateline.newsroom.documents import document
from dateline.newsroom.errors import Conflict
from dateline.newsroom.ids import id_from
from dateline.newsroom.intake import checked_slug, checked_time_zone, slug_from
from dateline.newsroom.models import Coverage, Post


@dataclass(frozen=True, slots=True)
class Report:
    """What an import did. ``remarks`` are the lines that it could not understand, or was unsure of."""

    slug: str
    posts: int
    published: int
    remarks: tuple[Remark, ...]

    @property
    def sentence(self) -> str:
        if not self.published:
            return f"Nothing new: coverage “{self.slug}” has all {self.posts} posts already."
        return f"Imported {self.published} of {self.posts} posts into coverage “{self.slug}”."

    def as_data(self) -> dict[str, Any]:
        remarks = [{"line": r.line, "text": r.text, "why": r.why} for r in self.remarks]
        data = {"slug": self.slug, "posts": self.posts, "published": self.published}
        return data | {"remarks": remarks}


def read_file(file: Path, time_zone: str | None, saved_at: datetime | None) -> SavedPage:
    """The page that a file holds; ImportRefused when there is none in it."""
    if time_zone is not None:
        checked_time_zone(time_zone)
    text = read_text_file(file)
    written = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    try:
        return read_saved_page(text, time_zone=time_zone, saved_at=saved_at, file_date=written)
    except NotALivePage as error:
        raise ImportRefused(f"{file} cannot be imported: {error}") from error


def import_saved_page(
    page: SavedPage,
    slug: str | None = None,
    story: str | None = None,
    on_post: Callable[[], None] = lambda: None,
) -> Report:
    """Take a page in whole or not at all; a page that is here already changes nothing.

    What was saved is past, so the coverage is ended; reopening it is for the desk to decide.
    """
    address = checked_slug(slug or slug_from(page.headline))
    with transaction.atomic():
        ids = list(_post_ids(address, page.posts))
        coverage = _coverage(address, page, story, ids)
        before = coverage.posts.count()
        for post_id, post in reversed(list(zip(ids, page.posts, strict=True))):  # from the foot up
            _publish(coverage, post_id, post)
            on_post()
        latest = max(post.published_at for post in page.posts)
        publishing.end_coverage(coverage, closing=page.closing or publishing.KEEP, at=latest)
        published = coverage.posts.count() - before
    remarks = tuple(remark for remark in page.remarks if not remark.furniture)
    return Report(address, len(page.posts), published, remarks)


def _coverage(slug: str, page: SavedPage, story: str | None, ids: list[UUID]) -> Coverage:
    found = Coverage.objects.filter(slug=slug).first()
    if found is None:
        return publishing.open_coverage(
            slug=slug,
            headline=page.headline,
            time_zone=page.time_zone,
            story=story,
            summary=page.summary,
            started_at=min(post.published_at for post in page.posts),
        )
    if not Post.objects.filter(coverage=found, pk__in=ids).exists():
        raise Conflict(f"Coverage “{slug}” holds something else; choose an address with --slug.")
    return found


def _publish(coverage: Coverage, post_id: UUID, post: SavedPost) -> None:
    """The page's order is its desk's decision, so each post goes on top of the one that stood below."""
    publishing.publish_post(
        coverage,
        id=post_id,
        headline=post.headline,
        body=document(*post.blocks),
        bylines=post.bylines,
        published_at=post.published_at,
        on_top=True,
    )


def _post_ids(slug: str, posts: tuple[SavedPost, ...]) -> Iterator[UUID]:
    """An id for each post that is the same whenever the same page is imported to the same address."""
    seen: Counter[tuple[datetime, str | None]] = Counter()
    for post in posts:
        name = (post.published_at, post.headline)
        seen[name] += 1
        text = f"{slug}\0{post.published_at.isoformat()}\0{post.headline}\0{seen[name]}"
        milliseconds = int(post.published_at.timestamp() * 1000)
        yield id_from(max(milliseconds, 0), sha256(text.encode()).digest())
