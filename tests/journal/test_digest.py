"""The chain: what it proves, to whom, and what it survives."""

from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dateline.journal.changes import Change, Kind
from dateline.journal.digest import GENESIS, Tip, digest_of_state, verify
from dateline.journal.errors import ChainBroken, JournalError
from tests.journal.strategies import STATES, journal_of, journals, redacted

FIELDS = st.sampled_from(["at", "kind", "subject", "state", "state_digest", "digest"])


@st.composite
def altered(draw, change: Change) -> Change:
    """The change with one byte of one field changed."""
    field = draw(FIELDS)
    value = getattr(change, field)
    if field == "kind":
        return replace(change, kind=draw(st.sampled_from([k for k in Kind if k is not value])))
    if field == "state":
        return replace(change, state=value | {"text": draw(st.text("xyz", min_size=1))})
    place = draw(st.integers(0, len(value) - 1))
    other = draw(st.sampled_from("0123456789abcdef").filter(lambda new: new != value[place]))
    return replace(change, **{field: value[:place] + other + value[place + 1 :]})


@given(journals())
def test_a_journal_verifies(journal):
    assert verify(journal) == Tip(len(journal), journal[-1].digest if journal else GENESIS)


@given(journals(), st.integers(0, 20))
def test_it_verifies_from_where_one_left_off(journal, place):
    assert verify(journal[place:], after=verify(journal[:place])) == verify(journal)


@given(journals(), st.sets(st.sampled_from("abcde")))
def test_it_still_verifies_after_a_redaction(journal, posts):
    assert verify(redacted(journal, *posts)) == verify(journal)


@given(st.data(), journals(least=1))
def test_it_fails_when_a_byte_is_altered(data, journal):
    place = data.draw(st.integers(0, len(journal) - 1))
    change = data.draw(altered(journal[place]))
    assume(change != journal[place])
    with pytest.raises(ChainBroken) as broken:
        verify([*journal[:place], change, *journal[place + 1 :]])
    assert broken.value.seq == change.seq


@given(st.data(), journals(least=2))
def test_it_fails_when_a_change_is_dropped(data, journal):
    place = data.draw(st.integers(0, len(journal) - 2))
    with pytest.raises(ChainBroken, match=f"change {place + 1} was due"):
        verify(journal[:place] + journal[place + 1 :])


@given(st.data(), journals(least=2))
def test_it_fails_when_two_changes_are_swapped(data, journal):
    place = data.draw(st.integers(0, len(journal) - 2))
    one, other = journal[place : place + 2]
    with pytest.raises(ChainBroken):
        verify([*journal[:place], other, one, *journal[place + 2 :]])


@given(st.data(), journals(least=2))
def test_it_fails_when_two_changes_are_swapped_and_numbered_anew(data, journal):
    place = data.draw(st.integers(0, len(journal) - 2))
    one, other = journal[place : place + 2]
    assume((one.kind, one.subject, one.state) != (other.kind, other.subject, other.state))
    swapped = [replace(other, seq=one.seq), replace(one, seq=other.seq)]
    with pytest.raises(ChainBroken):
        verify([*journal[:place], *swapped, *journal[place + 2 :]])


@given(journals(least=1))
def test_it_fails_when_a_change_comes_twice(journal):
    with pytest.raises(ChainBroken):
        verify([*journal, journal[-1]])


def test_it_fails_when_the_end_of_another_journal_is_put_on():
    one = journal_of((Kind.POST, "a", {"text": "one"}), (Kind.POST, "b", {"text": "end"}))
    other = journal_of((Kind.POST, "a", {"text": "two"}), (Kind.POST, "b", {"text": "end"}))
    with pytest.raises(ChainBroken, match="its digest does not follow from the change before it"):
        verify([one[0], other[1]])


def test_it_says_that_the_text_is_not_the_one_that_was_published():
    (change,) = journal_of((Kind.POST, "a", {"text": "nine"}))
    with pytest.raises(ChainBroken, match="at change 1: its state is not the one"):
        verify([replace(change, state={"text": "ten"})])


@pytest.mark.parametrize("state", [{"text": 1.5}, {"text": "\ud800"}, {"text": 2**60}])
def test_a_state_that_cannot_have_been_published_is_an_error_of_the_journal(state):
    (change,) = journal_of((Kind.POST, "a", {"text": "nine"}))
    with pytest.raises(JournalError):
        verify([replace(change, state=state)])


@given(STATES, STATES)
def test_two_states_have_one_digest_only_when_they_are_one(one, other):
    one, other = {"state": one}, {"state": other}
    assert (digest_of_state(one) == digest_of_state(other)) == (repr(one) == repr(other))


def test_the_construction_is_the_promised_one():
    (change,) = journal_of((Kind.POST, "a", {"position": 1}))
    state_digest = sha256(b'{"position":1}').hexdigest()
    header = (
        '{"at":"2022-01-21T21:44:00.000Z","kind":"post","seq":1,'
        f'"state_digest":"{state_digest}","subject":"a"}}'
    )
    assert change.digest == sha256(bytes(32) + header.encode()).hexdigest()
