"""``/`` and ``/story/<slug>/``: which coverages there are."""

import re

import pytest


@pytest.fixture
def front(start_site):
    """A site of its own, on which nothing has been covered."""
    return start_site()


def coverages(page):
    return re.findall(r'<h2><a href="(/live/[^"]*/)">', page.text)


def test_a_new_site_says_that_there_is_nothing_yet(front):
    page = front.cleo.gets("/")
    assert (page.status, coverages(page)) == (200, [])
    assert "There is no coverage yet." in page.text


def test_what_is_live_stands_above_what_was(front):
    thursday, friday = front.ada.opens("thursday"), front.ada.opens("friday")
    thursday.end()
    page = front.cleo.gets("/")
    assert coverages(page) == [friday.page, thursday.page]
    assert "Live now" in page.text
    assert "Covered before" in page.text


def test_the_latest_stands_first_and_what_is_to_come_above_it(front):
    early = front.ada.opens(started_at="2022-01-20T23:00:00-05:00")
    late = front.ada.opens(started_at="2022-01-21T03:00:00+00:00")
    to_come = front.ada.opens(state="scheduled", started_at=None)
    shown = coverages(front.cleo.gets("/"))
    assert shown.index(to_come.page) < shown.index(early.page) < shown.index(late.page)


def test_a_new_headline_is_there_at_once(ada, cleo):
    storm = ada.opens()
    cleo.gets("/")
    storm.edit(headline="The storm is over")
    assert "The storm is over" in cleo.gets("/").text


def test_a_story_has_its_coverages_and_no_others(ada, cleo):
    story = ada.begins("winter-storms", "Winter storms")
    other = ada.begins("elections", "Elections")
    thursday, friday = ada.opens(story=story), ada.opens(story=story)
    ada.opens(story=other)
    ada.opens()
    page = cleo.gets("/story/winter-storms/")
    assert "<h1>Winter storms</h1>" in page.text
    assert set(coverages(page)) == {thursday.page, friday.page}


def test_a_story_without_coverage_has_a_page(ada, cleo):
    ada.begins("quiet", "A quiet story")
    page = cleo.gets("/story/quiet/")
    assert (page.status, coverages(page)) == (200, [])


def test_a_coverage_leads_to_its_story(ada, cleo):
    story = ada.begins("floods", "Floods")
    assert "/story/floods/" in cleo.gets(ada.opens(story=story).page).links


def test_a_story_that_there_is_not_is_not_found(cleo):
    answer = cleo.gets("/story/none/")
    assert answer.status == 404
    assert "There is no story “none” here." in answer.text


def test_a_story_without_its_slash_leads_to_the_page(cleo):
    answer = cleo.gets("/story/winter-storms")
    assert (answer.status, answer.headers["location"]) == (308, "/story/winter-storms/")


@pytest.mark.parametrize("path", ["/nothing", "/live/", "/live", "/Live/storm/", "//", "/live//"])
def test_an_address_that_there_is_not_is_not_found(cleo, path):
    answer = cleo.gets(path)
    assert answer.status == 404
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "/" in answer.links
