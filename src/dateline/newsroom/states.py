"""Public states: what a change says of a coverage or a post. Nothing else of a row is public.

The fields are those of spec/protocol.md; every time is RFC 3339 with the offset of the story's zone.
"""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from dateline.newsroom.documents import NODES
from dateline.newsroom.models import Coverage, Post, Revision, Story
from dateline.newsroom.rendering import render_picture

State = dict[str, Any]

IMAGE_ATTRIBUTES = NODES["image"].attributes


def coverage_state(coverage: Coverage) -> State:
    """The page's head."""
    following = Coverage.objects.filter(previous=coverage).first()
    return site_state(coverage) | {
        "closing": coverage.closing,
        "previous": _coverage_link(coverage.previous),
        "next": _coverage_link(following),
        "lead": _lead(coverage.lead),
    }


def site_state(coverage: Coverage) -> State:
    """What the site's journal says of a coverage: enough to list it. Its page says that and more."""
    return {
        "slug": coverage.slug,
        "headline": coverage.headline,
        "summary": coverage.summary,
        "state": coverage.state,
        "time_zone": coverage.time_zone,
        "language": coverage.language,
        "story": _story_link(coverage.story),
        "started_at": _local(coverage.started_at, coverage.time_zone),
        "ended_at": _local(coverage.ended_at, coverage.time_zone),
    } | _start(coverage)


def _start(coverage: Coverage) -> State:
    """When it is to begin, for as long as that is to come."""
    if coverage.state != Coverage.State.SCHEDULED or coverage.starts_at is None:
        return {}
    return {"starts_at": _local(coverage.starts_at, coverage.time_zone)}


def story_state(story: Story) -> State:
    return {"slug": story.slug, "title": story.title, "background": story.background}


def listed_state(post: Post, state: State) -> State:
    """What the site's journal says of a post that stands out, given its whole public state."""
    said = ("headline", "tags", "published_at", "position", "key")
    return {"coverage": str(post.coverage_id)} | {name: state[name] for name in said}


def post_state(post: Post, revision: Revision) -> State:
    """A post as readers see it."""
    zone = post.coverage.time_zone
    return {
        "headline": revision.headline or None,
        "body": revision.body,
        "html": revision.html,
        "bylines": [{"name": line.contributor.name} for line in _bylines(revision)],
        "place": revision.place or None,
        "tags": revision.tags,
        "published_at": _local(post.published_at, zone),
        "updated_at": _local(post.updated_at, zone),
        "position": post.position,
        "pinned": post.pinned,
        "key": post.key,
        "correction": _correction(post, zone),
    }


def withdrawal_state(post: Post) -> State:
    """What stays of a withdrawn post: that it was here, and where it stood."""
    return {
        "withdrawn_at": _local(post.withdrawn_at, post.coverage.time_zone),
        "position": post.position,
    }


def _bylines(revision: Revision) -> Any:
    return revision.bylines.select_related("contributor")


def _correction(post: Post, zone: str) -> State | None:
    """The latest correction: a later revision without one does not hide it."""
    found = post.revisions.exclude(correction="").order_by("-number").first()
    return {"at": _local(found.made_at, zone), "text": found.correction} if found else None


def _local(moment: datetime | None, zone: str) -> str | None:
    if moment is None:
        return None
    return moment.astimezone(ZoneInfo(zone)).isoformat(timespec="seconds")


def _story_link(story: Story | None) -> State | None:
    return {"slug": story.slug, "title": story.title} if story else None


def _coverage_link(coverage: Coverage | None) -> State | None:
    return {"slug": coverage.slug, "headline": coverage.headline} if coverage else None


def _lead(lead: State | None) -> State | None:
    """The picture at the head, with every attribute that an image has."""
    if lead is None:
        return None
    whole = whole_lead(lead)
    return whole | {"html": render_picture(whole)}


def whole_lead(lead: State) -> State:
    return {name: lead.get(name, spec["default"]) for name, spec in IMAGE_ATTRIBUTES.items()}
