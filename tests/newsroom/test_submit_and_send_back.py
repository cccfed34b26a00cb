"""The way of a draft to the editors, and back."""

import pytest

from dateline.newsroom.drafting import (
    discard_draft,
    publish_draft,
    restore_draft,
    send_back_draft,
    submit_draft,
)
from dateline.newsroom.errors import Conflict, Refused
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
