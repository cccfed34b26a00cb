"""The page in another theme, from right to left, with more contrast, with colours forced, and on paper."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import LAPTOP, PHONE
from tests.browser.every_page import open_every_page
from tests.browser.seeing import covered_text, cut_text, width_of
from tests.running import Server

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[2] / "web/node_modules/axe-core/axe.min.js"
NARROW = {"width": 320, "height": 640}
KINDS = ("front", "live", "ended", "post", "story", "withdrawn")
STANDS_AT = """selector => {
  const {left, right} = document.querySelector(selector).getBoundingClientRect();
  return [left, document.documentElement.clientWidth - right];
}"""
STYLE = "([selector, name, part]) => getComputedStyle(document.querySelector(selector), part)[name]"


def violations(page: Page) -> list[tuple[str, list[str]]]:
    found = page.evaluate("axe.run().then(result => result.violations)")
    return [(one["id"], [node["html"] for node in one["nodes"]]) for one in found]


def style(page: Page, selector: str, name: str, part: str = "") -> str:
    return page.evaluate(STYLE, [selector, name, part])


@pytest.fixture(scope="module")
def bulletin(data, server, every_page) -> Iterator[Server]:
    """The same newsroom's pages in the other theme."""
    other = Server(data, PAGE_POSTS="10", THEME="bulletin").start()
    yield other
    other.stop()


@pytest.fixture(scope="module")
def pages(ada, every_page, tmp_path_factory) -> dict[str, dict[str, str]]:
    """The addresses of pages of each kind, by language."""
    folder = tmp_path_factory.mktemp("looks")
    others = {language: open_every_page(ada, folder, language) for language in ("ar", "he")}
    return {"en": every_page} | others


@pytest.fixture
def opened(browser) -> Iterator[Page]:
    """A window that lets a test into the page."""
    context = browser.new_context(bypass_csp=True, viewport=LAPTOP)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_bulletin_is_as_easy_to_read(opened, bulletin, every_page, kind):
    opened.goto(bulletin.url + every_page[kind])
    opened.add_script_tag(path=AXE)
    assert style(opened, ".mast", "backgroundColor") == "rgb(14, 26, 36)"
    for scheme in ("light", "dark"):
        opened.emulate_media(color_scheme=scheme)
        assert violations(opened) == []
    for window in (NARROW, LAPTOP):
        opened.set_viewport_size(window)
        assert (width_of(opened), cut_text(opened)) == (window["width"], [])
        assert covered_text(opened) == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["ar", "he"])
def test_from_right_to_left_everything_is_in_its_place(opened, server, pages, language, kind):
    opened.goto(server.url + pages[language][kind])
    opened.add_script_tag(path=AXE)
    assert violations(opened) == []
    for window in (NARROW, PHONE, LAPTOP):
        opened.set_viewport_size(window)
        assert (width_of(opened), cut_text(opened)) == (window["width"], [])
        assert covered_text(opened) == []


def test_from_right_to_left_a_page_is_a_mirror(opened, server, pages):
    parts = (".name", "#rail", ".status", "#feed .when", "#feed .headline", ".lead .photo")
    stands = {}
    for language in ("en", "ar"):
        opened.goto(server.url + pages[language]["live"])
        stands[language] = [opened.evaluate(STANDS_AT, part) for part in parts]
    for (left, _), (_, right) in zip(stands["en"], stands["ar"], strict=True):
        assert left == pytest.approx(right, abs=1)


@pytest.mark.parametrize(("scheme", "paper", "ink"), [("light", 255, 0), ("dark", 0, 255)])
def test_more_contrast_is_black_and_white(opened, server, every_page, scheme, paper, ink):
    opened.emulate_media(color_scheme=scheme, contrast="more")
    opened.goto(server.url + every_page["live"])
    assert style(opened, "body", "backgroundColor") == f"rgb({paper}, {paper}, {paper})"
    for part in ("h1", ".when", ".by", ".key-mark", ".body a", "figcaption", ".name", ".foot"):
        assert style(opened, part, "color") == f"rgb({ink}, {ink}, {ink})"


def test_where_colours_are_forced_what_floats_and_what_marks_is_still_seen(
    opened, server, every_page
):
    opened.emulate_media(forced_colors="active")
    opened.goto(server.url + every_page["live"])
    opened.evaluate(
        "document.querySelectorAll('#arrivals, #since').forEach(it => { it.hidden = false })"
    )
    for part in ("#arrivals", "#since", ".summary"):
        assert style(opened, part, "borderTopWidth") == "1px"
    ground = style(opened, "body", "backgroundColor")
    for part, dot in ((".keys li", "::before"), (".post.key", "::after"), (".post", "::before")):
        assert style(opened, part, "backgroundColor", dot) not in (ground, "rgba(0, 0, 0, 0)")


@pytest.fixture
def on_paper(opened, server, every_page) -> Page:
    """The live page as it is printed by somebody who reads in the dark."""
    opened.emulate_media(color_scheme="dark", media="print")
    opened.goto(server.url + every_page["live"])
    return opened


def test_on_paper_it_is_black_on_white(on_paper):
    assert style(on_paper, "body", "backgroundColor") == "rgb(255, 255, 255)"
    assert style(on_paper, "h1", "color") == "rgb(0, 0, 0)"
    assert style(on_paper, ".key-mark", "color") == "rgb(0, 0, 0)"


def test_on_paper_nothing_is_to_be_pressed_and_all_that_is_read_is_there(on_paper):
    for gone in ("button", ".button", ".acts", ".skip", ".following", ".related"):
        assert on_paper.locator(f"{gone} >> visible=true").count() == 0
    for there in (
        ".name",
        ".status .state",
        "h1",
        ".summary li",
        "#rail li",
        ".post",
        ".foot #zone",
    ):
        found = on_paper.locator(there)
        assert found.count() > 0
        assert on_paper.locator(f"{there} >> visible=true").count() == found.count()


def test_on_paper_a_link_says_where_it_leads(on_paper):
    said = style(on_paper, '.body a[href^="https://example.org/"]', "content", "::after")
    assert re.search(r"https://example\.org/", said)


def test_on_paper_a_post_is_kept_together(on_paper):
    assert style(on_paper, ".post", "breakInside") == "avoid-page"
