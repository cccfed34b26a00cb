"""Which pages crawlers are told of, and which they are asked to leave alone."""

from datetime import UTC, datetime, timedelta
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

import pytest

from dateline.delivery.crawlers import sitemaps
from dateline.delivery.hub import CLOCK_SECONDS
from tests.delivery.desk import TIME

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


@pytest.fixture
def site(start_site):
    """A site of this test's own."""
    return start_site()


@pytest.fixture
def root(site):
    return f"http://127.0.0.1:{site.port}"


def listed(cleo, path="/sitemap.xml"):
    """Each page with when it last changed, or each further file."""
    document = ElementTree.fromstring(cleo.gets(path).data)
    return {entry.findtext(f"{MAP}loc"): entry.findtext(f"{MAP}lastmod") for entry in document}


def changed_at(coverage):
    return coverage.journals._changes[coverage.id][-1].at


def test_coverages_and_stories_are_listed_and_posts_are_not(cleo, ada, root):
    storm = ada.opens(story=ada.begins("winter", "Winter storms"))
    storm.publish("Harbor closes")
    assert set(listed(cleo)) == {f"{root}{path}" for path in (storm.page, "/story/winter/", "/")}


def test_a_page_says_when_it_last_changed(cleo, ada, site, root):
    storm, other = ada.opens(), ada.opens()
    storm.publish()
    assert listed(cleo)[f"{root}{storm.page}"] == changed_at(storm)
    storm.publish()
    site.let_time_pass(CLOCK_SECONDS)
    found = listed(cleo)
    assert found[f"{root}{storm.page}"] == changed_at(storm)
    assert found[f"{root}{other.page}"] == changed_at(other)


def test_a_story_changes_with_its_coverages_headlines(cleo, ada, root):
    story = ada.begins("winter", "Winter storms")
    storm = ada.opens(story=story)
    before = listed(cleo)[f"{root}/story/winter/"]
    storm.edit(headline="Calm")
    assert listed(cleo)[f"{root}/story/winter/"] >= before
    assert listed(cleo)[f"{root}/story/winter/"] == changed_at_site(storm)


def changed_at_site(coverage):
    return coverage.journals._changes["site"][-1].at


def test_a_new_coverage_is_listed_at_once(cleo, ada, root):
    listed(cleo)
    assert f"{root}{ada.opens().page}" in listed(cleo)


def test_more_pages_than_a_file_holds_stand_in_several(cleo, ada, root, monkeypatch):
    monkeypatch.setattr(sitemaps, "MOST_LISTED", 3)
    ada.begins("autumn", "Autumn gales")
    coverages = [ada.opens(story=ada.begins("winter", "Winter storms")) for _ in range(4)]
    files = [f"{root}/sitemap-{number}.xml" for number in (1, 2, 3)]
    assert list(listed(cleo)) == files
    found = [list(listed(cleo, file.removeprefix(root))) for file in files]
    pages = [*(c.page for c in coverages), "/story/autumn/", "/story/winter/", "/"]
    assert [page for file in found for page in file] == [f"{root}{page}" for page in pages]
    assert [len(file) for file in found] == [3, 3, 1]
    assert cleo.gets("/sitemap-4.xml").status == 404


def test_a_site_on_which_nothing_was_covered_has_its_front_page(cleo, root):
    assert set(listed(cleo)) == {f"{root}/"}


def news(cleo):
    document = ElementTree.fromstring(cleo.gets("/sitemap-news.xml").data)
    return {
        url.findtext(f"{MAP}loc"): {
            element.tag.removeprefix(NEWS): element.text for element in url.iter() if element.text
        }
        for url in document
    }


def ago(**time):
    return (datetime.now(UTC) - timedelta(**time)).isoformat(timespec="seconds")


def test_the_news_are_what_began_in_the_last_two_days(cleo, ada, root):
    new = ada.opens(started_at=ago(hours=47), language="nb-NO", headline="Storm & flood")
    ada.opens(started_at=ago(hours=49))
    ada.opens(state="scheduled", started_at=None)
    [(address, said)] = news(cleo).items()
    assert address == f"{root}{new.page}"
    assert (
        said.items()
        >= {
            "name": "The Daily",
            "language": "nb",
            "publication_date": new.head["started_at"],
            "title": "Storm & flood",
        }.items()
    )


def test_what_is_no_news_any_more_leaves_with_time(cleo, ada, site):
    ada.opens(started_at=ago(hours=1))
    news(cleo)
    assert site.is_ready("/sitemap-news.xml")
    site.let_time_pass(CLOCK_SECONDS)
    assert not site.is_ready("/sitemap-news.xml")


def test_the_news_may_be_empty(cleo, ada):
    ada.opens(started_at=TIME)
    assert news(cleo) == {}


@pytest.mark.parametrize(
    ("tag", "language"),
    [("zh-Hant-TW", "zh-tw"), ("zh-TW", "zh-tw"), ("zh", "zh-cn"), ("pt-BR", "pt"), ("en", "en")],
)
def test_languages_are_said_as_the_news_want_them(cleo, ada, tag, language):
    ada.opens(started_at=ago(hours=1), language=tag)
    [said] = news(cleo).values()
    assert said["language"] == language


def test_crawlers_are_kept_out_of_the_newsroom_and_off_the_streams(cleo, root):
    robots = RobotFileParser()
    robots.parse(cleo.gets("/robots.txt").text.splitlines())
    assert robots.site_maps() == [f"{root}/sitemap.xml", f"{root}/sitemap-news.xml"]
    assert not any(robots.can_fetch("Bot", path) for path in ("/desk/", "/api/x", "/admin/login/"))
    assert robots.can_fetch("Bot", "/live/storm/")
    assert "Disallow: /live/*/stream" in cleo.gets("/robots.txt").text


def test_they_are_below_the_path_of_a_site_in_a_path(start_site):
    site = start_site(url="https://a.example/news")
    storm = site.ada.opens()
    assert "Disallow: /news/desk/" in site.cleo.gets("/news/robots.txt").text
    assert f"https://a.example/news{storm.page}" in listed(site.cleo, "/news/sitemap.xml")


def test_the_key_for_search_engines_stands_where_they_look(start_site):
    site = start_site(indexnow_key="a-key-of-ours")
    answer = site.cleo.gets("/a-key-of-ours.txt")
    assert (answer.text, answer.headers["content-type"]) == (
        "a-key-of-ours",
        "text/plain; charset=utf-8",
    )
    assert site.cleo.gets("/another-key.txt").status == 404


def test_without_a_key_there_is_none(cleo):
    assert cleo.gets("/a-key-of-ours.txt").status == 404
