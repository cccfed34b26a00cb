"""Signing in by the newsroom's own provider: a real one, on the loopback, and a real server."""

import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import httpx
import pytest

from tests.desk.oidc_provider import CLIENT_ID, CLIENT_SECRET, OidcProvider
from tests.running import Server, run_dateline

PASSWORD = "correct horse battery"
NUMBERS = count(1)


@pytest.fixture(scope="module")
def provider() -> Iterator[OidcProvider]:
    provider = OidcProvider()
    yield provider
    provider.close()


@pytest.fixture(autouse=True)
def honest(provider) -> None:
    """Every test begins with a provider that says what is so."""
    provider.claims, provider.turns_back = {}, False


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("data")


def serving(data: Path, provider: OidcProvider, **more: str) -> Server:
    known = {"OIDC_CLIENT_ID": CLIENT_ID, "OIDC_CLIENT_SECRET": CLIENT_SECRET}
    return Server(
        data, OIDC_ISSUER=provider.issuer, OIDC_NAME="The Lantern", **known, **more
    ).start()


@pytest.fixture(scope="module")
def by_email(data, provider) -> Iterator[Server]:
    server = serving(data, provider)
    yield server
    server.stop()


@pytest.fixture(scope="module")
def by_username(data, provider) -> Iterator[Server]:
    server = serving(data, provider, OIDC_MATCH="username")
    yield server
    server.stop()


@pytest.fixture(scope="module")
def mia(data, by_email) -> Iterator[httpx.Client]:
    """The managing editor, signed in with her password."""
    run_dateline(data, "user", "add", "mia", "--password-stdin", text=f"{PASSWORD}\n")
    with httpx.Client(base_url=by_email.url) as client:
        client.get("/desk/sign-in/")
        given = {"username": "mia", "password": PASSWORD}
        token = client.cookies["dateline_csrf"]
        client.post("/desk/sign-in/", data=given | {"csrfmiddlewaretoken": token})
        client.headers["x-csrftoken"] = client.cookies["dateline_csrf"]
        yield client


@pytest.fixture
def person(mia) -> dict:
    """Somebody whom Mia has added, and what the provider says of them."""
    number = next(NUMBERS)
    name, email = f"ben-{number}", f"ben-{number}@news.example"
    asked = {"username": name, "role": "reporter", "email": email}
    assert mia.post("/api/people", json=asked).status_code == 200
    return {
        "sub": f"number-{number}",
        "preferred_username": name,
        "email": email,
        "email_verified": True,
    }


class Browser(httpx.Client):
    """Goes to the desk, presses the provider's button, and follows where it is sent."""

    def __init__(self, server: Server) -> None:
        super().__init__(base_url=server.url, follow_redirects=True)

    def sign_in(self) -> httpx.Response:
        page = self.get("/desk/sign-in/").text
        [(address, name)] = re.findall(r'href="([^"]+)">Sign in with ([^<]+)<', page)
        assert name == "The Lantern"
        return self.get(address)

    @property
    def who(self) -> str | None:
        return self.get("/api/me").json().get("username")


@pytest.fixture
def browser(by_email) -> Iterator[Browser]:
    with Browser(by_email) as browser:
        yield browser


@pytest.fixture
def another_browser(by_email) -> Iterator[Browser]:
    with Browser(by_email) as browser:
        yield browser


def people(mia: httpx.Client) -> list[str]:
    return [person["username"] for person in mia.get("/api/people").json()]


def test_somebody_who_was_added_here_is_in(provider, person, browser):
    provider.person = person
    browser.sign_in()
    assert browser.who == person["preferred_username"]


def test_capital_letters_of_an_address_do_not_matter(provider, person, browser):
    provider.person = person | {"email": person["email"].upper()}
    browser.sign_in()
    assert browser.who == person["preferred_username"]


@pytest.mark.parametrize(
    "bent",
    [
        {"email": "eve@news.example"},
        {"email_verified": False},
        {"email_verified": "true"},
        {"email_verified": None},
        {"email": None},
    ],
    ids=str,
)
def test_nobody_else_is_and_nobody_is_added(mia, provider, person, browser, bent):
    before = people(mia)
    provider.person = person | bent
    answer = browser.sign_in()
    assert answer.status_code == 403
    assert "is not known here. Ask a managing editor to add you" in answer.text
    assert browser.who is None
    assert people(mia) == before


def test_afterwards_the_providers_number_counts_and_not_the_address(
    provider, person, browser, another_browser
):
    provider.person = person
    browser.sign_in()
    provider.person = person | {"email": "renamed@news.example"}
    another_browser.sign_in()
    assert another_browser.who == person["preferred_username"]


def test_whoever_is_given_the_address_of_another_is_not_taken_for_them(
    provider, person, browser, another_browser
):
    provider.person = person
    browser.sign_in()
    provider.person = person | {"sub": "somebody else"}
    answer = another_browser.sign_in()
    assert answer.status_code == 403
    assert "signs in here as somebody else of The Lantern" in answer.text
    assert another_browser.who is None


def test_somebody_disabled_stays_out(mia, provider, person, browser):
    provider.person = person
    browser.sign_in()
    mia.post(f"/api/people/{person['preferred_username']}/disable")
    assert browser.who is None
    assert "may not sign in any more" in browser.sign_in().text
    assert browser.who is None


@pytest.mark.parametrize(
    "bent", [{"aud": "another"}, {"iss": "https://evil.example"}, {"exp": 1}], ids=str
)
def test_a_token_that_is_for_others_or_too_old_lets_nobody_in(provider, person, browser, bent):
    provider.person, provider.claims = person, bent
    answer = browser.sign_in()
    assert answer.status_code == 401
    assert "The provider could not say who you are." in answer.text
    assert browser.who is None


def test_a_token_about_another_than_the_answer_lets_nobody_in(provider, person, browser):
    provider.person, provider.claims = person, {"sub": "another"}
    assert browser.sign_in().status_code == 403
    assert browser.who is None


def test_whoever_turns_back_is_told_so(provider, browser):
    provider.turns_back = True
    assert "You turned back at the provider." in browser.sign_in().text


def test_an_answer_that_nobody_asked_for_lets_nobody_in(browser):
    answer = browser.get("/desk/sign-in/provider/back/?code=stolen&state=made-up")
    assert answer.status_code == 401
    assert browser.who is None


def test_by_name_where_people_cannot_choose_it(by_username, provider, person):
    provider.person = person | {"email_verified": False}
    with Browser(by_username) as browser:
        browser.sign_in()
        assert browser.who == person["preferred_username"]


def test_a_name_that_nobody_has_here_is_refused(by_username, provider, person):
    provider.person = person | {"preferred_username": "eve", "sub": "eve"}
    with Browser(by_username) as browser:
        assert browser.sign_in().status_code == 403
        assert browser.who is None
