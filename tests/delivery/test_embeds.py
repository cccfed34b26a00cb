"""Coverage on other people's pages: what a frame and a fragment hold, and what becomes of it."""

import gzip
import re
from html.parser import HTMLParser

import pytest

from dateline.delivery import caching
from tests.delivery.desk import next_id, photograph

VOID = {"img", "source", "br", "hr", "meta", "link", "base"}


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


def policy(answer):
    rules = answer.headers["content-security-policy"].split("; ")
    return {name: value for name, _, value in (rule.partition(" ") for rule in rules)}


def test_the_page_in_a_frame_may_stand_anywhere_and_no_other_may(cleo, storm, root):
    post = storm.publish("Harbor closes")
    for path in (f"/embed/{storm.slug}/", f"/embed/{storm.slug}/post/{post}/", "/embed/none/"):
        rules = policy(cleo.gets(path))
        assert rules.pop("frame-ancestors") == "*"
        ours = f"'self' {root}"
        assert rules == {
            **dict.fromkeys(("default-src", "base-uri", "form-action"), "'none'"),
            **{f"{kind}-src": ours for kind in ("script", "style", "img", "connect", "font")},
        }
    for path in ("/", storm.page, f"{storm.page}post/{post}/", f"{storm.page}fragment/"):
        assert policy(cleo.gets(path))["frame-ancestors"] == "'none'"


def test_the_newsroom_says_on_whose_pages_a_frame_may_stand(start_site):
    site = start_site(embedded_by="https://paper.example https://*.coast.example")
    storm = site.ada.opens()
    rules = policy(site.cleo.gets(f"/embed/{storm.slug}/"))
    assert rules["frame-ancestors"] == "https://paper.example https://*.coast.example"


def test_all_that_an_embed_fetches_may_be_fetched_by_any_page(cleo, storm):
    """The same for pages that isolate themselves, which load nothing that does not say they may."""
    storm.publish("Harbor closes")
    page = cleo.gets(f"/embed/{storm.slug}/")
    styles = [link for link in page.links if link.endswith(".css")]
    assert len(styles) == 2
    for address in (f"/embed/{storm.slug}/", "/embed/none/", "/embed.js", *map(path_of, styles)):
        headers = cleo.gets(address).headers
        assert headers["access-control-allow-origin"] == "*"
        assert headers["cross-origin-resource-policy"] == "cross-origin"
        assert "access-control-allow-credentials" not in headers
        assert "set-cookie" not in headers
    for name in ("head.json", "journal/1/1-1.json"):
        headers = cleo.gets(f"{storm.page}{name}").headers
        assert headers["access-control-allow-origin"] == "*"


def path_of(address):
    return "/" + address.split("/", 3)[3]


def test_the_script_has_one_address_for_ever_and_is_light(cleo):
    answer = cleo.gets("/embed.js")
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    assert answer.headers["cache-control"] == caching.HOUR
    assert cleo.gets("/embed.js", if_none_match=answer.headers["etag"]).status == 304
    assert len(gzip.compress(answer.data)) <= 5 * 1024


def test_the_page_in_a_frame_is_complete_and_names_whole_addresses(cleo, storm, root):
    for number in range(7):
        storm.publish(f"Report {number}", **photograph())
    answer = cleo.gets(f"/embed/{storm.slug}/3/")
    tree = Tree(answer.text.replace("<!doctype html>", ""))
    for name in ("href", "src", "data-live"):
        assert all(each.startswith(f"{root}/") for each in tree.said(name)), name
    shown = re.findall(
        r'<article class="post" id="post-[^"]*" data-position="\d+" aria', answer.text
    )
    spare = re.findall(
        r'<article class="post" id="post-[^"]*" data-position="\d+" hidden', answer.text
    )
    assert (len(shown), len(spare)) == (3, 3)
    assert f'<link rel="canonical" href="{root}{storm.page}">' in answer.text
    assert '<base target="_top">' in answer.text
    assert "style=" not in answer.text


def test_the_page_in_a_frame_is_kept_and_dropped_as_a_page_is(cleo, site, storm):
    path = f"/embed/{storm.slug}/"
    answer = cleo.gets(path)
    assert answer.headers["cache-control"] == caching.PAGE
    assert answer.headers["cache-tag"] == f"coverage-{storm.id}"
    assert answer.headers["x-robots-tag"] == "noindex"
    assert site.is_ready(path)
    assert cleo.gets(path, if_none_match=answer.headers["etag"]).status == 304
    storm.publish("Harbor closes")
    assert not site.is_ready(path)
    assert "Harbor closes" in cleo.gets(path).text


def test_what_is_withdrawn_is_in_no_frame_from_then_on(cleo, storm):
    post = storm.publish("Harbor closes", key=True)
    paths = [f"/embed/{storm.slug}/{choice}" for choice in ("", "1/", "key/", f"post/{post}/")]
    before = {path: cleo.gets(path).headers["etag"] for path in paths}
    storm.withdraw(post)
    for path, tag in before.items():
        assert "Harbor" not in cleo.gets(path, if_none_match=tag).text
    gone = cleo.gets(paths[-1])
    assert gone.status == 410
    assert "This update has been withdrawn" in gone.text
    assert gone.headers["cache-tag"] == f"coverage-{storm.id}"


def test_of_what_is_not_there_a_frame_says_one_sentence(cleo, storm):
    missing = f"/embed/{storm.slug}/post/{next_id()}/"
    for path, sentence in (("/embed/none/", "no coverage “none”"), (missing, "no such post")):
        answer = cleo.gets(path)
        assert answer.status == 404
        assert sentence in answer.text


def test_a_coverage_without_posts_says_that_they_will_come(cleo, storm):
    assert "Nothing has been published yet" in cleo.gets(f"/embed/{storm.slug}/").text
