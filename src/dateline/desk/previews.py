"""Preview links: a coverage with its drafts, exactly as readers would see it, for whoever has the link.

A link says itself what it opens and until when, signed; nothing is kept of it. It shows what the
drafts are when it is opened, not when it was made.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core import signing

from dateline.newsroom import access, audit
from dateline.newsroom.errors import NotFound, Refused
from dateline.newsroom.models import Coverage, Draft, User

SALT = "dateline.preview"
MOST_HOURS = 24 * 14


@dataclass(frozen=True, slots=True)
class Previewed:
    """What a link opens: a coverage, the drafts to show in it, and until when."""

    coverage: Coverage
    drafts: list[Draft]
    expires_at: datetime


def preview_link(
    coverage: Coverage, *, hours: int, by: User, draft: Draft | None = None
) -> dict[str, Any]:
    """The link to a coverage with all that is open on its desk, or with one draft only."""
    if not 1 <= hours <= MOST_HOURS:
        raise Refused(f"A preview lasts from 1 to {MOST_HOURS} hours, not {hours}.")
    expires = datetime.now(UTC).replace(microsecond=0) + timedelta(hours=hours)
    one = str(draft.pk) if draft else ""
    key = signing.dumps([str(coverage.pk), one, int(expires.timestamp())], salt=SALT)
    subject = one or coverage.slug
    audit.record("make_preview_link", by, coverage, subject, until=expires.isoformat())
    return {"url": f"{settings.DATELINE_URL}/desk/preview/{key}/", "expires_at": expires}


def opened_by(key: str) -> Previewed:
    """What a link opens; NotFound when it has expired or was never made here."""
    try:
        coverage_id, draft_id, expires = signing.loads(key, salt=SALT)
    except signing.BadSignature as error:
        raise NotFound(
            "This is no preview link, or it was cut short; ask for a new one."
        ) from error
    until = datetime.fromtimestamp(expires, UTC)
    if datetime.now(UTC) > until:
        raise NotFound("This preview link has expired; ask for a new one.")
    coverage = Coverage.objects.select_related("story", "previous").get(pk=UUID(coverage_id))
    drafts = coverage.drafts.filter(stage__in=Draft.OPEN).order_by("place_on_desk")
    if draft_id:
        drafts = drafts.filter(pk=access.draft_in(coverage, draft_id).pk)
    return Previewed(coverage, list(drafts.select_related("post__coverage")), until)
