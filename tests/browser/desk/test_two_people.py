"""Two people at one browser: what is done in a tab is done by the person whose tab it is, or not at all."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk.desks import PASSWORD, composer, post, write


def sign_in(page: Page, name: str) -> None:
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def change_people(page: Page, name: str) -> Page:
    """In this tab whoever is signed in signs out, and somebody else in."""
    page.goto("/desk/account/")
    page.get_by_role("button", name="Sign out", exact=True).click()
    sign_in(page, name)
    page.get_by_role("heading", name="Coverage").wait_for()
    return page


@pytest.fixture
def bens(open_desk, slug, sessions, reading) -> Page:
    """Ben's tab, in a session that ends with this test."""
    reading.expects_lost_connections = True  # what is refused is said on the console too
    page = open_desk("ben", slug)
    sessions.pop("ben")
    composer(page).wait_for()
    return page


def said_by_the_api(page: Page, path: str):
    return json.loads(page.request.get(f"/api/{path}").text())


def test_a_tab_notices_that_somebody_else_has_signed_in_beside_it(bens, slug):
    write(composer(bens), "Seen by Ben", "Half a sentence")
    adas = change_people(bens.context.new_page(), "ada")
    bens.get_by_role("heading", name="Ada is signed in here now").wait_for()
    expect(bens.get_by_role("alert")).to_contain_text(
        "This tab is Ben’s, so nothing is filed from it"
    )
    expect(bens.get_by_role("region", name="What you wrote")).to_contain_text("Half a sentence")
    drafts = said_by_the_api(adas, f"coverages/{slug}/drafts")
    assert [one["changed_by"]["username"] for one in drafts if one["text"]["headline"]] in (
        [],
        ["ben"],
    )
    bens.get_by_role("button", name="Sign in as Ben").click()
    sign_in(bens, "ben")
    expect(composer(bens)).to_contain_text("Half a sentence")
    composer(bens).get_by_role("button", name="Publish").click()
    post(bens, "Seen by Ben").wait_for()
    posts = said_by_the_api(bens, f"coverages/{slug}/posts")
    assert [one["author"] for one in posts if one["state"]["headline"] == "Seen by Ben"] == ["ben"]
    adas.get_by_role("heading", name="Ben is signed in here now").wait_for()


def test_whatever_a_tab_asks_it_asks_in_the_name_of_its_person(open_desk, slug):
    """The server turns away what is not; so it does not matter how soon a tab notices."""
    page = open_desk("ada", slug)
    post(page, "Post one").wait_for()
    asked = []
    page.on("request", lambda request: asked.append(request) if "/api/" in request.url else None)
    write(composer(page), "In my name", "As it is.")
    composer(page).get_by_role("button", name="Publish").click()
    post(page, "In my name").wait_for()
    with page.expect_response("**/pin"):
        post(page, "Post one").get_by_role("button", name="Pin").click()
    assert {request.headers.get("x-dateline-person") for request in asked} == {"ada"}
    assert len([request for request in asked if request.method != "GET"]) >= 2


def test_a_tab_goes_on_when_its_person_signs_in_beside_it(bens):
    write(composer(bens), "Still here", "Every word.")
    other = bens.context.new_page()
    other.goto("/desk/account/")
    other.get_by_role("button", name="Sign out", exact=True).click()
    bens.get_by_role("heading", name="You are signed out").wait_for()
    sign_in(other, "ben")
    expect(composer(bens)).to_contain_text("Every word.")
