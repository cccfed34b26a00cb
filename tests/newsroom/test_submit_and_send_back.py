"""The way of a draft to the editors, and back."""

from datetime import UTC, datetime, timedelta

import pytest

from dateline.newsroom.drafting import (
    discard_draft,
    publish_draft,
    restore_draft,
    schedule_draft,
    send_back_draft,
    submit_draft,
)
from dateline.newsroom.errors import Conflict, Refused
from dateline.newsroom.models import Draft
from tests.newsroom.drafts import kept


def test_ben_submits(coverage, ben):
    draft = submit_draft(kept(coverage, ben), note="Please check the time.", by=ben)
    assert (draft.stage, draft.note) == ("submitted", "Please check the time.")


def test_ada_sends_it_back_with_a_note(coverage, ada, ben):
    draft = submit_draft(kept(coverage, ben), by=ben)
    draft = send_back_draft(draft, note="Who says so?", by=ada)
    assert (draft.stage, draft.note, draft.author) == ("draft", "Who says so?", ben)


def test_a_note_is_needed_to_send_it_back(coverage, ada, ben):
    draft = submit_draft(kept(coverage, ben), by=ben)
    with pytest.raises(Refused, match="The note is empty"):
        send_back_draft(draft, note=" ", by=ada)


def test_what_was_not_submitted_cannot_be_sent_back(coverage, ada, ben):
    with pytest.raises(Conflict, match="The draft is draft; it cannot be sent back now"):
        send_back_draft(kept(coverage, ben), note="Who says so?", by=ada)


def test_what_is_published_cannot_be_submitted(coverage, ben):
    draft = kept(coverage, ben)
    publish_draft(draft, by=ben)
    with pytest.raises(Conflict, match="The draft is published"):
        submit_draft(draft, by=ben)


def test_what_is_discarded_can_be_restored_with_every_word(coverage, ben):
    draft = kept(coverage, ben)
    discard_draft(draft, by=ben)
    restored = restore_draft(draft, by=ben)
    assert (restored.stage, restored.text) == ("draft", draft.text)


@pytest.mark.parametrize("verb", [submit_draft, discard_draft])
def test_saying_it_twice_is_saying_it_once(coverage, ben, verb):
    draft = kept(coverage, ben)
    assert verb(draft, by=ben).place_on_desk == verb(draft, by=ben).place_on_desk


def test_what_is_restored_has_the_stage_and_the_note_that_it_had(coverage, ada, ben):
    draft = submit_draft(kept(coverage, ben), note="Please check the time.", by=ben)
    discard_draft(draft, by=ada)
    restored = restore_draft(draft, by=ada)
    assert (restored.stage, restored.note) == ("submitted", "Please check the time.")


def test_what_was_scheduled_is_scheduled_again(coverage, ada, ben):
    later = datetime.now(UTC) + timedelta(hours=1)
    draft = schedule_draft(kept(coverage, ben), at=later, by=ada)
    discard_draft(draft, by=ada)
    restored = restore_draft(draft, by=ada)
    assert (restored.stage, restored.publish_at) == ("scheduled", later)


def test_what_is_restored_after_its_time_waits_for_the_editors(coverage, ada, ben):
    draft = schedule_draft(kept(coverage, ben), at=datetime.now(UTC) + timedelta(hours=1), by=ada)
    discard_draft(draft, by=ada)
    Draft.objects.filter(pk=draft.pk).update(publish_at=datetime.now(UTC))
    restored = restore_draft(draft, by=ada)
    assert (restored.stage, restored.publish_at) == ("submitted", None)
