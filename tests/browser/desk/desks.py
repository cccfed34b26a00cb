"""The desk in a journalist's terms."""

from datetime import UTC, datetime, timedelta

from playwright.sync_api import Locator, Page

from tests.browser.reading import wait_until_said

PASSWORD = "correct horse battery"


def composer(page: Page) -> Locator:
    """The sheet that something new is written on."""
    return page.get_by_role("region", name="Write a post")


def write(sheet: Locator, headline: str = "", text: str = "") -> None:
    """In the sheet for something new, or in an editor that is open in the page."""
    if headline:
        sheet.get_by_label("Headline, optional").fill(headline)
    if text:
        sheet.get_by_role("textbox", name="Text").click()
        sheet.page.keyboard.type(text)


def wait_until_kept(page: Page, slug: str, headline: str) -> None:
    """Until the server has it in a draft, so that whoever is told next is the later one."""
    wait_until_said(page, f"/api/coverages/{slug}/drafts", headline)


def publish(page: Page, headline: str, text: str = "As it is.") -> None:
    write(composer(page), headline, text)
    composer(page).get_by_role("button", name="Publish", exact=True).click()
    post(page, headline).wait_for()


def post(page: Page, headline: str) -> Locator:
    """A post that readers see."""
    return page.locator(".post:not(.unpublished)", has=page.get_by_role("heading", name=headline))


def draft(page: Page, headline: str) -> Locator:
    """Something that readers do not see."""
    return page.locator(".post.unpublished", has_text=headline)


def headlines(page: Page) -> list[str]:
    return page.locator(".post:not(.unpublished) .headline").all_inner_texts()


def soon(zone_hours: int, seconds: int) -> str:
    """A time that has yet to come, as the field for it takes it."""
    at = datetime.now(UTC) + timedelta(hours=zone_hours, seconds=seconds)
    return at.strftime("%Y-%m-%dT%H:%M:%S")
