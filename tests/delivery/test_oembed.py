"""``/oembed``: what another site shows for a link to one of ours."""

from urllib.parse import quote
from xml.etree import ElementTree

import pytest

from dateline.outside.page_head import read_page_head
from tests.delivery.desk import photograph


@pytest.fixture
def root(site):
    return f"http://127.0.0.1:{site.port}"


@pytest.fixture
def ask(cleo, root):
    """``ask(path, …)``: what oEmbed says of the page at this path."""

    def ask(path, **more):
        asked = {"url": f"{root}{path}"} | more
        return cleo.gets(
            "/oembed?" + "&".join(f"{n}={quote(v, safe='')}" for n, v in asked.items())
        )

    return ask


def test_a_post_is_shown_in_a_frame(ask, cleo, storm, root):
    names = [{"name": "Ada Quist"}, {"name": "Ben Okri"}]
    post = storm.publish("Harbor <closes>", "Ferries stay in port.", bylines=names)
    answer = ask(f"{storm.page}post/{post}/")
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.json == {
        "version": "1.0",
        "type": "rich",
        "title": "Harbor <closes>",
        "author_name": "Ada Quist · Ben Okri",
        "provider_name": "The Daily",
        "provider_url": f"{root}/",
        "cache_age": 60,
        "html": f'<iframe src="{root}/embed/{storm.slug}/post/{post}/"'
        ' title="Harbor &lt;closes&gt; · The Daily" width="600" height="400" loading="lazy"'
        ' frameborder="0" style="max-width:100%"></iframe>',
        "width": 600,
        "height": 400,
    }
    assert "Ferries stay in port." in cleo.gets(f"/embed/{storm.slug}/post/{post}/").text


def test_a_coverage_is_shown_in_a_frame(ask, storm, root):
    said = ask(storm.page).json
    assert said["title"] == "Storm on the coast"
    assert f'src="{root}/embed/{storm.slug}/"' in said["html"]


def test_a_frame_is_no_larger_than_the_room_that_there_is(ask, storm):
    said = ask(storm.page, maxwidth="320", maxheight="240").json
    assert (said["width"], said["height"]) == (320, 240)
    assert 'width="320" height="240"' in said["html"]


def test_a_place_on_the_coverages_page_is_a_post(ask, storm):
    post = storm.publish("Harbor closes")
    for path in (
        f"{storm.page}#post-{post}",
        f"{storm.page}post/{post}",
        f"{storm.page}post/{post}/?a=b",
    ):
        assert ask(path).json["title"] == "Harbor closes"


def test_in_xml_it_says_the_same(ask, storm):
    post = storm.publish("Harbor & bridge <close>")
    path = f"{storm.page}post/{post}/"
    answer = ask(path, format="xml")
    assert answer.headers["content-type"] == "text/xml; charset=utf-8"
    said = {element.tag: element.text for element in ElementTree.fromstring(answer.data)}
    assert said == {name: str(value) for name, value in ask(path).json.items()}


@pytest.mark.parametrize(
    ("room", "width"),
    [
        ({}, 1600),
        ({"maxwidth": "1000"}, 960),
        ({"maxheight": "300"}, 480),
        ({"maxwidth": "x"}, 1600),
    ],
)
def test_the_picture_fits_the_room_that_there_is(ask, ada, root, room, width):
    said = ask(ada.opens(lead=photograph()["lead"]).page, **room).json
    assert said["thumbnail_url"] == f"{root}/media/{'a' * 64}/{width}.jpg"
    assert (said["thumbnail_width"], said["thumbnail_height"]) == (width, width * 9 // 16)


def test_no_picture_is_better_than_one_that_does_not_fit(ask, ada):
    said = ask(ada.opens(lead=photograph()["lead"]).page, maxwidth="320").json
    assert not any(name.startswith("thumbnail") for name in said)
    assert said["width"] == 320


def test_a_withdrawn_post_is_not_shown(ask, storm):
    post = storm.publish("Harbor closes")
    storm.withdraw(post)
    answer = ask(f"{storm.page}post/{post}/")
    assert answer.status == 404
    assert "Harbor" not in answer.text


@pytest.mark.parametrize(
    "path",
    ["/", "/live/none/", "/live/none/post/1/", "/story/x/", "/live/", "/live/a/b/", "/desk/"],
)
def test_of_other_pages_nothing_is_said(ask, path):
    assert ask(path).status == 404


@pytest.mark.parametrize(
    "url", ["", "https://other.example/live/storm/", "live/storm/", "http://[::1", "javascript:1"]
)
def test_of_other_sites_nothing_is_said(ask, url):
    assert ask("", url=url).status == 404


def test_another_format_is_not_implemented(ask, storm):
    assert ask(storm.page, format="yaml").status == 501


def test_pages_say_where_it_is_and_a_program_finds_it(cleo, storm, root):
    post = storm.publish("Harbor closes")
    for path, title in (
        (storm.page, "Storm on the coast"),
        (f"{storm.page}post/{post}/", "Harbor closes"),
    ):
        head = read_page_head(cleo.gets(path).data, "text/html; charset=utf-8")
        assert cleo.gets(head.oembed.removeprefix(root)).json["title"] == title
        assert 'type="text/xml+oembed"' in cleo.gets(path).text


def test_it_is_below_the_path_of_a_site_in_a_path(start_site):
    site = start_site(url="https://a.example/news")
    storm = site.ada.opens()
    asked = quote(f"https://a.example/news{storm.page}", safe="")
    assert site.cleo.gets(f"/news/oembed?url={asked}").json["title"] == "Storm on the coast"
    assert site.cleo.gets(f"/news/oembed?url={asked.replace('news', 'new')}").status == 404
