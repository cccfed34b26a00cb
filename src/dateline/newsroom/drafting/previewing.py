"""What readers would see if the drafts of a coverage were published: its journal, and what would follow.

Nothing of it is kept, and no follower of the journal is given it.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from dateline.journal.changes import Change, Kind
from dateline.journal.digest import Tip, next_change
from dateline.newsroom.drafting.texts import DraftText
from dateline.newsroom.models import Coverage, Draft, Post, Revision
from dateline.newsroom.publishing.order import STEP
from dateline.newsroom.reading import changes_after
from dateline.newsroom.rendering import render_document
from dateline.newsroom.states import post_state

ALL = 1_000_000


def previewed_changes(coverage: Coverage, drafts: Iterable[Draft]) -> list[Change]:
    """The journal as it is, and a change for each of these drafts, in the order given."""
    changes = changes_after(str(coverage.pk), 0, ALL)
    top = coverage.posts.order_by("-position").values_list("position", flat=True).first() or 0
    now = datetime.now(UTC)
    for place, (subject, state) in enumerate(_states(coverage, drafts, now), start=1):
        state.setdefault("position", max(top, int(now.timestamp() * 1e6)) + place * STEP)
        tip = Tip(changes[-1].seq, changes[-1].digest)
        changes.append(next_change(tip, at=now, kind=Kind.POST, subject=subject, state=state))
    return changes


def _states(
    coverage: Coverage, drafts: Iterable[Draft], now: datetime
) -> Iterator[tuple[str, dict[str, Any]]]:
    for draft in drafts:
        text = DraftText.kept(draft.text)
        if draft.post and draft.post.withdrawn_at is None:
            yield str(draft.post.pk), _changed(draft.post, text, _local(now, coverage))
        elif not draft.post:
            moment = text.published_at or draft.publish_at or now
            yield str(draft.pk), _said(text) | _new(text, _local(moment, coverage))


def _said(text: DraftText) -> dict[str, Any]:
    return {
        "headline": text.headline or None,
        "body": text.body,
        "html": render_document(text.body),
        "bylines": [{"name": name} for name in text.bylines],
        "place": text.place or None,
        "tags": list(text.tags),
    }


def _new(text: DraftText, moment: str) -> dict[str, Any]:
    return {
        "published_at": moment,
        "updated_at": None,
        "pinned": False,
        "key": text.key,
        "correction": None,
    }


def _changed(post: Post, text: DraftText, moment: str) -> dict[str, Any]:
    """The post as it stands, with the draft's text."""
    shown = Revision.objects.get(post=post, number=post.revision)
    corrected = {"correction": {"at": moment, "text": text.correction}} if text.correction else {}
    return post_state(post, shown) | _said(text) | {"updated_at": moment} | corrected


def _local(moment: datetime, coverage: Coverage) -> str:
    return moment.astimezone(ZoneInfo(coverage.time_zone)).isoformat(timespec="seconds")
