"""The audit record: written in the transaction of what it tells, and never changed."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from dateline.newsroom.models import AuditEntry, Coverage, User


@dataclass(frozen=True, slots=True)
class Origin:
    """How something came in: by the desk, a token, the command line, the schedule; and from where."""

    way: str
    address: str = ""


COMMAND_LINE = Origin("command line")

_origin: ContextVar[Origin] = ContextVar("origin", default=COMMAND_LINE)


@contextmanager
def coming_from(origin: Origin) -> Iterator[None]:
    """Whatever is recorded within came in this way."""
    token = _origin.set(origin)
    try:
        yield
    finally:
        _origin.reset(token)


def record(
    verb: str,
    by: User | None,
    coverage: Coverage | None = None,
    subject: str = "",
    **details: Any,
) -> None:
    """Say that somebody did this. The verb is the name of the function that did it."""
    origin = _origin.get()
    AuditEntry.objects.create(
        at=datetime.now(UTC),
        by=by,
        verb=verb,
        coverage=coverage,
        subject=subject,
        details=details,
        way=origin.way,
        address=origin.address,
    )
