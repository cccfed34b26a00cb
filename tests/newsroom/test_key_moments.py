"""Key moments: what somebody who comes late must know."""

import pytest

from dateline.newsroom.publishing import mark_key_moment, pin_post, unmark_key_moment

pytestmark = pytest.mark.django_db


def test_readers_see_the_mark(publish, page):
    post = mark_key_moment(publish())
    assert page().posts[str(post.pk)]["key"]


def test_readers_see_that_it_is_gone_and_the_post_stays(publish, page):
    post = unmark_key_moment(mark_key_moment(publish()))
    assert not page().posts[str(post.pk)]["key"]


def test_marking_twice_is_one_change(publish, journal):
    post = publish()
    mark_key_moment(post)
    mark_key_moment(post)
    assert len(journal()) == 3


def test_a_post_can_be_published_as_one(publish, page, journal):
    post = publish(key=True)
    mark_key_moment(post)
    assert page().posts[str(post.pk)]["key"]
    assert len(journal()) == 2


def test_a_pin_does_not_take_the_mark_away(publish, page):
    post = publish(key=True)
    pin_post(post)
    assert page().posts[str(post.pk)]["key"]
