"""Where posts stand. Order is a decision of the desk; the clock is only its default.

A position is a whole number, microseconds since 1970 unless the desk decides otherwise, so that it
is exact in every language. Between two posts a second apart a third can be put twenty times over;
when no number is left between two, the posts above are pushed up, as few of them as will do.
"""

from datetime import UTC, datetime, timedelta

from django.db.models import QuerySet

from dateline.newsroom.errors import Conflict
from dateline.newsroom.intake import checked_moment
from dateline.newsroom.models import Coverage, Post, User
from dateline.newsroom.publishing.journals import Writing, writing

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
STEP = 1_000_000  # a second: what a post on top keeps free below itself
ROOM = 1_000  # what posts that are pushed up keep free: nine more moves before the next push


def place_on_top(post: Post) -> None:
    """Above everything that stands, whatever the clocks of two machines say."""
    top = _posts(post.coverage).order_by("-position").first()
    post.position = max(_by_clock(post), top.position + STEP if top else 0)


def place_by_its_time(post: Post) -> None:
    """Where its time puts it; posts of the same instant stand in the order that they came."""
    post.position = _by_clock(post)
    while _posts(post.coverage).filter(position=post.position).exists():
        post.position += 1


def move_post(
    post: Post, *, above: Post | None = None, below: Post | None = None, by: User | None = None
) -> Post:
    """Put a post directly above or below another one of its coverage; say exactly one of the two."""
    if (above is None) == (below is None):
        raise TypeError("move_post takes either above= or below=")
    with writing(post.coverage, by) as page:
        found = page.post(post)
        neighbour = page.post(above or below)  # type: ignore[arg-type]  # one of them is given
        if neighbour.pk == found.pk:
            raise Conflict("A post cannot be moved above or below itself.")
        _put(page, found, neighbour if above else _next_below(neighbour, found))
        return found


def redate_post(
    post: Post, *, published_at: datetime, in_place: bool = False, by: User | None = None
) -> Post:
    """Say that a post was published at another time, and put it where that time puts it.

    ``in_place`` leaves it where it stands.
    """
    moment = checked_moment(published_at)
    with writing(post.coverage, by) as page:
        found = page.post(post)
        if found.published_at == moment:
            return found
        found.published_at = moment
        if not in_place:
            place_by_its_time(found)
        page.append_post(found)
        page.did("redate_post", found.pk, published_at=moment.isoformat())
        return found


def _put(page: Writing, post: Post, below: Post | None) -> None:
    """Put ``post`` directly above ``below``, or at the foot of the page when that is None."""
    floor = below.position if below else None
    ceiling = _next_above(page.coverage, post, floor)
    if _stands_between(post, floor, ceiling):
        return
    if floor is None:
        post.position = ceiling.position - STEP if ceiling else post.position
    elif ceiling is None:
        post.position = floor + STEP
    else:
        over = ceiling.position
        if over - floor < 2:
            over = _push_up(page, post, floor)
        post.position = (floor + over) // 2
    page.append_post(post)
    page.did("move_post", post.pk, position=post.position)


def _stands_between(post: Post, floor: int | None, ceiling: Post | None) -> bool:
    """Whether the post is in its place already."""
    over = floor is None or post.position > floor
    return over and (ceiling is None or post.position < ceiling.position)


def _push_up(page: Writing, moving: Post, floor: int) -> int:
    """Make room above ``floor``: spread the posts there up to the next wide gap, as few as can be.

    Answers where the lowest of them stands now.
    """
    crowded: list[Post] = []
    for post in _others(page.coverage, moving).filter(position__gt=floor).order_by("position"):
        step = (post.position - floor) // (len(crowded) + 2)
        if step >= ROOM:
            break
        crowded.append(post)
    else:
        step = STEP
    # From the top, so that no two ever share a position.
    for places, post in reversed(list(enumerate(crowded, start=2))):
        post.position = floor + places * step
        page.append_post(post)
    return floor + 2 * step


def _next_above(coverage: Coverage, moving: Post, floor: int | None) -> Post | None:
    others = _others(coverage, moving).order_by("position")
    return (others if floor is None else others.filter(position__gt=floor)).first()


def _next_below(post: Post, moving: Post) -> Post | None:
    others = _others(post.coverage, moving).filter(position__lt=post.position)
    return others.order_by("-position").first()


def _others(coverage: Coverage, moving: Post) -> QuerySet[Post]:
    """The posts among which one is moved: those that readers see."""
    return _posts(coverage).filter(withdrawn_at=None).exclude(pk=moving.pk)


def _posts(coverage: Coverage) -> QuerySet[Post]:
    return Post.objects.filter(coverage=coverage)


def _by_clock(post: Post) -> int:
    return (post.published_at - EPOCH) // MICROSECOND
