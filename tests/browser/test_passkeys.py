"""Passkeys in Chromium, with an authenticator that the browser plays itself."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import PHONE, Reading
from tests.running import Server, run_dateline

PASSWORD = "correct horse battery"
NUMBERS = count(1)
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}

TURNED_BACK = """() => {
  navigator.credentials.get = async () => { throw new DOMException("", "NotAllowedError"); };
}"""


@pytest.fixture
def mia(data, server: Server) -> str:
    """Somebody for this test alone."""
    name = f"mia-{next(NUMBERS)}"
    done = run_dateline(Path(data), "user", "add", name, "--password-stdin", text=f"{PASSWORD}\n")
    assert done.returncode == 0, done.stderr
    return name


@pytest.fixture
def context(browser, server) -> Iterator[BrowserContext]:
    """By its name: browsers make no passkeys for 127.0.0.1."""
    context = browser.new_context(viewport=PHONE, base_url=f"http://localhost:{server.port}")
    yield context
    context.close()


@pytest.fixture
def reading(server) -> Iterator[Reading]:
    """What breaks the policy is an error on the console, and fails the test."""
    reading = Reading(f"localhost:{server.port}")
    yield reading
    assert reading.wrong == []


@pytest.fixture
def desk(context, page) -> Page:
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    return page


def by_password(desk: Page, name: str) -> None:
    desk.goto("/desk/sign-in/?next=/desk/account/")
    desk.get_by_label("Name").fill(name)
    desk.get_by_label("Password").fill(PASSWORD)
    desk.get_by_role("button", name="Sign in", exact=True).click()


def is_in_her_account(address: str) -> bool:
    return urlsplit(address).path == "/desk/account/"


def sign_in(desk: Page, name: str) -> None:
    by_password(desk, name)
    desk.wait_for_url(is_in_her_account)


def sign_out(desk: Page) -> None:
    desk.goto("/desk/sign-out/")
    desk.get_by_role("main").get_by_role("button", name="Sign out").click()
    desk.wait_for_url("**/desk/sign-in/")


def add_passkey(desk: Page, *, alone: bool) -> None:
    desk.goto("/desk/account/passkeys/add/")
    desk.get_by_label("Sign in with it alone").set_checked(alone)
    desk.get_by_role("button", name="Add it").click()
    expect(desk.get_by_role("heading", name="Recovery codes")).to_be_visible()
    expect(desk.locator(".codes li")).to_have_count(10)


def who(desk: Page) -> str | None:
    return desk.request.get("/api/me").json().get("username")


def test_mia_signs_in_with_a_passkey_alone(desk, mia):
    sign_in(desk, mia)
    add_passkey(desk, alone=True)
    sign_out(desk)
    assert who(desk) is None
    desk.goto("/desk/sign-in/?next=/desk/account/")
    desk.get_by_role("button", name="Use a passkey").click()
    desk.wait_for_url(is_in_her_account)
    assert who(desk) == mia


def test_a_passkey_is_her_second_factor(desk, mia):
    sign_in(desk, mia)
    add_passkey(desk, alone=False)
    sign_out(desk)
    by_password(desk, mia)
    expect(desk.get_by_role("heading", name="Second factor")).to_be_visible()
    assert who(desk) is None
    desk.get_by_role("button", name="Use a passkey").click()
    desk.wait_for_url(is_in_her_account)
    assert who(desk) == mia


def test_she_renames_and_removes_it(desk, mia):
    sign_in(desk, mia)
    add_passkey(desk, alone=True)
    desk.goto("/desk/account/")
    desk.get_by_role("link", name="Rename").click()
    desk.get_by_label("Name").fill("The grey telephone")
    desk.get_by_role("button", name="Rename it").click()
    expect(desk.get_by_text("The grey telephone")).to_be_visible()
    desk.get_by_role("link", name="Remove").click()
    desk.get_by_role("button", name="Remove it").click()
    expect(desk.get_by_text("The grey telephone")).to_have_count(0)
    expect(desk.get_by_text("The passkey is removed.")).to_be_visible()


def test_without_one_she_is_told_so_in_a_sentence(desk, mia):
    desk.goto("/desk/sign-in/")
    desk.evaluate(TURNED_BACK)
    desk.get_by_role("button", name="Use a passkey").click()
    expect(desk.get_by_role("alert")).to_have_text(
        "The passkey was not used; try again, or take another way."
    )


def fits_a_small_telephone(desk: Page, address: str) -> bool:
    desk.set_viewport_size({"width": 320, "height": 640})
    desk.goto(address)
    return desk.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_page_to_sign_in_fits_a_small_telephone(desk):
    assert fits_a_small_telephone(desk, "/desk/sign-in/")


def test_so_does_every_page_of_an_account(desk, mia):
    sign_in(desk, mia)
    add_passkey(desk, alone=True)
    for page in ("", "app/", "passkeys/add/", "password/", "sessions/", "codes/new/"):
        assert fits_a_small_telephone(desk, f"/desk/account/{page}"), page
