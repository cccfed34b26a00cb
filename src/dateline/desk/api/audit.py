"""The audit record, for managing editors to read."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from ninja import Query, Router, Schema

from dateline.desk.api.problems import answers
from dateline.desk.naming import names_of
from dateline.desk.shapes import person_out
from dateline.newsroom import access
from dateline.newsroom.errors import NotAllowed
from dateline.newsroom.models import AuditEntry

router = Router(tags=["audit"])

PAGE = 100


class EntryOut(Schema):
    """One thing that somebody did. ``about`` is what people call its subject: a post by its headline."""

    id: int
    at: datetime
    by: str | None
    by_name: str | None
    verb: str
    coverage: str | None
    coverage_headline: str | None
    subject: str
    about: str
    details: dict[str, Any]
    way: str
    address: str


@router.get("", response=answers(list[EntryOut]))
def read_audit(
    request: HttpRequest,
    by: str | None = Query(None),
    coverage: str | None = Query(None),
    verb: str | None = Query(None),
    before: int | None = Query(None),
) -> Any:
    """Who did what, when and from where, the newest first; ``before`` is the id of an entry."""
    if not access.may(request.user, "manage"):
        raise NotAllowed("Only managing editors may read the audit record.")
    asked = {"by__username": by, "coverage__slug": coverage, "verb": verb, "id__lt": before}
    given = {name: value for name, value in asked.items() if value is not None}
    found = AuditEntry.objects.filter(**given).select_related("by__contributor", "coverage")
    page = list(found.order_by("-id")[:PAGE])
    names = names_of(page)
    return [_out(entry, names.get(entry.subject, "")) for entry in page]


def _out(entry: AuditEntry, about: str) -> dict[str, Any]:
    return {
        "id": entry.pk,
        "at": entry.at,
        "by": entry.by.username if entry.by else None,
        "by_name": person_out(entry.by)["name"] if entry.by else None,
        "verb": entry.verb,
        "coverage": entry.coverage.slug if entry.coverage else None,
        "coverage_headline": entry.coverage.headline if entry.coverage else None,
        "subject": entry.subject,
        "about": about,
        "details": entry.details,
        "way": entry.way,
        "address": entry.address,
    }
