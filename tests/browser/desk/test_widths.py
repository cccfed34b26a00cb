"""Nothing of the desk sticks out: on a phone, on a laptop at 200 %, with letters twice as large."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import chromium
from tests.browser.desk.desks import composer, post, write

STICKING_OUT = """() => {
  const most = document.documentElement.clientWidth + 1;
  const scrolls = (one) => one.parentElement.closest('.lines, .table, nav, .bar, .points') !== null;
  return [...document.querySelectorAll('body *')]
    .filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > most && !scrolls(one))
    .filter((one) => !one.closest('.sr-only, .skip'))
    .map((one) => `${one.tagName}.${one.className} ${one.textContent.slice(0, 30)}`);
}"""
WIDTHS = [390, 683, 1366]  # a phone, a laptop at 200 %, a laptop


@pytest.fixture(scope="module", params=[16, 32], ids=["letters 16", "letters 32"])
def browser(request) -> Iterator[Browser]:
    """Somebody's who has set this size of letters."""
    with chromium(f"--blink-settings=defaultFontSize={request.param}") as browser:
        yield browser


def check(page: Page) -> None:
    assert page.evaluate(STICKING_OUT) == []
    width = page.viewport_size["width"]
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_of_a_coverage_sticks_out(open_desk, ada, slug, width):
    page = open_desk("ada", slug, viewport={"width": width, "height": 768})
    post(page, "Post three").wait_for()
    check(page)
    post(page, "Post three").get_by_role("button", name="Revise").click()
    page.get_by_role("region", name="Revise the post").get_by_label("Tags").wait_for()
    check(page)
    if page.get_by_role("button", name="How it goes").is_visible():
        page.get_by_role("button", name="How it goes").click()
        page.get_by_label("Point 1", exact=True).wait_for()
        check(page)


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_of_the_other_views_sticks_out(open_desk, slug, width):
    page = open_desk("mia", viewport={"width": width, "height": 768})
    page.locator(".board > li").first.wait_for()
    check(page)
    for name in ("People", "Tokens"):
        page.get_by_role("navigation", name="Desk").get_by_role("link", name=name).click()
        page.get_by_role("heading", name=name).first.wait_for()
        check(page)


@pytest.mark.parametrize("browser", [16], indirect=True, ids=["letters 16"])
def test_publish_is_not_under_the_tabs_on_a_laptop_at_200_per_cent(open_desk, slug):
    page = open_desk("ada", slug, viewport={"width": 683, "height": 384})
    post(page, "Post three").wait_for()
    write(composer(page), "The bridge is closed", "As it is.")
    button = composer(page).get_by_role("button", name="Publish", exact=True)
    expect(button).to_be_in_viewport(ratio=1)
    tabs = page.get_by_role("navigation", name="Parts of the desk").bounding_box()
    box = button.bounding_box()
    assert box["y"] + box["height"] <= tabs["y"]
