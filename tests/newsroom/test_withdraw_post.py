"""Withdrawing a post: gone from the page, from the journal, and from every address that had it."""

import pytest
from django.db import connection

from dateline.journal.changes import Kind
from dateline.journal.digest import verify
from dateline.journal.fold import fold
from dateline.newsroom.documents import document, paragraph
from dateline.newsroom.errors import Conflict, NotFound, Refused
from dateline.newsroom.models import Post, Revision
from dateline.newsroom.publishing import (
    end_coverage,
    mark_key_moment,
    move_post,
    open_coverage,
    pin_post,
    revise_post,
    unmark_key_moment,
    unpin_post,
    withdraw_post,
)
from dateline.newsroom.reading import heads

pytestmark = pytest.mark.django_db

MARKER = "Xylograph"


@pytest.fixture
def rumour(publish) -> Post:
    """A post that says the marker word wherever a post can say something."""
    asked = {"headline": MARKER, "bylines": [MARKER], "place": MARKER, "tags": [MARKER]}
    post = publish(f"{MARKER} was here.", **asked)
    revise_post(post, body=document(paragraph(f"{MARKER} is gone.")), correction=MARKER)
    return post


def raw_rows() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM newsroom_journalrow")
        return repr(cursor.fetchall())


def test_it_is_gone_from_the_page(rumour, page):
    withdraw_post(rumour, reason="Not so.")
    assert not page().posts


def test_its_text_is_nowhere_in_the_journal(rumour):
    assert MARKER in raw_rows()
    withdraw_post(rumour, reason=f"{MARKER} was not there.")
    assert MARKER not in raw_rows()


def test_its_earlier_changes_keep_their_place_and_their_digests(rumour, journal):
    before = journal()
    withdraw_post(rumour, reason="Not so.")
    head, *posts, _ = journal()
    assert head == before[0]
    assert posts == [change.redacted() for change in before[1:]]


def test_the_chain_verifies(rumour, publish, journal):
    publish("Another.")
    withdraw_post(rumour, reason="Not so.")
    publish("And another.")
    assert verify(journal()).seq == 6


def test_what_is_left_is_that_it_was_here_and_where(rumour, journal, page):
    position = page().posts[str(rumour.pk)]["position"]
    withdraw_post(rumour, reason="Not so.")
    last = journal()[-1]
    assert (last.kind, last.subject) == (Kind.WITHDRAW, str(rumour.pk))
    moment = Post.objects.get().withdrawn_at
    assert last.state == {"withdrawn_at": last.state["withdrawn_at"], "position": position}
    assert abs(moment.timestamp() - rumour.published_at.timestamp()) < 60


def test_the_edition_is_raised(rumour, coverage):
    withdraw_post(rumour, reason="Not so.")
    assert heads([str(coverage.pk)])[str(coverage.pk)].edition == 2


def test_nothing_else_raises_the_edition(rumour, coverage):
    pin_post(rumour)
    end_coverage(coverage)
    assert heads([str(coverage.pk)])[str(coverage.pk)].edition == 1


def test_the_pages_of_others_stay(rumour, publish, page):
    other = publish("Another.")
    withdraw_post(rumour, reason="Not so.")
    assert page().posts[str(other.pk)]["html"] == "<p>Another.</p>"


def test_whoever_had_the_text_folds_to_the_same_page_as_whoever_comes_after(rumour, journal):
    had = fold(journal())
    withdraw_post(rumour, reason="Not so.")
    assert fold(journal(), onto=had) == fold(journal())


def test_the_newsroom_keeps_the_revisions_and_the_reason(rumour):
    withdraw_post(rumour, reason=" The family had  not been told. ")
    assert Revision.objects.filter(html__contains=MARKER).count() == 2
    assert Post.objects.get().withdrawn_reason == "The family had not been told."


def test_the_reason_is_not_shown(rumour, journal):
    withdraw_post(rumour, reason="The family had not been told.")
    assert "family" not in repr(journal())


def test_withdrawing_twice_is_one_change(rumour, coverage, journal):
    withdraw_post(rumour, reason="Not so.")
    withdraw_post(rumour, reason="Really not so.")
    assert len(journal()) == 4
    assert heads([str(coverage.pk)])[str(coverage.pk)].edition == 2


def test_it_is_no_longer_pinned_nor_a_key_moment(rumour):
    pin_post(rumour)
    mark_key_moment(rumour)
    withdraw_post(rumour, reason="Not so.")
    found = Post.objects.get()
    assert (found.pinned, found.key) == (False, False)


@pytest.mark.parametrize("reason", ["", " ", "x" * 501, "a\x00"], ids=ascii)
def test_a_reason_must_be_given(rumour, reason):
    with pytest.raises(Refused, match="The reason "):
        withdraw_post(rumour, reason=reason)


@pytest.mark.parametrize(
    "verb",
    [
        pin_post,
        unpin_post,
        mark_key_moment,
        unmark_key_moment,
        lambda post: revise_post(post, headline="New"),
        lambda post: move_post(post, above=post),
    ],
    ids=["pin", "unpin", "key", "unkey", "revise", "move"],
)
def test_no_verb_touches_a_withdrawn_post(rumour, journal, verb):
    withdraw_post(rumour, reason="Not so.")
    with pytest.raises(Conflict, match="has been withdrawn; a new post can take its place"):
        verb(rumour)
    assert len(journal()) == 4


def test_nothing_is_moved_beside_a_withdrawn_post(rumour, publish):
    other = publish("Another.")
    withdraw_post(rumour, reason="Not so.")
    with pytest.raises(Conflict, match="has been withdrawn"):
        move_post(other, below=rumour)


def test_a_new_post_does_not_fall_below_where_it_stood(rumour, publish, page):
    withdraw_post(rumour, reason="Not so.")
    post = publish("What is so.")
    assert page().place_of(str(post.pk)) > page().place_of(str(rumour.pk))


def test_a_post_of_another_coverage_is_not_found_in_this_one(rumour):
    rumour.coverage = open_coverage(headline="Elsewhere")
    with pytest.raises(NotFound, match=r"There is no post .* in coverage “elsewhere”"):
        withdraw_post(rumour, reason="Not so.")
