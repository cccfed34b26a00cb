"""Each kind of page, as WCAG 2.2 AA asks of it: for the eye, for a machine that reads aloud, for a finger."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import LAPTOP, PHONE
from tests.browser.every_page import KINDS
from tests.browser.seeing import covered_text, cut_text, small_targets, width_of

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[2] / "web/node_modules/axe-core/axe.min.js"
OFF_BY_DEFAULT = {"target-size": {"enabled": True}}

# WCAG 2.2, 1.4.12: what a reader may set the text to, with nothing lost.
SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important }
* { word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }"""
DOUBLE = "html { font-size: 200% !important }"
NARROW = {"width": 320, "height": 640}

HEADINGS = """() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
  .filter(heading => heading.checkVisibility()).map(heading => Number(heading.tagName[1]))"""
LANDMARKS = """() => ({
  banner: document.querySelectorAll('body > header').length,
  main: document.querySelectorAll('main').length,
  contentinfo: document.querySelectorAll('body > footer').length,
  unnamed: [...document.querySelectorAll('nav, section, [role=region], [role=feed]')]
    .filter(part => part.checkVisibility() && !part.matches('.day'))
    .filter(part => !part.ariaLabel && !document.getElementById(part.getAttribute('aria-labelledby'))).length,
})"""


@pytest.fixture(scope="module", params=KINDS)
def page(request, browser, server, every_page) -> Iterator[Page]:
    """A page of each kind, opened once for all that is asked of it; its CSP lets a test in."""
    context = browser.new_context(base_url=server.url, bypass_csp=True, viewport=LAPTOP)
    page = context.new_page()
    page.goto(every_page[request.param])
    page.add_script_tag(path=AXE)
    yield page
    context.close()


@contextmanager
def styled(page: Page, style: str) -> Iterator[None]:
    """With a reader's own styles on top."""
    added = page.add_style_tag(content=style or "/* none */")
    yield
    added.evaluate("style => style.remove()")


@pytest.mark.parametrize("viewport", [PHONE, LAPTOP], ids=["phone", "laptop"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(page, scheme, viewport):
    page.set_viewport_size(viewport)
    page.emulate_media(color_scheme=scheme)
    found = page.evaluate(
        "rules => axe.run({rules}).then(result => result.violations)", OFF_BY_DEFAULT
    )
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []


def test_it_has_one_title_and_no_heading_is_passed_over(page):
    levels = page.evaluate(HEADINGS)
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_it_has_its_landmarks_and_each_has_a_name(page):
    assert page.evaluate(LANDMARKS) == {"banner": 1, "main": 1, "contentinfo": 1, "unnamed": 0}


@pytest.mark.parametrize(
    ("viewport", "style"),
    [
        (NARROW, ""),
        (NARROW, SPACED),
        (PHONE, DOUBLE),
        (LAPTOP, DOUBLE),
        (LAPTOP, SPACED),
        (LAPTOP, DOUBLE + SPACED),
    ],
    ids=["320", "320-spaced", "phone-200", "laptop-200", "laptop-spaced", "laptop-200-spaced"],
)
def test_nothing_is_cut_covered_or_out_of_sight(page, viewport, style):
    page.set_viewport_size(viewport)
    with styled(page, style):
        found = width_of(page), cut_text(page), covered_text(page)
    assert found == (viewport["width"], [], [])


@pytest.mark.parametrize("viewport", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_a_finger_can_hit_what_it_aims_at(page, viewport):
    page.set_viewport_size(viewport)
    assert small_targets(page) == []


def test_nothing_moves_by_itself_for_whoever_asked_for_that(page):
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate("document.getAnimations().length") == 0
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
