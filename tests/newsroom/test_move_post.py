"""Moving a post: order is a decision of the desk, and the clock only its default."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.journal.digest import verify
from dateline.journal.fold import fold
from dateline.newsroom.errors import Conflict, NotFound
from dateline.newsroom.models import Post
from dateline.newsroom.publishing import move_post, open_coverage, pin_post, withdraw_post

pytestmark = pytest.mark.django_db

NOON = datetime(2022, 1, 21, 12, tzinfo=UTC)


@pytest.fixture
def posts(publish) -> dict[str, Post]:
    """Five posts: ``a`` at the foot of the page, ``e`` on top."""
    return {name: publish(name) for name in "abcde"}


@pytest.fixture
def order(page) -> Callable[..., str]:
    """``order()``: the posts' texts from the top of the page to its foot."""
    return lambda *of: "".join(
        state["html"].removeprefix("<p>").removesuffix("</p>") for _, state in page(*of).standing()
    )


def test_they_stand_as_they_were_published(posts, order):
    assert order() == "edcba"


@pytest.mark.parametrize(
    ("moved", "above", "then"),
    [("a", "c", "edacb"), ("e", "a", "dcbea"), ("a", "e", "aedcb"), ("c", "d", "ecdba")],
)
def test_above(posts, order, moved, above, then):
    move_post(posts[moved], above=posts[above])
    assert order() == then


@pytest.mark.parametrize(
    ("moved", "below", "then"),
    [("a", "d", "edacb"), ("e", "b", "dcbea"), ("e", "a", "dcbae"), ("c", "b", "edbca")],
)
def test_below(posts, order, moved, below, then):
    move_post(posts[moved], below=posts[below])
    assert order() == then


@pytest.mark.parametrize(
    ("moved", "where"), [("b", {"above": "a"}), ("b", {"below": "c"}), ("e", {"above": "d"})]
)
def test_moving_a_post_to_where_it_stands_appends_nothing(posts, journal, moved, where):
    before = journal()
    move_post(posts[moved], **{side: posts[name] for side, name in where.items()})
    assert journal() == before


def test_a_move_is_one_change_of_one_post(posts, journal):
    before = journal()
    move_post(posts["a"], above=posts["c"])
    assert [c.subject for c in journal()[len(before) :]] == [str(posts["a"].pk)]


def test_only_its_position_changes(posts, page):
    before = page().posts[str(posts["a"].pk)]
    moved = move_post(posts["a"], above=posts["c"])
    assert page().posts[str(posts["a"].pk)] == before | {"position": moved.position}


def test_a_new_post_stands_above_one_that_was_moved_to_the_top(posts, publish, order):
    move_post(posts["a"], above=posts["e"])
    publish("f")
    assert order() == "faedcb"


def test_a_withdrawn_post_is_nobodys_neighbour(posts, order, journal):
    withdraw_post(posts["c"], reason="Not so.")
    before = journal()
    move_post(posts["b"], below=posts["d"])  # it stands there already
    assert journal() == before
    move_post(posts["a"], below=posts["d"])
    assert order() == "edab"


def test_a_pinned_post_keeps_its_own_place(posts, order):
    pin_post(posts["c"])
    move_post(posts["a"], above=posts["c"])
    assert order() == "edacb"


def test_moves_between_the_same_two_posts_never_run_out_of_room(posts, order, journal):
    move_post(posts["b"], above=posts["c"])
    for turn in range(60):
        move_post(posts["ab"[turn % 2]], above=posts["c"])
        assert order() == ("edbac", "edabc")[turn % 2]
    assert verify(journal()).seq == len(journal())


def test_nor_do_moves_below_the_same_post(posts, order):
    move_post(posts["b"], below=posts["d"])
    for turn in range(60):
        move_post(posts["ab"[turn % 2]], below=posts["d"])
        assert order() == ("edabc", "edbac")[turn % 2]


def test_few_posts_are_pushed_up_to_make_room(publish, journal):
    posts = [publish(str(number)) for number in range(20)]  # a second apart, at the least
    before = len(journal())
    for turn in range(60):
        move_post(posts[turn % 2], above=posts[2])
    assert len(journal()) - before < 80


def test_posts_of_one_instant_make_room_too(publish, order):
    posts = {name: publish(name, published_at=NOON) for name in "abcdefghijklmnopqrstuvwxyz"}
    for _ in range(4):
        move_post(posts["z"], above=posts["a"])
        move_post(posts["y"], above=posts["a"])
    assert order() == "xwvutsrqponmlkjihgfedcbzya"


def test_the_order_holds_after_every_single_change_of_a_push(publish, journal):
    """A reader who has only the first changes of a move sees nobody else's order disturbed."""
    posts = [publish(str(n), published_at=NOON) for n in range(6)]
    calm = [str(post.pk) for post in posts[1:]]
    begin = len(journal())
    move_post(posts[0], above=posts[3])
    folded = fold(journal()[:begin])
    for change in journal()[begin:]:
        folded.apply(change)
        assert [post for post, _ in folded.standing() if post in calm] == calm[::-1]


@settings(max_examples=25)
@given(st.lists(st.tuples(st.booleans(), st.permutations("abcde")), max_size=8))
def test_any_moves_leave_the_order_that_the_desk_meant(posts, order, moves):
    meant = list("edcba")
    with transaction.atomic():
        for above, (moved, beside, *_) in moves:
            move_post(posts[moved], **{"above" if above else "below": posts[beside]})
            meant.remove(moved)
            meant.insert(meant.index(beside) + (not above), moved)
            assert order() == "".join(meant)
        transaction.set_rollback(True)


def test_a_post_cannot_be_moved_beside_itself(posts):
    with pytest.raises(Conflict, match="cannot be moved above or below itself"):
        move_post(posts["a"], above=posts["a"])


@pytest.mark.parametrize("sides", [(), ("above", "below")])
def test_exactly_one_neighbour_is_named(posts, sides):
    with pytest.raises(TypeError, match="either above= or below="):
        move_post(posts["a"], **dict.fromkeys(sides, posts["b"]))


def test_a_neighbour_of_another_coverage_is_not_found(posts, publish):
    stranger = publish(to=open_coverage(headline="Elsewhere"))
    with pytest.raises(NotFound, match="There is no post"):
        move_post(posts["a"], above=stranger)
