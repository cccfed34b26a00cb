"""The pages of an account: axe has nothing to say of them, on a phone and a laptop, in light and dark."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.desk.desks import PASSWORD
from tests.browser.desk.looking import SEEN_BY_AXE, look_at
from tests.desk.one_time_codes import code_now
from tests.running import run_dateline


@pytest.fixture
def fay(data: Path, browser, server, reading) -> Iterator[Page]:
    """Somebody for this test alone, who is not signed in yet."""
    added = ("user", "add", "fay", "--role", "editor", "--password-stdin")
    assert run_dateline(data, *added, text=f"{PASSWORD}\n").returncode == 0
    context = browser.new_context(base_url=server.url, **SEEN_BY_AXE)
    yield reading.watch(context.new_page())
    context.close()


def sign_in(page: Page, password: str = PASSWORD) -> None:
    page.goto("/desk/sign-in/?next=/desk/account/")
    page.get_by_label("Name", exact=True).fill("fay")
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()


def at(page: Page, address: str) -> list[str]:
    page.goto(f"/desk/account/{address}")
    return look_at(page, f"account-{address.strip('/').replace('/', '-') or 'itself'}")


def test_from_the_first_password_to_the_last_recovery_code(fay):
    found = {name: said for name, said in _tour(fay) if said}
    assert found == {}


def _tour(page: Page) -> Iterator[tuple[str, list[str]]]:
    sign_in(page, "not this one")
    page.get_by_role("alert").wait_for()
    yield "sign in", look_at(page, "sign-in")
    sign_in(page)
    page.get_by_role("heading", name="Your account").wait_for()
    for address in ("", "password/", "passkeys/add/", "sessions/", "app/"):
        yield address, at(page, address)
    secret = page.locator(".secret").inner_text()
    page.get_by_label("Code").fill(code_now(secret))
    page.get_by_role("button", name="Add it").click()
    page.get_by_role("heading", name="Recovery codes").wait_for()
    yield "codes", look_at(page, "account-codes")
    for address in ("", "codes/new/", "app/remove/", "confirm/"):
        yield address, at(page, address)
    page.context.clear_cookies()
    sign_in(page)
    page.get_by_label("Code").wait_for()
    yield "second factor", look_at(page, "second-factor")
    page.goto("/desk/sign-in/disabled/")
    yield "disabled", look_at(page, "disabled")
    page.goto("/desk/account/password/new/x/y/")
    yield "no link", look_at(page, "password-link")
