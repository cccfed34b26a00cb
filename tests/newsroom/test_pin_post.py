"""Pinning: above all that are not pinned."""

import pytest

from dateline.newsroom.publishing import pin_post, unpin_post

pytestmark = pytest.mark.django_db


def test_readers_see_the_pin(publish, page):
    post = pin_post(publish())
    assert page().posts[str(post.pk)]["pinned"]


def test_readers_see_that_it_is_gone(publish, page):
    post = unpin_post(pin_post(publish()))
    assert not page().posts[str(post.pk)]["pinned"]


def test_its_place_and_its_text_stay(publish, page):
    post = publish()
    before = page().posts[str(post.pk)]
    pin_post(post)
    assert page().posts[str(post.pk)] == before | {"pinned": True}


def test_it_is_no_revision(publish, page):
    post = pin_post(publish())
    assert page().posts[str(post.pk)]["updated_at"] is None
    assert post.revision == 1


def test_pinning_twice_is_one_change(publish, journal):
    post = publish()
    pin_post(post)
    pin_post(post)
    assert len(journal()) == 3


def test_unpinning_what_is_not_pinned_changes_nothing(publish, journal):
    unpin_post(publish())
    assert len(journal()) == 2


def test_two_posts_can_be_pinned(publish, page):
    pin_post(publish())
    pin_post(publish())
    assert [state["pinned"] for _, state in page().standing()] == [True, True]
