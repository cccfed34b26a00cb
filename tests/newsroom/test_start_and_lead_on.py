"""Coverages that are scheduled, and those that follow one another."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from dateline.newsroom.errors import Conflict, Refused
from dateline.newsroom.models import Assignment
from dateline.newsroom.publishing import (
    continue_coverage,
    edit_coverage,
    end_coverage,
    lead_on,
    open_coverage,
    start_coverage,
    start_due,
)

SIX = datetime.now(UTC) + timedelta(hours=1)


def test_one_whose_time_is_to_come_is_scheduled(db, page):
    night = open_coverage(headline="Election night", starts_at=SIX)
    assert (page(night).coverage["state"], page(night).coverage["started_at"]) == (
        "scheduled",
        None,
    )


def test_readers_are_told_when_it_begins_until_it_does(db, page, site_journal):
    night = open_coverage(headline="Election night", starts_at=SIX, time_zone="Europe/Oslo")
    said = SIX.astimezone(ZoneInfo("Europe/Oslo")).isoformat(timespec="seconds")
    assert page(night).coverage["starts_at"] == said
    assert site_journal()[-1].state["starts_at"] == said
    start_coverage(night)
    assert "starts_at" not in page(night).coverage
    assert "starts_at" not in site_journal()[-1].state


def test_it_goes_live_at_its_time_and_once(db, journal):
    night = open_coverage(headline="Election night", starts_at=SIX)
    assert start_due() == []
    assert [started.pk for started in start_due(SIX)] == [night.pk]
    before = len(journal(night))
    assert start_due(SIX) == []
    assert len(journal(night)) == before


def test_ada_starts_it_sooner(db, ada, page):
    night = start_coverage(open_coverage(headline="Election night", starts_at=SIX), by=ada)
    assert page(night).coverage["state"] == "live"


def test_one_that_has_ended_cannot_be_started(coverage):
    end_coverage(coverage)
    with pytest.raises(Conflict, match="it can be started only when it is scheduled"):
        start_coverage(coverage)


def test_a_time_that_has_passed_is_refused(db):
    with pytest.raises(Refused, match="has passed; open it now, or choose a later time"):
        open_coverage(headline="Election night", starts_at=datetime.now(UTC))


def test_each_page_leads_to_the_other(coverage, page):
    sunday = open_coverage(headline="Sunday")
    lead_on(coverage, to=sunday)
    assert page().coverage["next"] == {"slug": "sunday", "headline": "Sunday"}
    assert page(sunday).coverage["previous"]["slug"] == "storm-on-the-coast"


def test_a_coverage_leads_on_to_one_other(coverage):
    sunday, monday = open_coverage(headline="Sunday"), open_coverage(headline="Monday")
    lead_on(coverage, to=sunday)
    with pytest.raises(Conflict, match="leads on to another one already"):
        lead_on(coverage, to=monday)
    with pytest.raises(Conflict, match="follows “storm-on-the-coast” already"):
        lead_on(monday, to=sunday)
    with pytest.raises(Conflict, match="cannot lead on to itself"):
        lead_on(sunday, to=sunday)


def test_the_next_day_has_the_same_points_people_and_ways(ada, ben, page):
    storm = open_coverage(headline="Storm", time_zone="Europe/Oslo", story="storm-ottilie")
    edit_coverage(storm, summary=["Ferries are cancelled."], reporters_publish=False)
    Assignment.objects.create(user=ben, role="editor", coverage=storm)
    sunday = continue_coverage(storm, headline="Storm, Sunday", by=ada)
    head = page(sunday).coverage
    assert (head["summary"], head["time_zone"]) == (["Ferries are cancelled."], "Europe/Oslo")
    assert (head["story"]["slug"], head["previous"]["slug"]) == ("storm-ottilie", "storm")
    assert sunday.reporters_publish is False
    assert sunday.assignments.get().user == ben
