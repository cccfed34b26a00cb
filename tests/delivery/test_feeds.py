"""The feeds of a coverage, of its key moments and of a story, as programs read them."""

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.delivery import xml
from dateline.delivery.feeds.addresses import MOST_COVERAGES
from dateline.delivery.feeds.entries import MOST_ENTRIES
from tests.delivery.atom_rules import GONE, assert_atom
from tests.delivery.desk import TIME, photograph
from tests.delivery.promises import assert_kept
from tests.delivery.rss_rules import assert_rss

FORMATS = ("atom", "rss", "json")
HOSTILE = "</title><script>alert(1)</script>]]> & \"'"


@pytest.fixture
def root(site):
    return f"http://127.0.0.1:{site.port}"


def read(cleo, address):
    """A feed in its three formats, each held to its rules: entries by id, the same in all."""
    atom = cleo.gets(f"{address}.atom").data
    assert_atom(atom)
    rss, json = cleo.gets(f"{address}.rss").data, cleo.gets(f"{address}.json").json
    assert_rss(rss)
    assert_kept("json_feed", json)
    parsed = feedparser.parse(atom, sanitize_html=False), feedparser.parse(rss, sanitize_html=False)
    assert [feed.bozo for feed in parsed] == [False, False]
    assert [feed.version for feed in parsed] == ["atom10", "rss20"]
    ids = [[entry.id for entry in feed.entries] for feed in parsed]
    assert ids == [[item["id"] for item in json["items"]]] * 2
    return *parsed, json


def titles(cleo, address):
    atom, rss, _ = read(cleo, address)
    assert [e.title for e in atom.entries] == [e.title for e in rss.entries]
    return [entry.title for entry in atom.entries]


def test_a_coverage_has_its_posts_from_the_top_of_the_page(cleo, storm):
    storm.publish_many(3)
    assert titles(cleo, f"{storm.page}feed") == ["Report 3", "Report 2", "Report 1"]


def test_an_entry_says_all_of_its_post(cleo, storm, root):
    post = storm.publish(
        "Harbor & bridge",
        "It <strong>rains</strong>.",
        bylines=[{"name": "Ada Quist"}, {"name": "Ben Okri"}],
        tags=["ferries"],
        updated_at="2022-01-21T17:00:00-05:00",
    )
    atom, rss, json = read(cleo, f"{storm.page}feed")
    for entry in (atom.entries[0], rss.entries[0]):
        assert entry.id == f"urn:uuid:{post}"
        assert entry.link == f"{root}{storm.page}post/{post}/"
        assert entry.title == "Harbor & bridge"
        assert [c.value for c in entry.content] == ["<p>It <strong>rains</strong>.</p>"]
        assert entry.published_parsed[:5] == (2022, 1, 21, 21, 44)
        assert entry.updated_parsed[:5] == (2022, 1, 21, 22, 0)
        assert [tag.term for tag in entry.tags] == ["ferries"]
        assert "Ben Okri" in str(entry.authors)
    assert json["items"][0] == {
        "id": f"urn:uuid:{post}",
        "url": f"{root}{storm.page}post/{post}/",
        "title": "Harbor & bridge",
        "content_html": "<p>It <strong>rains</strong>.</p>",
        "summary": "It <strong>rains</strong>.",
        "date_published": TIME,
        "date_modified": "2022-01-21T17:00:00-05:00",
        "authors": [{"name": "Ada Quist"}, {"name": "Ben Okri"}],
        "tags": ["ferries"],
        "language": "en",
    }


def test_a_feed_says_what_it_is_and_where(cleo, storm, root):
    atom, rss, json = read(cleo, f"{storm.page}feed")
    for feed, ending in ((atom.feed, "atom"), (rss.feed, "rss")):
        assert (feed.title, feed.link) == ("Storm on the coast", f"{root}{storm.page}")
        assert feed.language == "en"
        links = {link.rel: link.href for link in feed.links}
        assert links["self"] == f"{root}{storm.page}feed.{ending}"
    assert json["feed_url"] == f"{root}{storm.page}feed.json"
    assert json["home_page_url"] == f"{root}{storm.page}"
    assert atom.feed.id == f"urn:uuid:{storm.id}"


def test_pictures_and_links_have_whole_addresses(cleo, storm, root):
    shown = photograph(caption="The pier", credit="I. Roth")
    link = '<p><a href="/live/other/">Earlier</a> said: src="/x" &lt;img src="/y"&gt;</p>'
    storm.publish("Pier", html=shown["html"] + link, body=shown["body"])
    atom, rss, json = read(cleo, f"{storm.page}feed")
    picture = f"{root}/media/{'a' * 64}/1600.jpg"
    for html in (
        atom.entries[0].content[0].value,
        rss.entries[0].content[0].value,
        json["items"][0]["content_html"],
    ):
        assert f'src="{picture}"' in html
        assert f'href="{root}/live/other/"' in html
        assert f"{root}/media/{'a' * 64}/480.avif 480w, {root}/" in html
        assert 'said: src="/x" &lt;img src="/y"&gt;' in html
    [media] = rss.entries[0].media_content
    assert (media["url"], media["width"], media["medium"]) == (picture, "1600", "image")
    assert rss.entries[0].media_credit[0]["content"] == "I. Roth"
    assert json["items"][0]["image"] == picture


def test_a_correction_is_said_and_is_an_update(cleo, storm):
    said = {"at": "2022-01-21T18:00:00-05:00", "text": "Nine boats & a raft."}
    storm.publish("Boats", correction=said)
    atom, _, json = read(cleo, f"{storm.page}feed")
    corrected = "<p><strong>Corrected 6:00 p.m. ET</strong> Nine boats &amp; a raft.</p>"
    assert corrected in atom.entries[0].content[0].value
    assert json["items"][0]["date_modified"] == "2022-01-21T18:00:00-05:00"


def test_a_correction_of_an_old_post_reaches_who_follows_by_feed(cleo, storm):
    first = storm.publish_many(MOST_ENTRIES + 5)[0]
    assert "Report 1" not in titles(cleo, f"{storm.page}feed")
    storm.revise(first, correction={"at": TIME, "text": "It was wrong."})
    now = titles(cleo, f"{storm.page}feed")
    assert (len(now), now[-1]) == (MOST_ENTRIES, "Report 1")


def test_what_is_withdrawn_is_gone_and_atom_says_so(cleo, storm):
    storm.publish("Stays")
    post = storm.publish("Someone who should not be named", key=True)
    feeds = [f"{storm.page}{name}.{form}" for name in ("feed", "key") for form in FORMATS]
    tags = {path: cleo.gets(path).headers["etag"] for path in feeds}
    storm.withdraw(post)
    for path, tag in tags.items():
        answer = cleo.gets(path, if_none_match=tag)
        assert answer.status == 200
        assert "Someone" not in answer.text
        assert (post in answer.text) == path.endswith(".atom")
    [gone] = assert_atom(cleo.gets(feeds[0]).data).findall(GONE)
    assert (gone.get("ref"), gone.get("when")) == (f"urn:uuid:{post}", TIME)


def test_key_moments_have_a_feed_of_their_own(cleo, storm):
    storm.publish("Harbor closes", key=True)
    storm.publish("It rains")
    storm.publish("Harbor opens", key=True)
    assert titles(cleo, f"{storm.page}key") == ["Harbor opens", "Harbor closes"]
    ids = {read(cleo, f"{storm.page}{name}")[0].feed.id for name in ("feed", "key")}
    assert len(ids) == 2


def test_nothing_more_is_to_come_once_it_has_ended(cleo, storm):
    assert "expired" not in cleo.gets(f"{storm.page}feed.json").json
    storm.end()
    assert cleo.gets(f"{storm.page}feed.json").json["expired"] is True
    storm.edit(state="live", ended_at=None)
    assert "expired" not in cleo.gets(f"{storm.page}feed.json").json


def test_an_entry_without_a_headline_has_a_title_where_one_is_needed(cleo, storm):
    storm.publish(None, "It rains.")
    atom, rss, json = read(cleo, f"{storm.page}feed")
    assert (atom.entries[0].title, rss.entries[0].title) == ("It rains.", "It rains.")
    assert "title" not in json["items"][0]


def test_a_story_has_the_posts_of_its_latest_days(cleo, ada):
    story = ada.begins("winter", "Winter storms")
    days = [ada.opens(story=story, started_at=f"2022-01-2{n}T09:00:00-05:00") for n in range(5)]
    for n, day in enumerate(days):
        day.publish(f"Day {n}", published_at=f"2022-01-2{n}T10:00:00-05:00")
    latest = [f"Day {n}" for n in range(4, 4 - MOST_COVERAGES, -1)]
    assert titles(cleo, "/story/winter/feed") == latest
    days[4].withdraw(next(iter(days[4].posts)))
    assert titles(cleo, "/story/winter/feed") == latest[1:]
    days[3].publish("Later", published_at="2022-01-23T12:00:00-05:00")
    assert titles(cleo, "/story/winter/feed")[0] == "Later"


def test_a_story_that_goes_on_has_the_new_day_at_once(cleo, ada):
    story = ada.begins("spring", "Spring tides")
    assert titles(cleo, "/story/spring/feed") == []
    ada.opens(story=story).publish("High water")
    assert titles(cleo, "/story/spring/feed") == ["High water"]


def test_a_story_whose_days_are_not_all_in_memory_keeps_no_old_word(start_site):
    """There is room for one coverage, so what is read for the feed is let go of again."""
    site = start_site(memory_bytes=120_000)
    story = site.ada.begins("long", "A long story")
    days = [site.ada.opens(story=story) for _ in range(3)]
    posts = [day.publish("Secret", "x" * 10_000) for day in days]
    for day, post in zip(days, posts, strict=True):
        assert "Secret" in site.cleo.gets("/story/long/feed.json").text
        day.withdraw(post)
    assert site.cleo.gets("/story/long/feed.json").json["items"] == []


@pytest.mark.parametrize("form", FORMATS)
def test_who_has_it_is_told_so_and_who_asks_for_its_head_gets_that(cleo, storm, form):
    storm.publish_many(3)
    path = f"{storm.page}feed.{form}"
    answer = cleo.gets(path)
    assert cleo.gets(path, if_none_match=answer.headers["etag"]).status == 304
    head = cleo.asks("HEAD", path)
    assert (head.data, head.headers["content-length"]) == (b"", str(len(answer.data)))
    assert answer.headers["cache-tag"] == f"coverage-{storm.id}"
    assert answer.headers["cache-control"] == cleo.gets(storm.page).headers["cache-control"]
    assert answer.headers["access-control-allow-origin"] == "*"
    assert cleo.gets(path, accept_encoding="gzip").headers["content-encoding"] == "gzip"


def test_each_is_rendered_once_for_a_change(cleo, storm, site):
    path = f"{storm.page}feed.atom"
    cleo.gets(path)
    assert site.is_ready(path)
    storm.publish()
    assert not site.is_ready(path)


@pytest.mark.parametrize(
    "path", ["/live/none/feed.atom", "/live/none/key.json", "/story/none/feed.rss"]
)
def test_there_is_no_feed_of_nothing(cleo, path):
    assert cleo.gets(path).status == 404


def test_pages_say_where_their_feeds_are(cleo, ada, root):
    storm = ada.opens(story=ada.begins("autumn", "Autumn gales"))
    for path, feeds in ((storm.page, ("feed", "key")), ("/story/autumn/", ("feed",))):
        said = cleo.gets(path).said["alternate"]
        assert {f"{root}{path}{feed}.{form}" for feed in feeds for form in FORMATS} <= set(said)
        assert all(cleo.gets(address.removeprefix(root)).status == 200 for address in said)


def test_hostile_text_stays_text(cleo, ada):
    storm = ada.opens(headline=HOSTILE)
    storm.publish(HOSTILE, "Rain.", bylines=[{"name": HOSTILE}], tags=[HOSTILE])
    atom, rss, json = read(cleo, f"{storm.page}feed")
    assert [atom.feed.title, rss.feed.title, json["title"]] == [HOSTILE] * 3
    assert [atom.entries[0].title, json["items"][0]["title"]] == [HOSTILE] * 2


@given(st.text(), st.text())
def test_any_text_can_be_written_and_read_again(text, value):
    from xml.etree import ElementTree

    document = xml.root("a", xmlns="urn:x")
    xml.add(document, "b", text, c=value)
    [element] = ElementTree.fromstring(xml.written(document))
    assert (element.text or "") == xml.NOT_XML.sub("", text)
    assert element.get("c") == xml.NOT_XML.sub("", value)
