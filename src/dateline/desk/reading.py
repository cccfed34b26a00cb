"""What the desk reads: posts in the order of the page, and the board."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q

from dateline.desk.presence import present
from dateline.desk.shapes import person_out
from dateline.newsroom import access
from dateline.newsroom.models import Coverage, Draft, Post, Revision, User
from dateline.newsroom.states import site_state

STANDING = Q(posts__withdrawn_at=None)
SUBMITTED = Q(drafts__stage=Draft.Stage.SUBMITTED)


def newest_posts(
    coverage: Coverage, below: int | None, limit: int
) -> Iterator[tuple[Post, Revision, User | None]]:
    """Posts from the top of the page down, each with the revision shown and whoever wrote the first.

    Without ``below`` the pinned ones come first; with it, those that stand below that position.
    """
    posts = coverage.posts.filter(withdrawn_at=None).select_related("coverage")
    if below is None:
        found = list(posts.order_by("-pinned", "-position")[:limit])
    else:
        found = list(posts.filter(position__lt=below, pinned=False).order_by("-position")[:limit])
    texts = Revision.objects.filter(post__in=found).select_related("by")
    of = {(text.post_id, text.number): text for text in texts}
    for post in found:
        yield post, of[post.pk, post.revision], of[post.pk, 1].by


def board(person: User, readers: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    """Every coverage that a person may look at, the newest first; ``readers`` are now, by its id."""
    found = (
        access.coverages_for(person)
        .select_related("story")
        .annotate(
            standing=Count("posts", filter=STANDING, distinct=True),
            waiting=Count("drafts", filter=SUBMITTED, distinct=True),
            continued=Exists(Coverage.objects.filter(previous=OuterRef("pk"))),
        )
    )
    on = present(coverage.pk for coverage in found)
    for coverage in found:
        starts = coverage.starts_at
        yield site_state(coverage) | {
            "starts_at": starts and starts.isoformat(),
            "continued": coverage.continued,
            "posts": coverage.standing,
            "waiting": coverage.waiting,
            "readers": readers.get(str(coverage.pk), 0),
            "on": [person_out(one) for one in on[coverage.pk]],
            "verbs": access.verbs_of(person, coverage),
        }
