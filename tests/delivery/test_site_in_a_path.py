"""A site whose root is a path on somebody's domain: every address that it says begins there."""

import pytest

URL = "https://a.example/news"


@pytest.fixture(scope="module")
def site(start_site):
    return start_site(url=URL)


@pytest.fixture
def storm(ada):
    story = ada.begins("storms", "Storms")
    link = {"slug": "storm-thursday", "headline": "Thursday"}
    storm = ada.opens(story=story, previous=link, next=link)
    storm.publish_many(7)
    storm.publish("Key", key=True)
    return storm


@pytest.fixture(params=["", "live", "post", "before", "key", "story", "withdrawn", "missing"])
def page(request, cleo, storm):
    first = next(iter(storm.posts))
    if request.param == "withdrawn":
        storm.withdraw(first)
    kinds = {
        "": "/",
        "live": storm.page,
        "post": f"{storm.page}post/{first}/",
        "before": f"{storm.page}before/8/",
        "key": f"{storm.page}key/",
        "story": "/story/storms/",
        "withdrawn": f"{storm.page}post/{first}/",
        "missing": "/none",
    }
    return cleo.gets(f"/news{kinds[request.param]}")


def test_every_link_carries_the_path(page):
    assert page.links
    foreign = [link for link in page.links if not link.startswith(("/news/", f"{URL}/", "#"))]
    assert foreign == []


def test_every_link_on_the_page_leads_somewhere(cleo, page):
    no_address = ("/post/ID/", "/storm-thursday/")  # the script's template, and another day
    for link in page.links:
        path = link.removeprefix("https://a.example")
        if not path.startswith("#") and not path.endswith(no_address):
            assert cleo.gets(path).status in (200, 410), link


def test_the_script_is_told_where_the_coverage_is(cleo, storm):
    assert f'data-live="/news{storm.page}"' in cleo.gets(f"/news{storm.page}").text


def test_the_whole_address_has_the_path_once(cleo, storm):
    text = cleo.gets(f"/news{storm.page}").text
    assert f'<link rel="canonical" href="{URL}{storm.page}">' in text


def test_a_redirect_carries_the_path(cleo, storm):
    answer = cleo.gets(f"/news{storm.page[:-1]}")
    assert (answer.status, answer.headers["location"]) == (308, f"/news{storm.page}")


def test_outside_the_path_there_is_nothing(cleo, storm, site):
    storm.publish()
    inside = ["/", storm.page, f"{storm.page}head.json", "/robots.txt", storm.page[:-1]]
    for address in inside:
        assert cleo.gets(f"/news{address}").status in (200, 308)
        assert cleo.gets(address).status == 404
    assert cleo.gets(f"{storm.page}stream?after=1").status == 404


def test_the_root_without_its_slash_leads_to_the_root(cleo):
    answer = cleo.gets("/news")
    assert (answer.status, answer.headers["location"]) == (308, "/news/")


def test_the_journal_is_below_the_path_too(cleo, storm):
    head = cleo.gets(f"/news{storm.page}head.json").json
    assert head["seq"] == 9
    assert cleo.gets(f"/news{storm.page}journal/1/1-4.json").status == 200


def test_the_stream_is_below_the_path_too(cleo, storm):
    with cleo.follows(storm, "?after=7", root="/news") as stream:
        assert stream.seqs(2) == [8, 9]


@pytest.mark.parametrize("path", ["/newsroom/", "/news.json", "/newslive/x/", "//news/"])
def test_a_path_that_only_begins_alike_is_not_found(cleo, path):
    assert cleo.gets(path).status == 404
