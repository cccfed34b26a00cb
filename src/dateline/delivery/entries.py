"""Entries of the site's journal: which coverages there are, in the order that pages list them."""

from collections.abc import Iterable
from datetime import datetime
from math import inf

from dateline.journal.changes import State

RUNNING = ("live", "paused")


def started(entry: State) -> float:
    """What is only scheduled stands first: it has yet to begin."""
    moment = entry["started_at"]
    return datetime.fromisoformat(moment).timestamp() if moment else inf


def _begins(entry: State) -> float:
    moment = entry.get("starts_at")
    return datetime.fromisoformat(moment).timestamp() if moment else inf


def latest_first(entries: Iterable[State], story: str | None = None) -> list[State]:
    """The entries of one story or of all, the latest first; of what is to come, what begins soonest."""
    found = sorted(entries, key=lambda entry: (started(entry), -_begins(entry)), reverse=True)
    return [e for e in found if story is None or (e["story"] and e["story"]["slug"] == story)]


def is_running(entry: State) -> bool:
    return entry["state"] in RUNNING
