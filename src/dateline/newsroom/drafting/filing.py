"""The verbs of a draft's way to the page: submit, send back, discard, restore."""

from datetime import datetime

from dateline.newsroom import intake
from dateline.newsroom.drafting.desks import Stage, desk_of
from dateline.newsroom.models import Draft, User

MOST_NOTE = 1000


def submit_draft(draft: Draft, *, note: str = "", by: User) -> Draft:
    """Hand a draft to the editors; what was scheduled waits for them, and for no time."""
    said = intake.checked_line(note, "note", MOST_NOTE)
    with desk_of(draft.coverage, by) as desk:
        found = desk.draft(draft, *Draft.OPEN, to="submitted")
        if found.stage == Stage.SUBMITTED and found.note == said:
            return found
        found.stage, found.note, found.publish_at = Stage.SUBMITTED, said, None
        desk.keep(found, "submit_draft")
        return found


def send_back_draft(draft: Draft, *, note: str, by: User) -> Draft:
    """Give a submitted draft back to its author, with a note that says what is missing."""
    said = intake.checked_line(note, "note", MOST_NOTE, needed=True)
    with desk_of(draft.coverage, by) as desk:
        found = desk.draft(draft, Stage.SUBMITTED, Stage.SCHEDULED, to="sent back")
        found.stage, found.note, found.publish_at = Stage.DRAFT, said, None
        desk.keep(found, "send_back_draft", note=said)
        return found


def discard_draft(draft: Draft, *, by: User) -> Draft:
    """Put a draft away. Its text is kept, and it can be restored."""
    with desk_of(draft.coverage, by) as desk:
        found = desk.draft(draft, *Draft.OPEN, Stage.DISCARDED, to="discarded")
        if found.stage != Stage.DISCARDED:
            found.stage_before, found.stage = found.stage, Stage.DISCARDED
            desk.keep(found, "discard_draft")
        return found


def restore_draft(draft: Draft, *, by: User) -> Draft:
    """Take up again a draft that was discarded, at the stage that it had; with a time that has passed
    meanwhile it waits for the editors."""
    with desk_of(draft.coverage, by) as desk:
        found = desk.draft(draft, Stage.DISCARDED, *Draft.OPEN, to="restored")
        if found.stage == Stage.DISCARDED:
            found.stage, found.stage_before = _restored(found, desk.now), ""
            if found.stage != Stage.SCHEDULED:
                found.publish_at = None
            desk.keep(found, "restore_draft")
        return found


def _restored(draft: Draft, now: datetime) -> str:
    is_late = draft.publish_at is not None and draft.publish_at <= now
    return Stage.SUBMITTED if is_late else draft.stage_before or Stage.DRAFT
