"""The pages for managing editors: nothing grave at one press, and a record in words."""

import re

import httpx
import pytest
from playwright.sync_api import expect


def test_mia_is_asked_before_somebody_is_disabled(open_desk):
    page = open_desk("mia", "people")
    row = page.locator("tr", has_text="Ben")
    row.get_by_role("button", name="Disable").click()
    asked = page.get_by_role("dialog")
    expect(asked).to_contain_text("Disable Ben?")
    asked.get_by_role("button", name="Cancel").click()
    expect(row.get_by_role("button", name="Disable")).to_be_visible()


def test_the_record_says_in_words_what_was_changed(open_desk, ada, slug):
    ada.edit_coverage(slug, time_zone="Europe/Paris", reporters_publish=False)
    page = open_desk("mia", "audit")
    page.get_by_label("What was done").select_option(label="edited the page head of")
    line = page.locator(".record > li", has=page.locator(f'a[href$="/{slug}/"]')).first
    expect(line).to_contain_text("edited the page head of The river rises at Brae")
    expect(line).to_contain_text("changed: reporters publish and time zone")


def test_the_record_names_posts_by_their_headlines(open_desk, ada, slug):
    page = open_desk("mia", "audit")
    page.get_by_label("Coverage", exact=False).fill(slug)
    page.get_by_role("button", name="Show").click()
    lines = page.locator(".record > li")
    expect(lines.first).to_contain_text("published “Post three” in The river rises at Brae")
    page.get_by_label("What was done").select_option(label="opened")
    expect(lines).to_have_count(1)
    expect(lines.first).to_contain_text("opened The river rises at Brae")
    lines.first.get_by_role("link").click()
    expect(page).to_have_url(re.compile(f"/desk/{slug}/"))


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_record_never_has_to_be_moved_sideways(open_desk, ada, slug, width):
    ada.edit_coverage(slug, headline="Unbrokenwords" * 12)
    page = open_desk("mia", "audit", viewport={"width": width, "height": 800})
    page.locator(".record > li").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_token_is_shown_once_and_is_good_for_nothing_when_it_is_revoked(open_desk, server):
    page = open_desk("ada", "tokens")
    page.get_by_label("What it is for").fill("Wire")
    page.get_by_label("It may").select_option("look")
    page.get_by_role("button", name="Make a token").click()
    said = {"Authorization": f"Bearer {page.locator('code.secret').inner_text()}"}
    board = f"{server.url}/api/coverages"
    assert httpx.get(board, headers=said).status_code == 200
    page.reload()
    row = page.get_by_role("row", name="Wire")
    row.wait_for()
    expect(page.locator("code.secret")).to_have_count(0)
    row.get_by_role("button", name="Revoke").click()
    expect(row).to_contain_text("revoked")
    assert httpx.get(board, headers=said).status_code == 401


def test_older_entries_of_the_record_are_a_press_away(open_desk, ada, slug):
    for number in range(100):
        ada.edit_coverage(slug, headline=f"The river stands at {number} cm")
    page = open_desk("mia", "audit")
    page.get_by_label("Coverage", exact=False).fill(slug)
    page.get_by_role("button", name="Show").click()
    lines, older = page.locator(".record > li"), page.get_by_role("button", name="Older entries")
    expect(lines).to_have_count(100)
    older.click()
    expect(lines).to_have_count(104)  # it was opened, and three posts were published
    expect(lines.last).to_contain_text("opened")
    expect(older).to_have_count(0)
