"""The verbs that make a post of a draft, through the one door for writes."""

from uuid import UUID

from dateline.newsroom.drafting.desks import Stage, desk_of
from dateline.newsroom.drafting.texts import DraftText
from dateline.newsroom.errors import Collision
from dateline.newsroom.ids import checked_id
from dateline.newsroom.models import Coverage, Draft, Post, User
from dateline.newsroom.publishing import publish_post, revise_post
from dateline.newsroom.publishing.journals import writing


def publish_draft(draft: Draft, *, by: User | None, version: int | None = None) -> Post:
    """Publish a draft as it was kept: a new post, or the change to one.

    Twice is once. A Collision says that the post was changed since its writer began from it, or the
    draft since the ``version`` that was read.
    """
    with writing(draft.coverage, by), desk_of(draft.coverage, by) as desk:
        found = desk.draft(draft, *Draft.OPEN, Stage.PUBLISHED, to="published")
        if found.stage == Stage.PUBLISHED:
            return _printed(found)
        desk.check_seen(found, version)
        post = _print(found.coverage, found, DraftText.kept(found.text), by)
        found.stage, found.publish_at = Stage.PUBLISHED, None
        desk.keep(found, "publish_draft", revision=post.revision)
        return post


def publish_text(
    coverage: Coverage,
    *,
    id: UUID | str,
    text: DraftText,
    by: User | None,
    post: Post | None = None,
    began_from: int | None = None,
    version: int | None = None,
) -> Post:
    """Publish a text at once, and with it close the draft of that id, if one was kept.

    What the editor on somebody's screen has is what is published, whatever was kept of it before.
    ``version`` is the draft's that the writer had: when somebody else has changed the draft since,
    that is a Collision, and nothing happens.
    """
    draft_id = checked_id(id)
    with writing(coverage, by), desk_of(coverage, by) as desk:
        found = desk.find(draft_id)
        if found and found.stage == Stage.PUBLISHED and found.text == text.to_keep():
            return _printed(found)
        if found and version not in (None, found.version) and found.text != text.to_keep():
            raise Collision(f"Since your version {version} this draft was changed.", found)
        as_draft = found or Draft(id=draft_id, post=post)
        as_draft.began_from = began_from or as_draft.began_from
        printed = _print(coverage, as_draft, text, by)
        if found and found.stage != Stage.PUBLISHED:
            found.stage, found.text, found.publish_at = Stage.PUBLISHED, text.to_keep(), None
            desk.keep(found, "publish_draft", revision=printed.revision)
        return printed


def _printed(draft: Draft) -> Post:
    return Post.objects.select_related("coverage").get(pk=draft.post_id or draft.pk)


def _print(coverage: Coverage, draft: Draft, text: DraftText, by: User | None) -> Post:
    if draft.post:
        return revise_post(
            draft.post,
            **text.of_post,
            correction=text.correction,
            began_from=draft.began_from,
            by=by,
        )
    return publish_post(
        coverage, id=draft.pk, **text.of_post, key=text.key, published_at=text.published_at, by=by
    )
