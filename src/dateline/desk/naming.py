"""What the audit record's lines are about, by the names that people use: a headline, or the first words."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from dateline.newsroom.documents import plain_text
from dateline.newsroom.models import Asset, AuditEntry, Draft, Revision

MOST = 80  # characters of the first words


def names_of(entries: Iterable[AuditEntry]) -> Mapping[str, str]:
    """The name of each post, draft and picture among the subjects, by its id. Others name themselves."""
    subjects = {entry.subject for entry in entries}
    ids = {one for subject in subjects if (one := _id_in(subject))}
    drafts = Draft.objects.filter(pk__in=ids)
    found = {str(one.pk): _named(one.text["headline"], one.text["body"]) for one in drafts}
    for text in Revision.objects.filter(post_id__in=ids).order_by("number"):
        found[str(text.post_id)] = _named(text.headline, text.body)
    pictures = Asset.objects.filter(pk__in=subjects)
    return found | {one.pk: _of_picture(one.metadata) for one in pictures}


def _id_in(subject: str) -> UUID | None:
    try:
        return UUID(subject)
    except ValueError:
        return None


def _named(headline: str, body: Any) -> str:
    words = headline or " ".join(plain_text(body).split())
    return words if len(words) <= MOST else f"{words[: MOST - 2].rsplit(' ', 1)[0]} …"


def _of_picture(metadata: Mapping[str, Any]) -> str:
    return _named(str(metadata.get("headline") or metadata.get("caption") or ""), {"type": "doc"})
