"""A follower that keeps its own place: where it begins, what has grown since, how it moves on."""

import pytest

from dateline.newsroom.followers import Grown, begin_to_follow, grown_for, move_on
from dateline.newsroom.publishing import open_coverage
from dateline.newsroom.reading import head_at

pytestmark = pytest.mark.django_db


def test_a_new_follower_begins_where_the_journals_stand(coverage, publish):
    publish()
    begin_to_follow("archive")
    assert grown_for("archive") == []


def test_what_grew_is_told_until_the_follower_moves_on(coverage, publish):
    begin_to_follow("archive")
    publish()
    publish()
    [grown] = grown_for("archive")
    assert grown == Grown(str(coverage.pk), 1, 3) == grown_for("archive")[0]
    move_on("archive", grown)
    assert grown_for("archive") == []


def test_a_coverage_that_was_opened_since_is_followed_from_its_beginning(coverage):
    begin_to_follow("archive")
    opened = open_coverage(headline="Elsewhere")
    assert grown_for("archive") == [Grown(str(opened.pk), 0, 1)]


def test_to_begin_again_changes_nothing(coverage, publish):
    begin_to_follow("archive")
    publish()
    begin_to_follow("archive")
    assert len(grown_for("archive")) == 1


def test_followers_have_places_of_their_own(coverage, publish):
    begin_to_follow("archive")
    begin_to_follow("mirror")
    publish()
    move_on("archive", grown_for("archive")[0])
    assert (grown_for("archive"), len(grown_for("mirror"))) == ([], 1)


def test_a_follower_begins_even_before_anything_was_covered(db):
    begin_to_follow("archive")
    open_coverage(headline="The first")
    assert len(grown_for("archive")) == 1


def test_a_head_is_told_as_it_was(coverage, publish):
    name = str(coverage.pk)
    publish()
    assert head_at(name, 0) is None
    assert head_at(name, 2)["headline"] == "Storm on the coast"
