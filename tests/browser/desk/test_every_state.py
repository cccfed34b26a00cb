"""What the desk shows when it asks, waits, refuses or has ended: axe has nothing to say of it either.

Each tour goes through several states on one page, and is told at each what axe found there.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk.conftest import OpenDesk
from tests.browser.desk.desks import composer, draft, post, wait_until_kept, write
from tests.browser.desk.looking import SEEN_BY_AXE, look_at
from tests.browser.desk.phones import photograph, share, wait_for_worker


@pytest.fixture
def desk(open_desk: OpenDesk, slug: str) -> Page:
    page = open_desk("mia", slug, **SEEN_BY_AXE)
    composer(page).wait_for()
    post(page, "Post three").wait_for()
    return page


def close(page: Page) -> None:
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def of_a_post(page: Page, headline: str, act: str) -> Page:
    """The dialog that an act under More opens."""
    more = post(page, headline).get_by_role("button", name="More")
    if more.get_attribute("aria-expanded") == "false":
        more.click()
    post(page, headline).get_by_role("button", name=act).click()
    page.get_by_role("dialog").wait_for()
    return page


def test_where_it_asks(desk, ada, slug, tmp_path):
    picture = photograph(tmp_path / "pier.jpg")
    ada.publish_post(slug, headline="The pier", picture=str(picture))
    assert list(_asking(desk)) == [[]] * 7


def _asking(page: Page) -> Iterator[list[str]]:
    write(composer(page), "The ferry leaves", "On time.")
    expect(composer(page)).to_contain_text("Saved")
    composer(page).get_by_role("button", name="Schedule").click()
    page.get_by_role("dialog").wait_for()
    yield look_at(page, "schedule")
    close(page)
    of_a_post(page, "Post two", "Re-date")
    yield look_at(page, "redate")
    close(page)
    of_a_post(page, "Post two", "History").get_by_role("dialog").get_by_role(
        "heading", name="Post two"
    ).wait_for()
    yield look_at(page, "history")
    close(page)
    of_a_post(page, "The pier", "Pictures").get_by_role("button", name="Point that").wait_for()
    yield look_at(page, "focus-point")
    close(page)
    page.get_by_role("button", name="Preview link").click()
    page.get_by_role("button", name="Make a link").click()
    page.locator("code.secret").wait_for()
    yield look_at(page, "preview-link")
    page.goto(page.locator("code.secret").inner_text())
    page.get_by_role("heading", name="The ferry leaves").wait_for()
    yield look_at(page, "preview")
    page.go_back()
    page.get_by_role("button", name="Pause").click()
    page.get_by_role("button", name="Resume").wait_for()
    yield look_at(page, "paused")


def test_from_the_end_to_the_next_day(desk, reading):
    reading.expects_lost_connections = True
    assert list(_ending(desk)) == [[]] * 4


def _ending(page: Page) -> Iterator[list[str]]:
    page.route("**/end", lambda route: route.abort(), times=1)
    page.get_by_role("button", name="End", exact=True).click()
    asked = page.get_by_role("dialog")
    asked.get_by_label("Closing line").wait_for()
    yield look_at(page, "end")
    asked.get_by_role("button", name="End", exact=True).click()
    asked.get_by_role("alert").wait_for()
    yield look_at(page, "end-refused")
    asked.get_by_role("button", name="End", exact=True).click()
    page.get_by_role("button", name="Continue as a new day").wait_for()
    yield look_at(page, "ended")
    page.get_by_role("button", name="Continue as a new day").click()
    asked.get_by_label("Headline").wait_for()
    yield look_at(page, "continue")


def test_what_ben_hands_in(desk, ben_at, ada, slug, reading):
    reading.expects_lost_connections = True
    ada.edit_coverage(slug, reporters_publish=False)
    write(composer(ben_at), "Two sources say", "So they say.")
    composer(ben_at).get_by_role("button", name="Submit").click()
    assert list(_submitted(desk, ben_at, slug)) == [[]] * 3


def _submitted(page: Page, ben_at: Page, slug: str) -> Iterator[list[str]]:
    draft(page, "Two sources").get_by_role("button", name="Send back").click()
    page.get_by_role("dialog").wait_for()
    yield look_at(page, "send-back")
    close(page)
    page.route("**/publish", _as_read_long_ago, times=1)
    draft(page, "Two sources").get_by_role("button", name="Publish").click()
    page.get_by_role("dialog", name="Ben has changed this").wait_for()
    yield look_at(page, "newer")
    close(page)
    draft(page, "Two sources").get_by_role("button", name="Edit").click()
    edited = page.get_by_role("region", name="Edit the draft")
    edited.get_by_role("textbox", name="Text").wait_for()
    page.context.set_offline(True)
    edited.get_by_label("Headline, optional").fill("Two sources say so")
    draft(ben_at, "Two sources").get_by_role("button", name="Edit").click()
    bens = ben_at.get_by_role("region", name="Edit the draft")
    bens.get_by_label("Headline, optional").fill("Three sources say")
    wait_until_kept(ben_at, slug, "Three sources say")
    page.context.set_offline(False)
    page.get_by_role("region", name="Collision").wait_for()
    yield look_at(page, "collision")


def _as_read_long_ago(route) -> None:
    route.continue_(headers=route.request.headers | {"if-match": '"0"'})


def test_without_a_network_and_without_a_session(desk, ada, slug, reading):
    reading.expects_lost_connections = True
    assert list(_away(desk, ada, slug)) == [[]] * 3


def _away(page: Page, ada, slug: str) -> Iterator[list[str]]:
    page.context.set_offline(True)
    write(composer(page), "Filed in a tunnel", "There is no network here.")
    composer(page).get_by_role("button", name="Publish", exact=True).click()
    page.get_by_text("Waiting for the network: 1 post in the outbox").first.wait_for()
    yield look_at(page, "outbox")
    ada.end_coverage(slug)
    page.context.set_offline(False)
    draft(page, "Filed in a tunnel").locator(".refusal").wait_for()
    yield look_at(page, "refused")
    page.context.clear_cookies()
    draft(page, "Filed in a tunnel").get_by_role("button", name="Discard").click()
    page.get_by_role("heading", name="You are signed out").wait_for()
    yield look_at(page, "signed-out")


def test_what_a_phone_shares(desk, tmp_path: Path, ada, slug):
    ada.open_coverage(slug=f"{slug}-too", headline="The budget, line by line")
    wait_for_worker(desk)
    share(desk, photograph(tmp_path / "pier.jpg"), title="The pier")
    desk.get_by_role("heading", level=1).wait_for()
    assert look_at(desk, "shared") == []
