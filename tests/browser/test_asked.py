"""What a reader may ask of the page: what was missed, another zone, a pause, the next post, a link."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.reading import (
    fill,
    headlines,
    wait_for_headline,
    wait_until_served,
)

pytestmark = pytest.mark.browser


OWN = "() => document.querySelector('#zone').textContent === 'UTC+09:00'"
ZONES = """() => [...document.querySelectorAll('main time, .mast time')].filter(time => time.dateTime)
  .map(time => (time.firstElementChild ?? time).textContent.split(' ').pop())"""


@pytest.fixture
def in_tokyo(browser, server, reading) -> Iterator[Page]:
    """Cleo's browser, far from what she reads of."""
    context = browser.new_context(base_url=server.url, timezone_id="Asia/Tokyo")
    yield reading.watch(context.new_page())
    context.close()


def come_back(cleo: Page, slug: str, seq: int) -> None:
    """Later than the browser's cache would still answer with the page that was left."""
    wait_until_served(cleo, slug, seq)
    cleo.goto(f"/live/{slug}/?later")


def test_who_comes_back_is_told_what_was_missed(cleo, ada, slug):
    cleo.goto("about:blank")
    cleo.wait_for_timeout(1_000)  # the times of posts are cut to seconds
    missed = ada.publish_post(slug, headline="Missed", text="One.")
    ada.publish_post(slug, headline="A key moment", text="Two.", key=True)
    come_back(cleo, slug, 6)
    line = cleo.locator("#since a")
    line.wait_for()
    said = line.inner_text()
    assert said.startswith("2 updates since you were here at ")
    assert said.endswith("m. CET, 1 of them key")
    assert cleo.locator(".post.unread").count() == 2
    line.click()
    assert cleo.evaluate("location.hash") == f"#post-{missed}"
    assert cleo.locator("#since").is_hidden()


def test_who_missed_more_than_a_page_goes_on_from_there(cleo, ada, slug):
    cleo.goto("about:blank")
    cleo.wait_for_timeout(1_000)
    for number in range(22):
        ada.publish_post(slug, headline=f"Missed {number}", text="News.")
    come_back(cleo, slug, 26)
    line = cleo.locator("#since a")
    line.wait_for()
    assert line.inner_text().startswith("22 updates since")
    line.click()
    cleo.wait_for_url(f"**/live/{slug}/since/4/")
    assert headlines(cleo)[:2] == ["Missed 0", "Missed 1"]
    cleo.get_by_role("link", name="Newer updates").click()
    assert headlines(cleo)[:2] == ["Missed 10", "Missed 11"]


def test_a_posts_own_page_is_no_visit_to_the_coverage(cleo, ada, slug):
    post = cleo.locator(".headline a").first.get_attribute("href")
    for _ in range(2):  # neither as it is left nor as it is opened
        cleo.goto(post)
        cleo.wait_for_selector("#connection.up")
        assert cleo.locator("#since").count() == 0
        cleo.goto("about:blank")
    cleo.wait_for_timeout(1_000)
    missed = ada.publish_post(slug, headline="Missed", text="One.")
    wait_until_served(cleo, slug, 5)
    cleo.goto(f"/live/{slug}/post/{missed}/")
    cleo.wait_for_selector("#connection.up")
    come_back(cleo, slug, 5)
    cleo.locator("#since a", has_text="1 update since you were here").wait_for()


def test_who_came_by_a_post_first_is_not_told_that_they_missed_anything(page, slug):
    page.goto(f"/live/{slug}/")
    post = page.locator(".headline a").first.get_attribute("href")
    page.evaluate("localStorage.clear()")
    page.evaluate("onpagehide = document.onvisibilitychange = null")  # as if never opened
    page.goto(post)
    page.wait_for_selector("#connection.up")
    page.goto(f"/live/{slug}/?later")
    page.wait_for_selector("#connection.up")
    assert page.locator("#since").is_hidden()


def test_who_left_before_the_first_update_is_told_of_all(page, ada):
    slug = ada.open_coverage(slug="dawn", headline="Dawn")
    page.goto(f"/live/{slug}/")
    page.wait_for_selector("#connection.up")
    page.goto("about:blank")
    ada.publish_post(slug, headline="The first", text="One.")
    come_back(page, slug, 2)
    page.locator("#since a", has_text="1 update since you were here").wait_for()


def test_times_are_in_one_zone_and_the_readers_own_is_a_click_away(in_tokyo, ada, slug):
    page = in_tokyo
    page.goto(f"/live/{slug}/")
    page.wait_for_selector("#connection.up")
    page.get_by_role("button", name="Show in my time zone").click()
    page.wait_for_function(OWN)
    page.evaluate("scrollTo(0, 0)")
    ada.publish_post(slug, headline="In Tokyo", text="At night.")
    wait_for_headline(page, "In Tokyo")
    assert set(page.evaluate(ZONES)) == {"UTC+09:00"}
    page.reload()
    page.wait_for_function(OWN)
    page.get_by_role("button", name="Show in the story’s time zone").click()
    page.wait_for_function("() => document.querySelector('#zone').textContent === 'CET'")
    assert set(page.evaluate(ZONES)) == {"CET"}


def test_the_readers_own_zone_is_on_every_page_and_in_every_time_on_it(in_tokyo, ada, slug):
    page = in_tokyo
    ada.publish_post(slug, text="A post without a headline.")
    page.goto(f"/live/{slug}/")
    page.get_by_role("button", name="Show in my time zone").click()
    page.wait_for_function(OWN)
    page.goto("about:blank")
    page.wait_for_timeout(1_000)
    above = ada.publish_post(slug, headline="Missed", text="One.")
    come_back(page, slug, 6)
    page.locator("#since").wait_for()
    page.wait_for_function("() => document.querySelector('#since').textContent.includes('UTC+09')")
    assert set(page.evaluate(ZONES)) == {"UTC+09:00"}
    other = ada.open_coverage(slug=f"{slug}-other", headline="Elsewhere", time_zone="Asia/Kolkata")
    ada.publish_post(other, text="News.")
    for address in (f"/live/{slug}/post/{above}/", f"/live/{other}/"):  # neither was open before
        page.goto(address)
        page.wait_for_function(OWN)
        assert set(page.evaluate(ZONES)) == {"UTC+09:00"}


def test_a_paused_page_holds_new_posts_at_the_top_too(cleo, ada, slug):
    pause = cleo.get_by_role("button", name="Pause updates")
    pause.click()
    cleo.wait_for_selector("#pause[aria-pressed=true]")
    ada.publish_post(slug, headline="Held", text="News.")
    cleo.locator("#arrivals", has_text="1 new update").wait_for()
    assert cleo.title().startswith("(1) ")
    pause.click()
    wait_for_headline(cleo, "Held")
    assert cleo.locator("#arrivals").is_hidden()


def test_the_keys_of_a_feed_go_from_post_to_post(cleo):
    cleo.locator("#feed article").first.focus()
    for key, name in (
        ("PageDown", "Post two"),
        ("PageDown", "Post one"),
        ("PageUp", "Post two"),
    ):
        cleo.keyboard.press(key)
        cleo.wait_for_function(
            "name => document.activeElement.querySelector('.headline')?.textContent === name",
            arg=name,
        )
    cleo.keyboard.press("Control+End")
    cleo.wait_for_function("() => document.activeElement.closest('.foot')")
    setsize = cleo.locator("#feed article").evaluate_all(
        "all => all.map(post => [post.ariaPosInSet, post.ariaSetSize])"
    )
    assert setsize == [["1", "3"], ["2", "3"], ["3", "3"]]


def test_a_link_to_a_post_is_on_the_clipboard_at_a_click(cleo, context):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    link = cleo.locator(".share").first
    address = link.evaluate("link => link.href")
    link.click()
    cleo.locator(".share", has_text="Link copied").wait_for()
    assert cleo.evaluate("navigator.clipboard.readText()") == address


OFFER = """says => {
  window.handed = [];
  navigator.share = async ({url}) => {
    handed.push(url);
    if (says === 'no') throw new DOMException('Share canceled', 'AbortError');
  };
}"""


def test_a_link_to_a_post_is_handed_to_what_the_device_shares_by(cleo):
    link = cleo.locator(".share").first
    words, address = link.inner_text(), link.evaluate("link => link.href")
    where = cleo.url
    for says in ("yes", "no"):  # and a reader who thinks better of it
        cleo.evaluate(OFFER, says)
        link.click()
        cleo.wait_for_function("() => handed.length")
        assert cleo.evaluate("handed") == [address]
    assert (cleo.url, link.inner_text()) == (where, words)


def test_a_posts_own_page_hears_of_its_revision_of_others_and_of_its_withdrawal(
    page, ada, slug, reading
):
    reading.expects_lost_connections = True  # the page is reloaded, and is 410 Gone
    post = ada.publish_post(slug, headline="Sandbags arrive", text="At the gate.")
    page.goto(f"/live/{slug}/post/{post}/")
    page.wait_for_selector("#connection.up")
    ada.revise_post(slug, post, headline="Sandbags are in place")
    page.locator("h1", has_text="Sandbags are in place").wait_for()
    ada.publish_post(slug, headline="More sandbags", text="They came by boat.")
    page.locator("#arrivals", has_text="1 new update").wait_for()
    ada.withdraw_post(slug, post, reason="Wrong gate.")
    page.get_by_text("This update has been withdrawn").wait_for()
    assert "Sandbags are in place" not in page.content()


def test_a_page_of_older_posts_is_told_too(page, ada, slug):
    posts = fill(page, ada, slug, 22)
    page.goto(f"/live/{slug}/before/{posts[4]}/")
    page.wait_for_selector("#connection.up")
    page.wait_for_timeout(1_000)  # the times of posts are cut to seconds
    shown = headlines(page)
    ada.revise_post(slug, posts[0], headline="Long 0, corrected", correction="It was wrong.")
    wait_for_headline(page, "Long 0, corrected")
    ada.revise_post(slug, posts[20], headline="Elsewhere")
    ada.publish_post(slug, headline="New", text="News.")
    button = page.locator("#arrivals", has_text="1 new update")
    button.wait_for()
    assert headlines(page) == [name.replace("Long 0", "Long 0, corrected") for name in shown]
    button.click()
    page.wait_for_url(f"**/live/{slug}/")
