"""Who is in a coverage, and on which post or draft. Nobody is locked out by it: it is a courtesy."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.dispatch import receiver

from dateline.desk.models import Presence
from dateline.desk.shapes import person_out
from dateline.newsroom.models import Coverage, User
from dateline.newsroom.people import signed_out

LASTS = timedelta(seconds=40)  # two words may be lost; the desk says it every fifteen seconds


def say_present(
    person: User, coverage: Coverage, *, tab: str, subject: UUID | None, writing: bool
) -> None:
    """One of a person's tabs is in a coverage, on this post or draft."""
    Presence.objects.update_or_create(
        user=person,
        coverage=coverage,
        tab=tab,
        defaults={"subject": subject, "writing": writing, "seen_at": datetime.now(UTC)},
    )


def say_gone(person: User, coverage: Coverage, *, tab: str) -> None:
    """A tab has left; so have all that have not been heard of for a day."""
    Presence.objects.filter(user=person, coverage=coverage, tab=tab).delete()
    Presence.objects.filter(seen_at__lt=datetime.now(UTC) - timedelta(days=1)).delete()


@receiver(signed_out)
def say_gone_everywhere(person: User, **_: Any) -> None:
    """Who was signed out everywhere is nowhere."""
    Presence.objects.filter(user=person).delete()


def present_in(coverage_id: UUID) -> list[dict[str, Any]]:
    """Who is in a coverage now, a line for each person and what they are on."""
    found = (
        _current().filter(coverage=coverage_id).order_by("user__username", "subject", "-writing")
    )
    lines: dict[tuple[str, str | None], dict[str, Any]] = {}
    for one in found.select_related("user__contributor"):
        subject = str(one.subject) if one.subject else None
        line = person_out(one.user) | {"subject": subject, "writing": one.writing}
        lines.setdefault((one.user.username, subject), line)
    return list(lines.values())


def present(coverages: Iterable[UUID]) -> dict[UUID, list[User]]:
    """Who is in each of these coverages now."""
    on: dict[UUID, dict[int, User]] = defaultdict(dict)
    for one in _current().filter(coverage__in=list(coverages)).select_related("user__contributor"):
        on[one.coverage_id][one.user_id] = one.user
    return defaultdict(list, {pk: list(people.values()) for pk, people in on.items()})


def _current() -> Any:
    return Presence.objects.filter(seen_at__gt=datetime.now(UTC) - LASTS)
