"""The end of a coverage, and going live again."""

from datetime import UTC, datetime

import pytest

from dateline.newsroom.errors import Conflict, Refused
from dateline.newsroom.publishing import (
    end_coverage,
    pause_coverage,
    pin_post,
    reopen_coverage,
    revise_post,
    withdraw_post,
)

pytestmark = pytest.mark.django_db

NINE = datetime(2022, 1, 21, 21, 0, tzinfo=UTC)


def test_readers_see_the_end_and_the_closing_line(coverage, page):
    end_coverage(coverage, closing="Our live coverage has ended.", at=NINE)
    head = page().coverage
    assert (head["state"], head["closing"]) == ("ended", "Our live coverage has ended.")
    assert head["ended_at"] == "2022-01-21T22:00:00+01:00"


def test_the_site_keeps_in_step(coverage, site_journal):
    end_coverage(coverage, at=NINE)
    assert site_journal()[-1].state["ended_at"] == "2022-01-21T22:00:00+01:00"
    reopen_coverage(coverage)
    assert [c.state["state"] for c in site_journal()] == ["live", "ended", "live"]


def test_ending_twice_is_one_change(coverage, journal):
    end_coverage(coverage, closing="Good night.")
    end_coverage(coverage, closing="Good night.")
    end_coverage(coverage)
    assert len(journal()) == 2


def test_ending_again_changes_the_closing_line_and_not_the_time(coverage, page):
    end_coverage(coverage, closing="Good night.", at=NINE)
    end_coverage(coverage, closing="Until tomorrow.")
    head = page().coverage
    assert (head["closing"], head["ended_at"]) == ("Until tomorrow.", "2022-01-21T22:00:00+01:00")


def test_an_end_without_a_closing_line_keeps_the_one_there_was(coverage, page):
    end_coverage(coverage, closing="Good night.")
    end_coverage(coverage)
    assert page().coverage["closing"] == "Good night."


def test_a_time_without_a_zone_is_refused(coverage):
    with pytest.raises(Refused, match="says no zone"):
        end_coverage(coverage, at=NINE.replace(tzinfo=None))


def test_publishing_in_an_ended_coverage_is_a_conflict(coverage, publish):
    end_coverage(coverage)
    with pytest.raises(Conflict, match="has ended; reopen it to publish"):
        publish("Too late.")


def test_a_retry_of_what_was_published_before_the_end_is_no_conflict(coverage, publish, journal):
    post = publish("Just in time.")
    end_coverage(coverage)
    publish("Just in time.", id=post.pk)
    assert len(journal()) == 3


def test_the_record_can_still_be_corrected(coverage, publish, page):
    post, other = publish("Nine boats."), publish("A rumour.")
    end_coverage(coverage)
    revise_post(post, headline="Ten boats", correction="There were ten.")
    pin_post(post)
    withdraw_post(other, reason="Not so.")
    assert page().posts[str(post.pk)]["correction"]["text"] == "There were ten."
    assert list(page().withdrawn) == [str(other.pk)]


def test_reopening_takes_the_end_and_its_line_away(coverage, publish, page):
    end_coverage(coverage, closing="Good night.")
    reopen_coverage(coverage)
    head = page().coverage
    assert (head["state"], head["closing"], head["ended_at"]) == ("live", "", None)
    assert publish("And on.")


def test_reopening_what_is_live_changes_nothing(coverage, journal):
    reopen_coverage(coverage)
    assert len(journal()) == 1


def test_a_paused_coverage_is_resumed_and_not_reopened(coverage):
    pause_coverage(coverage)
    with pytest.raises(Conflict, match="is paused; it can be reopened only when it is ended"):
        reopen_coverage(coverage)
