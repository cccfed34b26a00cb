"""The verbs of drafts that wait for a time, and what publishes them when it has come."""

import logging
from datetime import UTC, datetime

from dateline.newsroom import intake
from dateline.newsroom.drafting.desks import Stage, desk_of
from dateline.newsroom.drafting.printing import publish_draft
from dateline.newsroom.errors import NewsroomError, Refused
from dateline.newsroom.models import Draft, Post, User
from dateline.newsroom.zones import said_in

LOG = logging.getLogger("dateline.newsroom")


def schedule_draft(draft: Draft, *, at: datetime, by: User, version: int | None = None) -> Draft:
    """Have a draft, of the ``version`` that was read, published at a time that has yet to come."""
    moment = intake.checked_moment(at)
    with desk_of(draft.coverage, by) as desk:
        if moment <= desk.now:
            when = said_in(moment, draft.coverage.time_zone)
            raise Refused(f"{when} has passed; publish it now, or choose a later time.")
        found = desk.draft(draft, *Draft.OPEN, to="scheduled")
        desk.check_seen(found, version)
        if (found.stage, found.publish_at) != (Stage.SCHEDULED, moment):
            found.stage, found.publish_at = Stage.SCHEDULED, moment
            desk.keep(found, "schedule_draft", at=moment.isoformat())
        return found


def unschedule_draft(draft: Draft, *, by: User) -> Draft:
    """Have a draft wait for nobody's time: it is an ordinary draft again."""
    with desk_of(draft.coverage, by) as desk:
        found = desk.draft(draft, Stage.SCHEDULED, Stage.DRAFT, to="unscheduled")
        if found.stage != Stage.DRAFT:
            found.stage, found.publish_at = Stage.DRAFT, None
            desk.keep(found, "unschedule_draft")
        return found


def publish_due(now: datetime | None = None) -> list[Post]:
    """Publish every draft whose time has come, each exactly once, whoever else does so too.

    One that cannot be published goes back to the editors with the reason, and is not tried again.
    """
    due = Draft.objects.select_related("coverage", "author").filter(
        stage=Stage.SCHEDULED, publish_at__lte=now or datetime.now(UTC)
    )
    return [post for draft in due.order_by("publish_at", "id") if (post := _publish(draft))]


def _publish(draft: Draft) -> Post | None:
    try:
        return publish_draft(draft, by=draft.author)
    except NewsroomError as error:
        LOG.warning("The draft %s could not be published at its time: %s", draft.pk, error)
        _give_to_editors(draft, str(error))
        return None


def _give_to_editors(draft: Draft, why: str) -> None:
    with desk_of(draft.coverage, None) as desk:
        found = desk.find(draft.pk)
        if found and found.stage == Stage.SCHEDULED:
            found.stage, found.publish_at = Stage.SUBMITTED, None
            found.note = f"Not published at its time: {why}"[:1000]
            desk.keep(found, "miss_schedule", why=why)
