"""The verb that keeps a draft, and notices when somebody else has kept another text meanwhile."""

from datetime import timedelta
from uuid import UUID

from dateline.newsroom.drafting.desks import Desk, desk_of
from dateline.newsroom.drafting.texts import DraftText
from dateline.newsroom.errors import Collision, Conflict
from dateline.newsroom.ids import checked_id
from dateline.newsroom.models import Coverage, Draft, DraftVersion, Post, User

SITTING = timedelta(minutes=1)  # what one person saves within it, as the text grows, is one version


def save_draft(
    coverage: Coverage,
    *,
    id: UUID | str,
    version: int,
    text: DraftText,
    by: User,
    post: Post | None = None,
    began_from: int | None = None,
) -> Draft:
    """Keep a draft under the id that its writer chose.

    ``version`` is the one that the writer had: 0 for a draft that is new. When it is not the latest,
    and the text is another, that is a Collision, which carries the draft as it is; nothing is kept.
    The same text once more is what a retry brings, and changes nothing. ``post`` is the post that it
    changes, and ``began_from`` the revision of it that the writer saw.
    """
    draft_id, kept = checked_id(id), text.to_keep()
    with desk_of(coverage, by) as desk:
        found = desk.find(draft_id)
        if found is None:
            return _begin(desk, draft_id, kept, post, began_from, by)
        if found.text == kept:
            return found
        if found.stage not in Draft.OPEN:
            raise Collision(
                f"The draft is {found.stage} already; keep your text as another.", found
            )
        desk.check_seen(found, version)
        found.began_from = began_from or found.began_from
        _keep_version(desk, found, kept, by)
        return found


def _begin(
    desk: Desk,
    draft_id: UUID,
    kept: dict[str, object],
    post: Post | None,
    began_from: int | None,
    by: User,
) -> Draft:
    if post is None and Post.objects.filter(pk=draft_id).exists():
        raise Conflict(f"The post {draft_id} is published; a change to it has an id of its own.")
    draft = Draft(
        id=draft_id,
        coverage=desk.coverage,
        post=post,
        began_from=(began_from or post.revision) if post else None,
        text=kept,
        author=by,
        changed_by=by,
    )
    desk.keep(draft, "save_draft", version=1)
    DraftVersion.objects.create(draft=draft, number=1, text=kept, by=by, at=desk.now)
    return draft


def _keep_version(desk: Desk, draft: Draft, kept: dict[str, object], by: User) -> None:
    """The latest version becomes this one where it is of the same sitting."""
    latest = draft.versions.get(number=draft.version)
    draft.text, draft.version = kept, draft.version + 1
    desk.keep(draft, "save_draft", version=draft.version)
    if latest.by_id == by.pk and desk.now - latest.at < SITTING:
        latest.number, latest.text = draft.version, kept
        latest.save()
    else:
        DraftVersion.objects.create(
            draft=draft, number=draft.version, text=kept, by=by, at=desk.now
        )
