"""Every view: nothing for axe to say in light and dark, and photographed on a phone and a laptop.

The photographs go to the folder that DESK_PHOTOGRAPHS names, or into the test's own.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.desk.desks import composer, draft, post, write
from tests.media.photographs import photograph, xmp

AXE = Path(__file__).parents[3] / "web/node_modules/axe-core/axe.min.js"
PHONE, LAPTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 860}
NO_SALES = photograph(
    300, 200, xmp=xmp("<photoshop:Instructions>NO SALES</photoshop:Instructions>")
)
SIZES = {"phone": PHONE, "laptop": LAPTOP}
SCHEMES = ("light", "dark")


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


def decisions(page: Page, slug: str) -> None:
    waiting(page, slug)
    if page.viewport_size == PHONE:
        page.get_by_role("button", name="To look at").click()


def going(page: Page, slug: str) -> None:
    post(page, "Post two").get_by_role("button", name="Key moment").click()
    if page.viewport_size == PHONE:
        page.get_by_role("button", name="How it goes").click()
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


VIEWS: dict[str, tuple[tuple[str, ...], Callable[[Page, str], None]]] = {
    "board": ((), board),
    "opening": ((), opening),
    "keys": ((), keys),
    "writing": (("{slug}",), writing),
    "waiting": (("{slug}",), waiting),
    "revising": (("{slug}",), revising),
    "decisions": (("{slug}",), decisions),
    "going": (("{slug}",), going),
    "people_here": (("{slug}",), people_here),
    "lead": (("{slug}",), lead),
    "withdrawing": (("{slug}",), withdrawing),
    "people": (("people",), titled),
    "tokens": (("tokens",), titled),
    "templates": (("templates",), titled),
    "audit": (("audit",), titled),
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing(open_desk, ada, slug, tmp_path, view, size):
    where, arrange = VIEWS[view]
    ada.open_coverage(
        slug=f"{slug}-too", headline="The budget, line by line"
    )  # one alone is opened
    parts = [part.format(slug=slug) for part in where]
    options = {"viewport": SIZES[size], "bypass_csp": True, "reduced_motion": "reduce"}
    page = open_desk("mia", *parts, **options)
    arrange(page, slug)
    page.add_script_tag(path=AXE)
    folder = Path(os.environ.get("DESK_PHOTOGRAPHS", tmp_path))
    assert {scheme: looked_at(page, scheme, folder / f"{view}-{size}") for scheme in SCHEMES} == {
        scheme: [] for scheme in SCHEMES
    }


def looked_at(page: Page, scheme: str, name: Path) -> list[tuple[str, list[str]]]:
    """What axe finds; the photograph is what we look at."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.screenshot(path=name.with_name(f"{name.name}-{scheme}.png"))
    found = page.evaluate("axe.run().then(result => result.violations)")
    return [(one["id"], [node["html"] for node in one["nodes"]]) for one in found]
