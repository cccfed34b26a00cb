"""The verbs of a coverage's run: start, pause, resume, end, reopen, and lead on to the next one."""

from datetime import UTC, datetime
from typing import Any

from dateline.newsroom import intake
from dateline.newsroom.errors import Conflict
from dateline.newsroom.models import Coverage, User
from dateline.newsroom.publishing.heads import KEEP, Keep, change_head
from dateline.newsroom.publishing.journals import Writing, writing

State = Coverage.State


def start_coverage(coverage: Coverage, *, by: User | None = None) -> Coverage:
    """Go live with a coverage that was scheduled, now."""
    with writing(coverage, by) as page:
        _expect(page, "started", State.SCHEDULED, State.LIVE)
        if page.coverage.state == State.LIVE:
            return page.coverage
        return change_head(page, "start_coverage", state=State.LIVE, started_at=page.now)


def start_due(now: datetime | None = None) -> list[Coverage]:
    """Go live with every coverage whose time has come, each once, whoever else does so too."""
    due = Coverage.objects.filter(
        state=State.SCHEDULED, starts_at__lte=now or datetime.now(UTC)
    ).order_by("starts_at", "id")
    return [start_coverage(coverage) for coverage in due]


def pause_coverage(coverage: Coverage, *, by: User | None = None) -> Coverage:
    """Say that nothing is expected for a while; posts can still be published."""
    with writing(coverage, by) as page:
        _expect(page, "paused", State.LIVE, State.PAUSED)
        return change_head(page, "pause_coverage", state=State.PAUSED)


def resume_coverage(coverage: Coverage, *, by: User | None = None) -> Coverage:
    """Go on after a pause."""
    with writing(coverage, by) as page:
        _expect(page, "resumed", State.PAUSED, State.LIVE)
        return change_head(page, "resume_coverage", state=State.LIVE)


def end_coverage(
    coverage: Coverage,
    *,
    closing: str | Keep = KEEP,
    at: datetime | None = None,
    by: User | None = None,
) -> Coverage:
    """End the coverage, with a closing line for the page. Ending it again only changes that line."""
    line = closing if closing is KEEP else intake.checked_line(closing, "closing line")
    moment = at and intake.checked_moment(at)
    with writing(coverage, by) as page:
        asked: dict[str, Any] = {} if line is KEEP else {"closing": line}
        if page.coverage.state != State.ENDED:
            asked |= {"state": State.ENDED, "ended_at": moment or page.now}
        return change_head(page, "end_coverage", **asked)


def reopen_coverage(coverage: Coverage, *, by: User | None = None) -> Coverage:
    """Go live again after the end; the closing line goes."""
    with writing(coverage, by) as page:
        _expect(page, "reopened", State.ENDED, State.LIVE)
        if page.coverage.state == State.LIVE:
            return page.coverage
        return change_head(page, "reopen_coverage", state=State.LIVE, ended_at=None, closing="")


def lead_on(coverage: Coverage, *, to: Coverage, by: User | None = None) -> Coverage:
    """Have a coverage's page say where the story goes on: at this other one, which says where it was.

    Each is told under its own lock, one by one: two verbs that held two coverages each could wait for
    each other.
    """
    if coverage.pk == to.pk:
        raise Conflict("A coverage cannot lead on to itself.")
    with writing(to, by) as page:
        if page.coverage.previous_id == coverage.pk:
            return coverage
        if page.coverage.previous is not None:
            raise Conflict(f"Coverage “{to.slug}” follows “{page.coverage.previous.slug}” already.")
        if Coverage.objects.filter(previous=coverage).exists():
            raise Conflict(f"Coverage “{coverage.slug}” leads on to another one already.")
        page.coverage.previous = coverage
        page.append_head()
        page.did("lead_on", coverage.slug)
    with writing(coverage, by) as page:
        page.append_head()
        return page.coverage


def _expect(page: Writing, verb: str, *states: State) -> None:
    if page.coverage.state not in states:
        raise Conflict(
            f"Coverage “{page.coverage.slug}” is {page.coverage.state}; "
            f"it can be {verb} only when it is {states[0].value}."
        )
