"""Every view: nothing for axe to say, on a laptop and a phone, in light and dark.

On a phone some views are behind a tab at the foot.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.desk.desks import composer, draft, post, write
from tests.browser.desk.looking import LAPTOP, PHONE, SEEN_BY_AXE, look_at_size
from tests.media.photographs import photograph, xmp

NO_SALES = photograph(
    300, 200, xmp=xmp("<photoshop:Instructions>NO SALES</photoshop:Instructions>")
)


def board(page: Page, slug: str) -> None:
    page.locator(".board > li").first.wait_for()


def opening(page: Page, slug: str) -> None:
    board(page, slug)
    page.get_by_role("button", name="Open coverage").click()
    page.get_by_role("dialog").wait_for()


def writing(page: Page, slug: str) -> None:
    write(composer(page), "Shelters at Vik are full", "The sports hall took in its last family.")
    page.get_by_text("Saved", exact=True).wait_for()


def waiting(page: Page, slug: str) -> None:
    writing(page, slug)
    composer(page).get_by_role("button", name="Set aside").click()
    draft(page, "Shelters at Vik are full").wait_for()


def revising(page: Page, slug: str) -> None:
    post(page, "Post two").get_by_role("button", name="Correct").click()
    page.get_by_role("region", name="Correct the post").wait_for()


def going(page: Page, slug: str) -> None:
    post(page, "Post two").get_by_role("button", name="Key moment").click()
    page.get_by_text("Key moments").wait_for()


def people_here(page: Page, slug: str) -> None:
    going(page, slug)
    page.get_by_role("button", name="Who may do what here").click()
    page.get_by_label("Role here").wait_for()


def lead(page: Page, slug: str) -> None:
    going(page, slug)
    page.get_by_role("button", name="Choose a picture").click()
    page.get_by_label("Picture file").set_input_files(
        {"name": "sea.jpg", "mimeType": "image/jpeg", "buffer": NO_SALES}
    )
    page.get_by_role("button", name="Confirm that the terms are kept").wait_for()


def withdrawing(page: Page, slug: str) -> None:
    post(page, "Post two").get_by_role("button", name="More").click()
    post(page, "Post two").get_by_role("button", name="Withdraw").click()


def keys(page: Page, slug: str) -> None:
    board(page, slug)
    page.keyboard.press("?")


def titled(page: Page, slug: str) -> None:
    page.get_by_role("heading", level=1).wait_for()
    page.wait_for_load_state("networkidle")


VIEWS: dict[str, tuple[str, Callable[[Page, str], None]]] = {
    "board": ("", board),
    "opening": ("", opening),
    "keys": ("", keys),
    "writing": ("{slug}", writing),
    "waiting": ("{slug}", waiting),
    "revising": ("{slug}", revising),
    "decisions": ("{slug}", waiting),
    "going": ("{slug}", going),
    "people_here": ("{slug}", people_here),
    "lead": ("{slug}", lead),
    "withdrawing": ("{slug}", withdrawing),
    "people": ("people", titled),
    "tokens": ("tokens", titled),
    "templates": ("templates", titled),
    "audit": ("audit", titled),
}
TABS = {"decisions": "To look at", "going": "How it goes"}


@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing(open_desk, ada, slug, view):
    where, arrange = VIEWS[view]
    ada.open_coverage(
        slug=f"{slug}-too", headline="The budget, line by line"
    )  # one alone is opened
    parts = [where.format(slug=slug)] if where else []
    page = open_desk("mia", *parts, viewport=LAPTOP, **SEEN_BY_AXE)
    arrange(page, slug)
    found = look_at_size(page, view, "laptop")
    page.set_viewport_size(PHONE)
    if view in TABS:
        page.get_by_role("button", name=TABS[view]).click()
    assert found + look_at_size(page, view, "phone") == []
