"""Coverage on other people's pages: what a fragment holds, and what becomes of it."""

import re
from html.parser import HTMLParser

import pytest

from dateline.delivery import caching
from tests.delivery.desk import next_id, photograph

VOID = {"img", "source", "br", "hr"}


@pytest.fixture
def root(site):
    return f"http://127.0.0.1:{site.port}"


class Tree(HTMLParser):
    """The elements of a fragment; AssertionError where one is not closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self._open: list[str] = []
        self.feed(html)
        assert self._open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag):
        assert self._open.pop() == tag

    def said(self, name):
        return [value for said, value in self.attributes if said == name]


def test_a_fragment_is_what_a_server_puts_into_its_page(cleo, ada, root):
    storm = ada.opens(summary=["Ferries stay in port."])
    post = storm.publish(
        "Harbor <closes>",
        "No ship leaves.",
        key=True,
        bylines=[{"name": "Ada Quist"}],
        place="Brae",
        correction={"at": "2022-01-21T17:01:00-05:00", "text": "It closed at four."},
    )
    answer = cleo.gets(f"{storm.page}fragment/")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    tree = Tree(answer.text)
    assert not {"html", "head", "body", "script", "style", "link", "meta"} & set(tree.tags)
    assert tree.said("id") == []
    assert tree.said("style") == []
    assert (tree.said("lang"), tree.said("dir")) == (["en"], ["ltr"])
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", answer.text)).strip()
    assert text == (
        "Storm on the coast Live · Updated 4:44 p.m. ET, January 21, 2022 Ferries stay in port. "
        "Harbor &lt;closes&gt; 4:44 p.m. ET, January 21, 2022 · Key moment · Ada Quist · Brae "
        "Corrected 5:01 p.m. ET It closed at four. No ship leaves. All updates · The Daily"
    )
    page, own = f"{root}{storm.page}", f"{root}{storm.page}post/{post}/"
    assert tree.said("href") == [page, own, own, page, f"{root}/"]
    assert tree.said("data-seq") == [str(cleo.head_of(storm)["seq"])]


def test_its_pictures_have_whole_addresses_and_fit_a_page_without_styles(cleo, storm, root):
    storm.publish("Harbor", **photograph())
    tree = Tree(cleo.gets(f"{storm.page}fragment/").text)
    addresses = tree.said("src") + [
        each.split()[0] for sources in tree.said("srcset") for each in sources.split(", ")
    ]
    assert addresses
    assert all(address.startswith(f"{root}/media/") for address in addresses)
    assert (tree.said("width"), tree.said("height")) == (["640"], ["360"])
    assert set(tree.said("sizes")) == {"(min-width: 640px) 640px, 100vw"}


def headlines(answer):
    return re.findall(r"<h3>(?:<a[^>]*>)?([^<]*)", answer.text)


def test_the_path_says_what_to_show(cleo, storm):
    storm.publish_many(7)
    storm.publish("Key one", key=True)
    [*_, sixth, seventh, key] = storm.posts
    storm.revise(sixth, pinned=True)
    shown = {
        "": ["Report 6", "Key one", "Report 7", "Report 5", "Report 4"],
        "2/": ["Report 6", "Key one"],
        "50/": ["Report 6", "Key one", "Report 7", *(f"Report {n}" for n in (5, 4, 3, 2, 1))],
        "key/": ["Key one"],
        "key/2/": ["Key one"],
        f"post/{seventh}/": ["Report 7"],
        f"post/{key}/": ["Key one"],
    }
    for choice, wanted in shown.items():
        assert headlines(cleo.gets(f"{storm.page}fragment/{choice}")) == wanted, choice


@pytest.mark.parametrize("choice", ["0/", "51/", "05/", "all/", "key/0/", "post/1/", "8/key/"])
def test_other_paths_are_not_there(cleo, storm, choice):
    assert cleo.gets(f"{storm.page}fragment/{choice}").status == 404


def test_without_its_last_slash_a_path_leads_to_the_one_with_it(cleo, storm):
    answer = cleo.gets(f"{storm.page}fragment/8")
    assert (answer.status, answer.headers["location"]) == (308, f"{storm.page}fragment/8/")


def test_a_fragment_is_kept_as_a_page_is_and_dropped_with_its_coverage(cleo, site, storm):
    storm.publish("Harbor closes")
    path = f"{storm.page}fragment/"
    answer = cleo.gets(path)
    assert answer.headers["cache-control"] == caching.PAGE
    assert answer.headers["cache-tag"] == f"coverage-{storm.id}"
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["x-robots-tag"] == "noindex"
    assert "set-cookie" not in answer.headers
    assert site.is_ready(path)
    again = cleo.gets(path, if_none_match=answer.headers["etag"])
    assert (again.status, again.data) == (304, b"")
    storm.publish("Bridge closes")
    assert not site.is_ready(path)
    assert cleo.gets(path, if_none_match=answer.headers["etag"]).status == 200


def test_what_is_withdrawn_is_in_no_fragment_from_then_on(cleo, storm):
    post = storm.publish("Harbor closes", key=True)
    paths = [f"{storm.page}fragment/{choice}" for choice in ("", "1/", "key/", f"post/{post}/")]
    before = {path: cleo.gets(path).headers["etag"] for path in paths}
    storm.withdraw(post)
    for path, tag in before.items():
        answer = cleo.gets(path, if_none_match=tag)
        assert answer.status in (200, 410)
        assert "Harbor" not in answer.text
    gone = cleo.gets(f"{storm.page}fragment/post/{post}/")
    assert gone.status == 410
    assert "This update has been withdrawn" in gone.text
    assert gone.headers["cache-tag"] == f"coverage-{storm.id}"
    Tree(gone.text)


def test_of_what_is_not_there_a_fragment_says_one_sentence(cleo, storm):
    for path in ("/live/none/fragment/", f"{storm.page}fragment/post/{next_id()}/"):
        answer = cleo.gets(path)
        assert answer.status == 404
        assert set(Tree(answer.text).tags) == {"p"}


def test_a_fragment_speaks_the_coverages_language(cleo, ada):
    storm = ada.opens(language="ar", headline="عاصفة", state="ended")
    tree = Tree(cleo.gets(f"{storm.page}fragment/").text)
    assert (tree.said("lang"), tree.said("dir")) == (["ar"], ["rtl"])


def test_a_site_in_a_path_is_named_whole(start_site):
    site = start_site(url="https://a.example/news")
    storm = site.ada.opens()
    storm.publish("Harbor", **photograph(root="/news"))
    tree = Tree(site.cleo.gets(f"/news{storm.page}fragment/").text)
    addresses = tree.said("href") + tree.said("src")
    assert all(address.startswith("https://a.example/news/") for address in addresses)
