"""Pausing: nothing is expected for a while."""

import pytest

from dateline.newsroom.errors import Conflict
from dateline.newsroom.publishing import end_coverage, pause_coverage, resume_coverage

pytestmark = pytest.mark.django_db


def test_readers_see_the_pause(coverage, page):
    pause_coverage(coverage)
    assert page().coverage["state"] == "paused"


def test_readers_see_that_it_goes_on(coverage, page):
    pause_coverage(coverage)
    resume_coverage(coverage)
    assert page().coverage["state"] == "live"


def test_the_site_keeps_in_step(coverage, site_journal):
    pause_coverage(coverage)
    resume_coverage(coverage)
    assert [c.state["state"] for c in site_journal()] == ["live", "paused", "live"]


def test_pausing_twice_is_one_change(coverage, journal):
    pause_coverage(coverage)
    pause_coverage(coverage)
    assert len(journal()) == 2


def test_resuming_what_is_live_changes_nothing(coverage, journal):
    resume_coverage(coverage)
    assert len(journal()) == 1


def test_posts_can_be_published_in_a_pause(coverage, publish, page):
    pause_coverage(coverage)
    post = publish("The ferry is late.")
    assert str(post.pk) in page().posts


def test_a_paused_coverage_can_be_ended(coverage, page):
    pause_coverage(coverage)
    end_coverage(coverage)
    assert page().coverage["state"] == "ended"


@pytest.mark.parametrize(
    ("verb", "said"),
    [
        (pause_coverage, "is ended; it can be paused only when it is live"),
        (resume_coverage, "is ended; it can be resumed only when it is paused"),
    ],
)
def test_what_has_ended_is_neither_paused_nor_resumed(coverage, verb, said):
    end_coverage(coverage)
    with pytest.raises(Conflict, match=said):
        verb(coverage)
