"""A change: one thing that happened to a coverage as published, and its form on the wire."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from dateline.journal.errors import ChangeMalformed

State = Mapping[str, Any]

MOST_NUMBER = 2**53  # above it JavaScript cannot count


class Kind(StrEnum):
    """What a change is about. ``story`` stands in the site's journal only.

    A reader of journals passes over a kind that it does not know: the protocol may gain some.
    """

    COVERAGE = "coverage"
    POST = "post"
    WITHDRAW = "withdraw"
    STORY = "story"


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of a journal.

    ``at`` is RFC 3339 in UTC with milliseconds; ``state_digest`` and ``digest`` are SHA-256 in hex.
    ``state`` is None when, and only when, it was redacted; its digest stays.
    """

    seq: int
    at: str
    kind: str
    subject: str
    state: State | None
    state_digest: str
    digest: str

    def redacted(self) -> "Change":
        """The same change with its payload taken out; the chain over it still verifies."""
        return replace(self, state=None)


@dataclass(frozen=True, slots=True)
class Head:
    """Where a journal stands: its newest seq, that change's digest, and how often it was redacted."""

    edition: int
    seq: int
    digest: str


def canonical(value: object) -> bytes:
    """The one way to write a JSON value as bytes, so that everybody computes the same digest.

    RFC 8785 for what a state may hold: strings, integers within ±2^53, booleans, null, lists, and
    objects with ASCII names. Floats are refused: languages disagree on how to print them.
    """
    _check_numbers(value)
    written = json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    try:
        return written.encode()
    except UnicodeEncodeError as error:
        raise ChangeMalformed("A state holds half a character (a lone surrogate).") from error


def _check_numbers(value: object) -> None:
    if isinstance(value, float):
        raise ChangeMalformed(f"A state holds whole numbers only, and {value!r} is not one.")
    if isinstance(value, int) and abs(value) > MOST_NUMBER:
        raise ChangeMalformed("A state holds numbers up to 2^53 only, and one here is larger.")
    if isinstance(value, Mapping):
        for item in value.values():
            _check_numbers(item)
    elif isinstance(value, list | tuple):
        for item in value:
            _check_numbers(item)


def encode(change: Change) -> bytes:
    """A change as JSON, in the field order that a person would read it in."""
    return json.dumps(asdict(change), ensure_ascii=False, separators=(",", ":")).encode()


FIELDS: Mapping[str, type | tuple[type, ...]] = {
    "seq": int,
    "at": str,
    "kind": str,
    "subject": str,
    "state": (dict, type(None)),
    "state_digest": str,
    "digest": str,
}


def decode(document: Mapping[str, Any]) -> Change:
    """A change from parsed JSON. Unknown fields and kinds are let pass, so that the protocol can grow."""
    for name, kind in FIELDS.items():
        if name not in document:
            raise ChangeMalformed(f"A change needs the field “{name}”.")
        if not isinstance(document[name], kind) or isinstance(document[name], bool):
            raise ChangeMalformed(f"The field “{name}” of a change is {document[name]!r}.")
    return Change(**{name: document[name] for name in FIELDS})


def timestamp(moment: datetime) -> str:
    """An aware moment as a change's ``at``: ``2022-01-21T21:44:00.000Z``."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
