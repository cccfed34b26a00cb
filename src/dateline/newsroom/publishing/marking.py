"""The verbs that mark a post: pin and unpin, mark and unmark as a key moment."""

from dateline.newsroom.models import Post, User
from dateline.newsroom.publishing.journals import writing


def pin_post(post: Post, *, by: User | None = None) -> Post:
    """Keep a post above all that are not pinned."""
    return _mark("pin_post", post, by, pinned=True)


def unpin_post(post: Post, *, by: User | None = None) -> Post:
    """Let a post stand in its own place again."""
    return _mark("unpin_post", post, by, pinned=False)


def mark_key_moment(post: Post, *, by: User | None = None) -> Post:
    """Put a post among the coverage's key moments."""
    return _mark("mark_key_moment", post, by, key=True)


def unmark_key_moment(post: Post, *, by: User | None = None) -> Post:
    """Take a post from among the key moments; it stays on the page."""
    return _mark("unmark_key_moment", post, by, key=False)


def _mark(verb: str, post: Post, by: User | None, **marks: bool) -> Post:
    with writing(post.coverage, by) as page:
        found = page.post(post)
        if any(getattr(found, name) != value for name, value in marks.items()):
            for name, value in marks.items():
                setattr(found, name, value)
            page.append_post(found)
            page.did(verb, found.pk)
        return found
