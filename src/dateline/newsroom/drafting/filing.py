"""The verbs of a draft's way to the page: submit, send back, discard, restore."""

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
            found.stage, found.publish_at = Stage.DISCARDED, None
            desk.keep(found, "discard_draft")
        return found


def restore_draft(draft: Draft, *, by: User) -> Draft:
    """Take up again a draft that was discarded."""
    with desk_of(draft.coverage, by) as desk:
        found = desk.draft(draft, Stage.DISCARDED, Stage.DRAFT, to="restored")
        if found.stage != Stage.DRAFT:
            found.stage = Stage.DRAFT
            desk.keep(found, "restore_draft")
        return found
