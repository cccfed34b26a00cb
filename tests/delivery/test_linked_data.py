"""What pages say of themselves to search engines: JSON-LD, as schema.org and Google have it."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.delivery.hub import CLOCK_SECONDS
from dateline.delivery.linked_data import GOES_ON, MOST_BODY, MOST_UPDATES, as_script
from tests.delivery.desk import TIME, photograph
from tests.delivery.promises import assert_kept


@pytest.fixture
def root(site):
    return f"http://127.0.0.1:{site.port}"


def data_of(cleo, path):
    data = cleo.gets(path).linked_data
    assert_kept("linked_data", data)
    return data


def test_a_coverage_is_a_live_blog_with_the_posts_that_its_page_shows(cleo, storm, root):
    posts = storm.publish_many(7)
    page = cleo.gets(storm.page)
    data = data_of(cleo, storm.page)
    assert (data["@type"], data["@id"]) == ("LiveBlogPosting", f"{root}{storm.page}")
    assert [u["headline"] for u in data["liveBlogUpdate"]] == [
        f"Report {n}" for n in range(7, 2, -1)
    ]
    assert [u["url"] for u in data["liveBlogUpdate"]] == [
        f"{root}{storm.page}post/{post}/" for post in page.posts
    ]
    assert posts[0] not in str(data)


def test_a_post_is_one_thing_on_its_own_page_and_on_the_coverages(cleo, storm, root):
    post = storm.publish("Harbor closes", "Ferries stay.", bylines=[{"name": "Ben Okri"}])
    own = data_of(cleo, f"{storm.page}post/{post}/")
    [listed] = data_of(cleo, storm.page)["liveBlogUpdate"]
    assert own.items() >= listed.items()
    assert own["isPartOf"]["@id"] == f"{root}{storm.page}"
    assert own["author"] == [{"@type": "Person", "name": "Ben Okri"}]
    assert own["articleBody"] == "Ferries stay."


def test_the_end_of_what_is_live_is_ahead(cleo, storm):
    data = data_of(cleo, storm.page)
    assert data["coverageStartTime"] == TIME
    ahead = datetime.fromisoformat(data["coverageEndTime"]) - datetime.now(UTC)
    assert GOES_ON - timedelta(hours=1) < ahead <= GOES_ON


def test_the_end_moves_on_while_nothing_is_published(cleo, storm, site):
    cleo.gets(storm.page)
    assert site.is_ready(storm.page)
    site.let_time_pass(CLOCK_SECONDS)
    assert not site.is_ready(storm.page)


def test_the_end_of_what_ended_is_when_it_ended(cleo, storm, site):
    storm.end()
    assert data_of(cleo, storm.page)["coverageEndTime"] == TIME
    site.let_time_pass(CLOCK_SECONDS)
    assert site.is_ready(storm.page)


def test_what_is_only_scheduled_has_no_times_yet(cleo, ada):
    data = data_of(cleo, ada.opens(state="scheduled", started_at=None).page)
    assert not data.keys() & {"coverageStartTime", "coverageEndTime", "liveBlogUpdate"}


def test_a_change_is_a_new_date_and_the_first_one_stays(cleo, storm):
    before = data_of(cleo, storm.page)
    storm.publish("Later", published_at="2022-01-22T01:00:00-05:00")
    after = data_of(cleo, storm.page)
    assert before["datePublished"] == after["datePublished"] == TIME
    assert datetime.fromisoformat(after["dateModified"]) > datetime.fromisoformat(TIME)


def test_a_correction_is_a_comment_on_its_post(cleo, storm):
    said = {"at": TIME, "text": "It was nine boats."}
    post = storm.publish("Boats", correction=said, updated_at=TIME)
    for path in (storm.page, f"{storm.page}post/{post}/"):
        data = data_of(cleo, path)
        [posting] = data.get("liveBlogUpdate", [data])
        assert posting["correction"] == {
            "@type": "CorrectionComment",
            "text": "It was nine boats.",
            "datePublished": TIME,
        }


def test_pictures_have_whole_addresses_and_sizes(cleo, ada, root):
    picture = photograph(caption="The pier", credit="I. Roth", source="NTB", alt="Waves")
    storm = ada.opens(lead=picture["lead"])
    storm.publish("Pier", html=picture["html"], body=picture["body"])
    data = data_of(cleo, storm.page)
    [image] = data["image"]
    assert image == {
        "@type": "ImageObject",
        "url": f"{root}/media/{'a' * 64}/1600.jpg",
        "width": 1600,
        "height": 900,
        "caption": "The pier",
        "creditText": "I. Roth / NTB",
    }
    assert data["liveBlogUpdate"][0]["image"] == [image]


def test_the_publisher_has_the_newsrooms_logo_or_an_icon(cleo, storm, start_site, root):
    assert data_of(cleo, storm.page)["publisher"]["logo"]["url"].startswith(f"{root}/assets/icon")
    site = start_site(logo="https://cdn.example/logo.png")
    publisher = data_of(site.cleo, site.ada.opens().page)["publisher"]
    assert (publisher["name"], publisher["logo"]["url"]) == (
        "The Daily",
        "https://cdn.example/logo.png",
    )


def test_it_is_part_of_its_story(cleo, ada, root):
    story = ada.begins("winter", "Winter storms")
    data = data_of(cleo, ada.opens(story=story).page)
    assert (data["isPartOf"]["url"], data["isPartOf"]["name"]) == (
        f"{root}/story/winter/",
        "Winter storms",
    )


def test_a_post_without_a_headline_is_called_by_its_first_words(cleo, storm):
    storm.publish(None, "word " * 40)
    [update] = data_of(cleo, storm.page)["liveBlogUpdate"]
    assert update["headline"].endswith("word…")
    assert len(update["headline"]) <= 110


def test_a_long_post_is_cut_and_many_posts_are_too(cleo, start_site):
    site = start_site(page_posts=50)
    storm = site.ada.opens()
    for _ in range(40):
        storm.publish("Long", "word " * 1000)
    updates = data_of(site.cleo, storm.page)["liveBlogUpdate"]
    assert len(updates) == MOST_UPDATES
    assert all(len(update["articleBody"]) <= MOST_BODY for update in updates)


def test_an_older_page_says_which_posts_stand_on_it_and_no_more(cleo, storm):
    posts = storm.publish_many(12)
    data = data_of(cleo, f"{storm.page}before/{posts[7]}/")
    assert [part["headline"] for part in data["hasPart"]] == [
        f"Report {n}" for n in range(7, 2, -1)
    ]
    assert "articleBody" not in data["hasPart"][0]


def test_what_is_withdrawn_is_in_none_of_it(cleo, storm):
    posts = storm.publish_many(8)
    paths = [storm.page, f"{storm.page}before/{posts[3]}/"]
    for post in (posts[7], posts[1]):
        assert any(post in str(data_of(cleo, path)) for path in paths)
        storm.withdraw(post)
        assert not any(post in str(data_of(cleo, path)) for path in paths)


@given(st.text())
def test_no_text_ends_the_script_and_all_of_it_comes_back(text):
    import json

    written = as_script({"headline": text})
    assert not {"<", ">", "&", "\u2028", "\u2029"} & set(written)
    assert json.loads(written) == {"headline": text}


def test_hostile_text_stays_text(cleo, ada):
    hostile = "</script><script>alert(1)</script><!--"
    storm = ada.opens(headline=hostile)
    storm.publish(hostile, bylines=[{"name": hostile}], tags=[hostile], place=hostile)
    data = data_of(cleo, storm.page)
    assert (data["headline"], data["liveBlogUpdate"][0]["headline"]) == (hostile, hostile)
