"""Nothing that Cleo reads ever moves by itself: no layout shift, as Chromium counts it, whatever arrives."""

from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page

from tests.browser.conftest import LAPTOP, PHONE
from tests.browser.reading import fill, wait_for_headline, wait_for_seq

pytestmark = pytest.mark.browser

NOTE_SHIFTS = """
  window.shifts = [];
  new PerformanceObserver(list => {
    for (const {value, hadRecentInput, sources} of list.getEntries())
      if (!hadRecentInput)
        window.shifts.push([value, ...sources.map(({node}) => node?.outerHTML?.slice(0, 80))]);
  }).observe({type: 'layout-shift', buffered: true});
"""
AFTER_INPUT_MS = 600  # a scroll is input: for half a second, what moves does not count
SLID = "() => document.getAnimations().every(one => one instanceof CSSAnimation)"
PLACES = {"top": "0", "middle": "document.body.scrollHeight / 2", "end": "1e6"}


@pytest.fixture
def painted(tmp_path) -> Path:
    """A picture as a telephone takes it, but smaller."""
    path = tmp_path / "river.jpg"
    Image.new("RGB", (1200, 800), (40, 60, 120)).save(path)
    return path


@pytest.fixture
def noting(page) -> Page:
    """Cleo's browser, which notes whatever moves, from the first thing that it paints."""
    page.add_init_script(NOTE_SHIFTS)
    return page


def shifts(page: Page) -> list:
    """What has moved so far, once everything has come to rest and was painted."""
    page.wait_for_function(SLID)
    page.evaluate(
        "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
    )
    return page.evaluate("window.shifts")


def read_at(page: Page, slug: str, place: str) -> None:
    """Open the coverage and scroll there, so long ago that what moves now counts."""
    page.goto(f"/live/{slug}/")
    page.wait_for_selector("#connection.up")
    page.wait_for_load_state("load")
    page.evaluate(f"scrollTo(0, {PLACES[place]})")
    page.wait_for_timeout(AFTER_INPUT_MS)


@pytest.mark.parametrize("pictures", [False, True], ids=["words", "pictures"])
@pytest.mark.parametrize("place", PLACES)
def test_while_fifty_posts_arrive(noting, ada, slug, painted, place, pictures):
    fill(noting, ada, slug, 6)
    if pictures:
        ada.publish_post(slug, picture=str(painted), headline="With a picture")
    read_at(noting, slug, place)
    before = int(noting.locator("main").get_attribute("data-seq"))
    for number in range(50):
        is_picture = pictures and number % 5 == 0
        form = {"picture": str(painted)} if is_picture else {"text": "A few words."}
        ada.publish_post(slug, headline=f"Arrives {number}", **form)
    wait_for_seq(noting, before + 50)
    assert shifts(noting) == []
    assert noting.locator("#feed .headline", has_text="Arrives").count() == (
        50 if place == "top" else 0
    )


@pytest.mark.parametrize("viewport", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_when_posts_arrive_as_the_page_opens(noting, ada, slug, painted, viewport):
    """The page comes from a cache that is late, so all of it is there as soon as the script asks."""
    noting.set_viewport_size(viewport)
    ada.publish_post(slug, headline="The bridge closes", text="Now.", key=True)
    late = noting.request.get(f"/live/{slug}/").text()
    for number in range(4):
        ada.publish_post(slug, headline=f"Arrives {number}", text="A few words.", key=number == 2)
    ada.publish_post(slug, headline="Arrives with a picture", picture=str(painted))
    noting.route(
        f"**/live/{slug}/", lambda route: route.fulfill(body=late, content_type="text/html")
    )
    noting.goto(f"/live/{slug}/")
    wait_for_headline(noting, "Arrives with a picture")
    noting.wait_for_selector("#connection.up")
    assert shifts(noting) == []


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("viewport", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_when_the_first_key_moment_appears(noting, ada, slug, viewport, place):
    noting.set_viewport_size(viewport)
    fill(noting, ada, slug, 6)
    read_at(noting, slug, place)
    before = int(noting.locator("main").get_attribute("data-seq"))
    ada.publish_post(slug, headline="The bridge closes", text="Now.", key=True)
    wait_for_seq(noting, before + 1)
    assert shifts(noting) == []


@pytest.mark.parametrize("place", PLACES)
def test_when_a_post_further_down_becomes_a_key_moment(noting, ada, slug, place):
    ada.publish_post(slug, headline="The bridge closes", text="Now.", key=True)
    old = ada.publish_post(slug, headline="The bridge opens", text="Again.")
    fill(noting, ada, slug, 12)  # it is on the next page now
    read_at(noting, slug, place)
    before = int(noting.locator("main").get_attribute("data-seq"))
    ada.mark_key_moment(slug, old)
    wait_for_seq(noting, before + 1)
    assert shifts(noting) == []
    ada.withdraw_post(slug, old, reason="It did not.")
    wait_for_seq(noting, before + 2)
    assert shifts(noting) == []


def test_when_the_connection_is_lost_and_found(noting, ada, slug, context, reading):
    reading.expects_lost_connections = True
    read_at(noting, slug, "top")
    context.set_offline(True)
    noting.locator("#connection", has_text="Reconnecting").wait_for()
    context.set_offline(False)
    noting.wait_for_selector("#connection.up")
    assert shifts(noting) == []
