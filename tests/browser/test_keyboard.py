"""Cleo has no mouse: all is reached, pressed and left by keys, and seen while it has the focus."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import LAPTOP, PHONE
from tests.browser.reading import fill, headlines, wait_for_seq, wait_until_served

pytestmark = pytest.mark.browser

MOST_STOPS = 400
FOCUSED = "document.activeElement"

# What of the focused element can be seen: the share of it, or of the window where it is larger.
SEEN = """() => {
  const focused = document.activeElement;
  const edge = focused.getBoundingClientRect();
  const bar = document.querySelector('.mast');
  const top = bar.contains(focused) || focused.matches('.skip') ? 0 : bar.getBoundingClientRect().bottom;
  const floats = [...document.querySelectorAll('.arrivals, .since')]
    .filter(float => float.checkVisibility() && !float.contains(focused))
    .map(float => float.getBoundingClientRect());
  const seen = {top: Math.max(edge.top, top), bottom: Math.min(edge.bottom, innerHeight),
    left: Math.max(edge.left, 0), right: Math.min(edge.right, innerWidth)};
  const area = box => Math.max(0, box.right - box.left) * Math.max(0, box.bottom - box.top);
  const covered = floats.map(float => area({
    top: Math.max(seen.top, float.top), left: Math.max(seen.left, float.left),
    bottom: Math.min(seen.bottom, float.bottom), right: Math.min(seen.right, float.right)}));
  const most = Math.min(area(edge), (innerHeight - top) * innerWidth / 2);
  return (area(seen) - covered.reduce((one, other) => one + other, 0)) / most;
}"""
NAME = """() => {
  const focused = document.activeElement;
  return focused.id || `${focused.className} ${focused.innerText.slice(0, 30)}`;
}"""


def press_until(page: Page, key: str, matches: str) -> None:
    """Press a key, as often as it takes to have the focus on what matches a selector."""
    for _ in range(MOST_STOPS):
        page.keyboard.press(key)
        if page.evaluate("selector => document.activeElement.matches(selector)", matches):
            return
    raise AssertionError(f"{matches} is not reached by {key}")


def stops(page: Page, key: str) -> Iterator[tuple[str, float]]:
    """Each stop on the way through the page: its name, and how much of it is seen."""
    first = ""
    for _ in range(MOST_STOPS):
        page.keyboard.press(key)
        name = page.evaluate(NAME)
        if name == first or page.evaluate("document.activeElement === document.body"):
            return  # a browser without a window begins again
        first = first or name
        yield name, page.evaluate(SEEN)
    raise AssertionError("the focus does not leave the page")


@pytest.fixture
def long(page, ada, slug) -> Page:
    """A page with key moments, pictures of words, and older posts; Cleo has been there before."""
    fill(page, ada, slug, 8)
    ada.publish_post(slug, headline="The bridge closes", text="Now.", key=True)
    wait_until_served(page, slug, 13)
    page.goto(f"/live/{slug}/")
    page.wait_for_selector("#connection.up")
    page.goto("about:blank")
    page.wait_for_timeout(1_000)  # the times of posts are cut to seconds
    ada.publish_post(slug, headline="Missed", text="While Cleo was away.")
    wait_until_served(page, slug, 14)
    page.goto(f"/live/{slug}/?later")
    page.locator("#since a").wait_for()
    page.wait_for_selector("#connection.up")
    return page


def test_the_first_key_leads_past_the_masthead(cleo):
    cleo.keyboard.press("Tab")
    assert cleo.evaluate(f"{FOCUSED}.matches('.skip')")
    assert cleo.locator(".skip").bounding_box()["x"] >= 0
    cleo.keyboard.press("Enter")
    cleo.keyboard.press("Tab")
    assert cleo.evaluate(f"{FOCUSED}.closest('main') !== null")


@pytest.mark.parametrize("viewport", [PHONE, LAPTOP], ids=["phone", "laptop"])
@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_what_has_the_focus_is_seen(long, ada, slug, viewport, key):
    long.set_viewport_size(viewport)
    long.evaluate("document.querySelector('#feed .share').focus()")
    ada.publish_post(slug, headline="Waits", text="Behind its button.")
    long.locator("#arrivals").wait_for()
    long.evaluate("document.activeElement.blur()")
    long.evaluate(f"scrollTo(0, {0 if key == 'Tab' else 1e6})")
    if key == "Shift+Tab":
        long.locator("#own-zone").focus()
    found = list(stops(long, key))
    assert len(found) > 30
    assert [(name, seen) for name, seen in found if seen < 0.99] == []


def test_every_control_is_reached_and_none_holds_the_focus(long):
    names = [name for name, _ in stops(long, "Tab")]
    order = [name.split()[0] for name in names]
    assert order[:3] == ["skip", "name", "pause"]
    assert order[-1] == "own-zone"
    assert {*order} >= {"share", "older"}
    back = [name for name, _ in stops(long, "Shift+Tab")]
    assert back == names[::-1]


def test_what_waits_is_shown_by_a_key(cleo, ada, slug):
    fill(cleo, ada, slug, 6)
    wait_for_seq(cleo, 10)
    press_until(cleo, "Tab", "#feed .share")
    newest = ada.publish_post(slug, headline="Waits", text="Behind its button.")
    cleo.locator("#arrivals", has_text="1 new update").wait_for()
    press_until(cleo, "Shift+Tab", "#arrivals")
    cleo.keyboard.press("Enter")
    cleo.wait_for_function("id => document.activeElement.id === 'post-' + id", arg=newest)
    assert headlines(cleo)[0] == "Waits"


def test_updates_are_paused_and_go_on_by_a_key(cleo, ada, slug):
    press_until(cleo, "Tab", "#pause")
    cleo.keyboard.press("Space")
    cleo.wait_for_selector("#pause[aria-pressed=true]")
    ada.publish_post(slug, headline="Waits", text="Until Cleo wants it.")
    cleo.locator("#arrivals").wait_for()
    assert "Waits" not in headlines(cleo)
    cleo.keyboard.press("Space")
    cleo.wait_for_selector("#pause[aria-pressed=false]")
    cleo.locator("#feed .headline", has_text="Waits").wait_for()


def test_a_link_is_copied_by_a_key(cleo, context):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    press_until(cleo, "Tab", ".share")
    address = cleo.evaluate(f"{FOCUSED}.href")
    cleo.keyboard.press("Enter")
    cleo.locator(".share", has_text="Link copied").wait_for()
    assert cleo.evaluate("navigator.clipboard.readText()") == address


def test_the_zone_is_switched_by_a_key(cleo):
    press_until(cleo, "Tab", "#own-zone")
    cleo.keyboard.press("Enter")
    cleo.locator("#own-zone", has_text="Show in the story’s time zone").wait_for()
    assert cleo.evaluate(f"{FOCUSED}.id") == "own-zone"


def test_a_key_moment_leads_to_its_post(long):
    press_until(long, "Tab", "#keys a")
    place = long.evaluate(f"{FOCUSED}.getAttribute('href')")
    long.keyboard.press("Enter")
    long.wait_for_function("place => '#' + document.activeElement.id === place", arg=place)
    assert long.evaluate(SEEN) > 0.99


def test_what_was_missed_is_gone_to_by_a_key(long):
    press_until(long, "Tab", "#since a")
    long.keyboard.press("Enter")
    long.wait_for_function("() => document.activeElement.matches('.post.unread')")
    assert long.locator("#since").is_hidden()


def test_what_was_missed_is_put_away_by_a_key(long):
    press_until(long, "Tab", "#since button")
    long.keyboard.press("Enter")
    long.locator("#since").wait_for(state="hidden")


def test_older_posts_are_a_key_away_and_so_is_a_posts_own_page(long):
    press_until(long, "Tab", "#older")
    long.keyboard.press("Enter")
    long.wait_for_url("**/before/**")
    press_until(long, "Tab", ".headline a")
    name = long.evaluate(f"{FOCUSED}.innerText")
    long.keyboard.press("Enter")
    long.wait_for_url("**/post/**")
    assert long.locator("h1").inner_text() == name


def test_the_keys_of_a_feed_leave_it_at_both_ends(cleo):
    said = cleo.locator("#feed").get_attribute("aria-keyshortcuts")
    assert said == "PageDown PageUp Control+Home Control+End"
    press_until(cleo, "Tab", ".post")
    cleo.keyboard.press("Control+Home")
    cleo.wait_for_function("() => document.activeElement.closest('.mast')")
    press_until(cleo, "Tab", ".post")
    cleo.keyboard.press("PageUp")  # there is none above
    assert cleo.evaluate(f"{FOCUSED}.matches('.post')")
    cleo.keyboard.press("PageDown")
    cleo.wait_for_function(
        "() => document.activeElement.matches('.post') && document.activeElement.ariaPosInSet === '2'"
    )
    cleo.keyboard.press("Control+End")
    cleo.wait_for_function("() => document.activeElement.closest('.foot')")


def test_a_wide_table_is_scrolled_by_keys(page, every_page):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(every_page["post"])
    press_until(page, "Tab", ".table")
    page.keyboard.press("ArrowRight")
    page.wait_for_function(f"() => {FOCUSED}.scrollLeft > 0")
