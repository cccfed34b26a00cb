"""Times told from the moment of saving: 17 hr 44 min ago · 3h ago · an hour ago · just now."""

import re
from datetime import timedelta

UNIT = r"(weeks?|wks?|w|days?|d|hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s)\b\.?"
STEP = re.compile(rf"([0-9]{{1,4}}|an?\b) ?{UNIT}(?:,? and |, ?| )?", re.IGNORECASE)
AGO = re.compile(r" ?ago\b", re.IGNORECASE)
NOW = re.compile(r"(?:just now|(?:a )?(?:few )?(?:moments?|seconds) ago)\b", re.IGNORECASE)
SECONDS = {"w": 7 * 86400, "d": 86400, "h": 3600, "m": 60, "s": 1}
MOST_STEPS = 4


def read_ago(text: str, at: int) -> tuple[timedelta, int] | None:
    """How long before the page was saved, and where that ends."""
    if found := NOW.match(text, at):
        return timedelta(), found.end()
    seconds, end = 0, at
    for _ in range(MOST_STEPS):
        step = STEP.match(text, end)
        if not step:
            break
        seconds += _number(step[1]) * SECONDS[step[2][0].lower()]
        end = step.end()
    found = AGO.match(text, end) if end > at else None
    return (timedelta(seconds=seconds), found.end()) if found else None


def _number(written: str) -> int:
    return int(written) if written.isdigit() else 1
