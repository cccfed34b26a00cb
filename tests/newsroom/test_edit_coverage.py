"""Editing the page's head."""

import pytest

from dateline.journal.fold import fold
from dateline.newsroom.errors import BodyRefused, Refused
from dateline.newsroom.publishing import edit_coverage, end_coverage, open_coverage

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("headline", "The storm is here"),
        ("summary", ["Ferries are late."]),
        ("closing", "Good night."),
        ("time_zone", "Europe/London"),
    ],
)
def test_readers_see_the_new_head(coverage, page, field, value):
    before = page().coverage
    edit_coverage(coverage, **{field: value})
    after = page().coverage
    assert after == before | {field: value, "started_at": after["started_at"]}


def test_it_is_one_change_here_and_one_on_the_site(coverage, journal, site_journal):
    edit_coverage(coverage, headline="The storm is here")
    assert (len(journal()), len(site_journal())) == (2, 2)
    assert site_journal()[-1].state["headline"] == "The storm is here"


def test_what_is_not_said_stays(coverage, page):
    edit_coverage(coverage, summary=["Ferries are late."])
    edit_coverage(coverage, headline="The storm is here")
    assert page().coverage["summary"] == ["Ferries are late."]


def test_editing_to_what_it_is_already_appends_nothing(coverage, journal):
    edit_coverage(coverage, headline="Storm on the coast", summary=[], time_zone="Europe/Oslo")
    assert len(journal()) == 1


def test_it_looks_at_the_coverage_as_it_stands_now(coverage, page):
    edit_coverage(coverage, headline="The storm is here")
    assert coverage.headline == "Storm on the coast"  # as the caller last saw it
    edit_coverage(coverage, closing="Good night.")
    assert page().coverage["headline"] == "The storm is here"


def test_the_summary_can_be_emptied(coverage, page):
    edit_coverage(coverage, summary=["Ferries are late."])
    edit_coverage(coverage, summary=[])
    assert page().coverage["summary"] == []


def test_its_times_are_told_in_its_zone(coverage, page):
    before = page().coverage["started_at"]
    edit_coverage(coverage, time_zone="Asia/Kolkata")
    assert page().coverage["started_at"].endswith("+05:30")
    assert before[-6:] in ("+01:00", "+02:00")


def test_a_lead_picture_has_its_html(coverage, page, photo):
    lead = {"asset": photo.pk, "alt": "A grey sea", "caption": "The pier"}
    edit_coverage(coverage, lead=lead)
    shown = page().coverage["lead"]
    assert shown == lead | {"credit": "", "source": "", "html": shown["html"]}
    assert shown["html"].startswith('<figure class="photo"><picture>')
    assert f'<img src="/media/{photo.pk}/80.jpg"' in shown["html"]


def test_a_lead_picture_can_be_taken_away(coverage, page, photo):
    edit_coverage(coverage, lead={"asset": photo.pk})
    edit_coverage(coverage, lead=None)
    assert page().coverage["lead"] is None


@pytest.mark.parametrize("lead", [{"asset": "ab" * 32}, {"src": "a.jpg"}, {"asset": "x"}, []])
def test_a_lead_that_is_no_picture_of_ours_is_refused(coverage, lead):
    with pytest.raises(BodyRefused):
        edit_coverage(coverage, lead=lead)


def test_an_ended_coverage_can_be_edited(coverage, page):
    end_coverage(coverage)
    edit_coverage(coverage, headline="What the storm left")
    assert page().coverage["headline"] == "What the storm left"


def test_its_links_stay(coverage, page):
    after = open_coverage(headline="The day after", previous=coverage)
    edit_coverage(coverage, headline="Day one")
    edit_coverage(after, headline="Day two")
    assert page().coverage["next"]["slug"] == "the-day-after"
    assert page(after).coverage["previous"]["slug"] == "storm-on-the-coast"


@pytest.mark.parametrize(
    "headline", ["", " \n", "x" * 301, "a\x00b", "a\x1bb", "a\ud800b"], ids=ascii
)
def test_a_bad_headline_is_refused(coverage, headline):
    with pytest.raises(Refused, match="The headline "):
        edit_coverage(coverage, headline=headline)


def test_the_pages_before_and_after_call_it_by_its_new_headline(coverage, page, journal):
    after = open_coverage(headline="The day after", previous=coverage)
    edit_coverage(coverage, headline="Storm is past")
    assert fold(journal(after)).coverage["previous"]["headline"] == "Storm is past"
    edit_coverage(after, headline="Counting the cost")
    assert page().coverage["next"]["headline"] == "Counting the cost"
