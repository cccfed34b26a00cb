"""The page before any script: complete, readable, in order; and what it may never do."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import PHONE
from tests.browser.every_page import KINDS
from tests.browser.reading import fill, headlines

pytestmark = pytest.mark.browser


@pytest.fixture
def without_script(browser, server, reading) -> Iterator[Page]:
    """Cleo has JavaScript off."""
    context = browser.new_context(java_script_enabled=False, base_url=server.url, viewport=PHONE)
    yield reading.watch(context.new_page())
    context.close()


def test_everything_is_readable_without_javascript(without_script, slug):
    without_script.goto(f"/live/{slug}/")
    assert headlines(without_script) == ["Post three", "Post two", "Post one"]
    assert without_script.locator("#summary li").count() == 2
    assert without_script.locator("#arrivals").is_hidden()


def test_older_posts_are_a_link_away_without_javascript(without_script, ada, slug):
    fill(without_script, ada, slug, 10)
    without_script.goto(f"/live/{slug}/")
    without_script.get_by_role("link", name="Older updates").click()
    assert without_script.locator(".feed .headline").all_inner_texts() == [
        "Post three",
        "Post two",
        "Post one",
    ]


def test_a_posts_own_page_is_complete(without_script, slug):
    without_script.goto(f"/live/{slug}/")
    without_script.get_by_role("link", name="Post two").click()
    assert without_script.locator("h1").inner_text() == "Post two"
    assert without_script.get_by_text("Text of post two.").is_visible()


def test_all_of_it_is_walked_without_javascript(without_script, every_page):
    """From the front page to a story, by links alone; whatever stands on a page is there to read."""
    page = without_script
    page.goto("/")
    page.locator(f"h2 a[href='{every_page['live']}'], h3 a[href='{every_page['live']}']").click()
    assert page.locator(".feed > .post").count() == 10
    page.get_by_role("link", name="Refresh").click()
    page.wait_for_url(f"**{every_page['live']}")
    page.get_by_role("link", name="Older updates").click()
    page.wait_for_url("**/before/**")
    name = page.locator(".headline").first.inner_text()
    page.locator(".headline a").first.click()
    page.wait_for_url("**/post/**")
    assert page.locator("h1").inner_text() == name
    page.get_by_role("link", name="All updates").click()
    page.locator(".of-story a").click()
    page.wait_for_url(f"**{every_page['story']}")
    page.locator(".moments a").first.click()
    page.wait_for_url("**/post/**")
    page.get_by_role("link", name="All coverage").click()
    page.wait_for_url("**/")


@pytest.mark.parametrize("kind", KINDS)
def test_what_works_by_script_alone_is_not_offered_without_it(
    without_script, every_page, kind, reading
):
    reading.expects_lost_connections = True  # some of these pages say that nothing is there
    without_script.goto(every_page[kind])
    assert without_script.locator("button:visible").count() == 0
    assert without_script.locator("main").inner_text().strip()


def test_a_browser_that_does_not_get_the_script_has_the_page_without(page, slug, reading):
    """Or one that is too old for it: nothing on the page is dead, and there is a link to read on by."""
    reading.expects_lost_connections = True
    page.route("**/assets/reader-*.js", lambda route: route.abort())
    page.goto(f"/live/{slug}/")
    page.get_by_role("link", name="Refresh").click()
    page.wait_for_url(f"**/live/{slug}/")
    assert headlines(page) == ["Post three", "Post two", "Post one"]
    assert page.locator("button:visible").count() == 0
    assert page.locator(".mast .standing").inner_text().startswith("Live\nUpdated ")


def test_where_the_script_runs_nothing_is_offered_that_it_does_by_itself(cleo):
    assert cleo.get_by_role("button", name="Pause updates").is_visible()
    assert cleo.get_by_role("button", name="Show in my time zone").is_visible()
    assert cleo.locator(".refresh").is_hidden()


def test_times_are_in_the_storys_zone_in_newsroom_style(without_script, ada):
    ada.open_coverage(slug="ny", headline="Snow", time_zone="America/New_York")
    ada.publish_post("ny", text="Snow.", headline="Snow")
    without_script.goto("/live/ny/")
    said = without_script.locator("#feed time").first.text_content()
    assert said.split(", ")[0].endswith(("a.m. ET", "p.m. ET"))


@pytest.mark.parametrize("width", [320, 390, 768, 1366, 2560])
def test_nothing_sticks_out_at_any_width(page, slug, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"/live/{slug}/")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_script_is_small():
    import gzip

    from dateline.delivery.files import ASSETS, asset_names

    script = (ASSETS / asset_names()["main.ts"]).read_bytes()
    assert len(gzip.compress(script)) <= 5 * 1024
