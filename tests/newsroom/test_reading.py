"""Reading journals: what followers are given."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.journal.changes import Head
from dateline.journal.digest import GENESIS, verify
from dateline.newsroom.ids import new_id
from dateline.newsroom.models import Journal
from dateline.newsroom.publishing import open_coverage, pin_post, withdraw_post
from dateline.newsroom.reading import changes_after, heads

pytestmark = pytest.mark.django_db

STANDS = {"withdrawn_at": None, "pinned": False}


def test_a_head_says_where_a_journal_stands(coverage, publish, journal):
    publish()
    name = str(coverage.pk)
    assert heads([name]) == {name: Head(edition=1, seq=2, digest=journal()[-1].digest)}


def test_heads_of_many_journals_come_together(coverage):
    names = [str(coverage.pk), str(open_coverage(headline="Elsewhere").pk), Journal.SITE]
    assert heads(names).keys() == set(names)


def test_a_journal_that_there_is_not_is_not_in_the_answer(db):
    assert heads(["storm"]) == {}
    assert heads([]) == {}
    assert changes_after("storm", 0, 10) == []


def test_an_empty_journal_stands_at_the_beginning(db):
    Journal.objects.create(name="new")
    assert heads(["new"]) == {"new": Head(1, 0, GENESIS)}


@pytest.fixture
def ten(publish, journal):
    for number in range(9):
        publish(str(number))
    return journal()


@given(st.integers(0, 12), st.integers(1, 12))
def test_the_changes_after_a_place_come_in_order_and_no_more_than_asked_for(
    coverage, ten, after, limit
):
    assert changes_after(str(coverage.pk), after, limit) == ten[after : after + limit]


def test_a_follower_that_reads_in_pieces_misses_nothing(coverage, ten):
    had = []
    while piece := changes_after(str(coverage.pk), len(had), 3):
        had += piece
    assert had == ten


@settings(max_examples=20)
@given(st.lists(st.tuples(st.booleans(), st.sampled_from(["publish", "pin", "withdraw"]))))
def test_what_is_done_in_two_coverages_never_mixes(coverage, publish, journal, verbs):
    rooms = (
        open_coverage(headline="One", slug=f"a{new_id()}"),
        open_coverage(headline="Other", slug=f"a{new_id()}"),
    )
    done = {room.pk: [str(room.pk)] for room in rooms}
    for other, verb in verbs:
        room = rooms[other]
        post = publish(to=room) if verb == "publish" else room.posts.filter(**STANDS).first()
        if post and verb == "pin":
            pin_post(post)
        if post and verb == "withdraw":
            withdraw_post(post, reason="Not so.")
        done[room.pk] += [str(post.pk)] if post else []
    for room in rooms:
        assert [change.subject for change in journal(room)] == done[room.pk]
        assert verify(journal(room)).seq == len(done[room.pk])


def test_nobody_learns_who_did_it_or_why(publish, journal, ada):
    withdraw_post(publish(), reason="The family had not been told.", by=ada)
    fields = {field for change in journal() for field in change.state or {}}
    assert not fields & {"by", "reason", "withdrawn_reason", "user"}
