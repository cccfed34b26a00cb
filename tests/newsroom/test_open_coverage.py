"""Opening a coverage: at once visible to readers, in its own journal and in the site's."""

from datetime import UTC, datetime

import pytest

from dateline.journal.changes import Kind
from dateline.journal.digest import verify
from dateline.newsroom.errors import Conflict, Refused
from dateline.newsroom.publishing import edit_coverage, open_coverage

pytestmark = pytest.mark.django_db


def test_its_journal_begins_with_its_head(coverage, journal):
    (change,) = journal()
    assert (change.seq, change.kind, change.subject) == (1, Kind.COVERAGE, str(coverage.pk))


def test_readers_see_the_whole_head(ada, page):
    coverage = open_coverage(
        headline="  The  storm\ncomes ",
        slug="storm",
        time_zone="America/New_York",
        language="nb-NO",
        summary=["Ferries are  late.", "Schools are shut."],
        started_at=datetime(2022, 1, 21, 21, 44, 5, 999, tzinfo=UTC),
        by=ada,
    )
    assert page(coverage).coverage == {
        "slug": "storm",
        "headline": "The storm comes",
        "summary": ["Ferries are late.", "Schools are shut."],
        "state": "live",
        "closing": "",
        "time_zone": "America/New_York",
        "language": "nb-NO",
        "story": None,
        "previous": None,
        "next": None,
        "lead": None,
        "started_at": "2022-01-21T16:44:05-05:00",
        "ended_at": None,
    }


def test_the_site_is_told_what_it_needs_to_list_it(coverage, site_journal):
    (change,) = site_journal()
    assert change.subject == str(coverage.pk)
    assert change.state == {
        "slug": "storm-on-the-coast",
        "headline": "Storm on the coast",
        "state": "live",
        "time_zone": "Europe/Oslo",
        "language": "en",
        "summary": [],
        "story": None,
        "started_at": change.state["started_at"],
        "ended_at": None,
    }


def test_it_begins_now_when_nothing_else_is_said(coverage, page):
    started = datetime.fromisoformat(page().coverage["started_at"])
    assert abs((datetime.now(UTC) - started).total_seconds()) < 60


def test_the_settings_say_its_zone_and_language_when_nobody_else_does(db, settings, page):
    settings.DATELINE_TIME_ZONE, settings.DATELINE_LANGUAGE = "Asia/Tokyo", "ja"
    head = page(open_coverage(headline="A quake")).coverage
    assert (head["time_zone"], head["language"]) == ("Asia/Tokyo", "ja")


def test_its_address_is_made_from_its_headline():
    assert open_coverage(headline="Été: l’orage du 21, à 9 h").slug == "ete-lorage-du-21-a-9-h"


def test_a_taken_address_is_a_conflict(coverage):
    with pytest.raises(Conflict, match="a coverage “storm-on-the-coast” already; choose another"):
        open_coverage(headline="Storm on the coast")


def test_a_new_story_begins_with_it(site_journal, page):
    coverage = open_coverage(headline="Day one", story="winter-storms")
    story = {"slug": "winter-storms", "title": "Winter storms"}
    assert page(coverage).coverage["story"] == story
    *_, begun, listed = site_journal()
    assert (begun.kind, begun.subject, begun.state) == (
        Kind.STORY,
        "winter-storms",
        story | {"background": ""},
    )
    assert listed.state["story"] == story


def test_a_story_begins_once(site_journal):
    open_coverage(headline="Day one", story="winter-storms")
    open_coverage(headline="Day two", story="winter-storms")
    assert [c.kind for c in site_journal()] == [Kind.STORY, Kind.COVERAGE, Kind.COVERAGE]


def test_it_leads_back_to_the_one_before_and_that_one_on_to_it(coverage, page):
    second = open_coverage(headline="The day after", previous=coverage)
    assert page(second).coverage["previous"] == {
        "slug": "storm-on-the-coast",
        "headline": "Storm on the coast",
    }
    assert page(coverage).coverage["next"] == {"slug": "the-day-after", "headline": "The day after"}


def test_one_coverage_leads_on_to_one_other(coverage):
    open_coverage(headline="The day after", previous=coverage)
    with pytest.raises(Conflict, match="leads on to another one already"):
        open_coverage(headline="Another day after", previous=coverage)


def test_the_sites_journal_verifies(coverage, site_journal):
    open_coverage(headline="The day after", story="storms", previous=coverage)
    assert verify(site_journal()).seq == 3


def test_what_the_site_says_already_is_not_said_again(coverage, site_journal):
    before = site_journal()
    edit_coverage(coverage, closing="The sea wall holds.")
    assert site_journal() == before


@pytest.mark.parametrize("slug", ["A", "a b", "-a", "a-", "a--b", "a/b", "å", "a" * 81, "a\n"])
def test_a_bad_address_is_refused(slug):
    with pytest.raises(Refused, match="cannot be an address; use small letters"):
        open_coverage(headline="Storm", slug=slug)


def test_the_next_day_is_in_the_zone_and_language_of_the_one_before():
    day_1 = open_coverage(headline="Storm", time_zone="Europe/Oslo", language="nb")
    day_2 = open_coverage(headline="The day after", previous=day_1)
    assert (day_2.time_zone, day_2.language) == ("Europe/Oslo", "nb")
