"""Preview: a coverage exactly as readers will see it, drafts included, for whoever has the link."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.core import signing

from dateline.newsroom import audit
from dateline.newsroom.access import coverage_at
from dateline.newsroom.errors import NotFound, Refused
from dateline.newsroom.models import Coverage, User

SALT = "dateline.preview"
MOST_HOURS = 24 * 14


def preview_link(coverage: Coverage, *, hours: int, by: User) -> dict[str, Any]:
    """An address that says itself what it opens and until when; nothing is kept of it."""
    if not 1 <= hours <= MOST_HOURS:
        raise Refused(f"A preview lasts from 1 to {MOST_HOURS} hours, not {hours}.")
    expires = datetime.now(UTC).replace(microsecond=0) + timedelta(hours=hours)
    key = signing.dumps([str(coverage.pk), int(expires.timestamp())], salt=SALT)
    audit.record("make_preview_link", by, coverage, coverage.slug, hours=hours)
    return {"url": f"{settings.DATELINE_URL}/desk/preview/{key}/", "expires_at": expires}


def previewed(key: str) -> Coverage:
    """The coverage that a link opens; NotFound when it has expired or was never made here."""
    try:
        pk, expires = signing.loads(key, salt=SALT)
    except signing.BadSignature as error:
        raise NotFound(
            "This is no preview link, or it was cut short; ask for a new one."
        ) from error
    if datetime.now(UTC).timestamp() > expires:
        raise NotFound("This preview link has expired; ask for a new one.")
    found = Coverage.objects.filter(pk=pk).first()
    if found is None:
        raise NotFound("The coverage that this link opened is gone.")
    return coverage_at(found.slug)
