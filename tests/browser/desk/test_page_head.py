"""The head of the page: two people at once, no network, a reload; nothing typed is lost."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk.desks import composer

SUMMARY = ["The lower town is empty.", "The peak is expected before midnight."]


@pytest.fixture(autouse=True)
def refusals_are_expected(reading):
    """Chromium writes each into the console."""
    reading.expects_lost_connections = True


def add_point(page: Page, text: str) -> None:
    page.get_by_role("button", name="Add a point").click()
    page.keyboard.type(text)


def leave(page: Page) -> None:
    composer(page).get_by_label("Headline, optional").focus()


def points(page: Page) -> list[str]:
    return page.locator(".points textarea").evaluate_all("all => all.map(one => one.value)")


def test_the_points_that_ada_and_mia_add_at_once_are_both_on_the_page(
    ada_at, open_desk, slug, cleo
):
    mia = open_desk("mia", slug)
    add_point(mia, "Mia's point.")
    add_point(ada_at, "Ada's point.")
    leave(ada_at)
    expect(cleo.locator("#summary li")).to_have_count(3)
    leave(mia)
    expect(cleo.locator("#summary li")).to_have_text([*SUMMARY, "Mia's point.", "Ada's point."])
    expect(mia.get_by_role("status").last).to_contain_text("What both of you wrote")


def test_a_point_that_both_changed_is_two_and_it_is_said(ada_at, open_desk, slug, cleo):
    mia = open_desk("mia", slug)
    mia.get_by_label("Point 1", exact=True).fill("Mia says so.")
    ada_at.get_by_label("Point 1", exact=True).fill("Ada says so.")
    leave(ada_at)
    expect(cleo.locator("#summary li").first).to_have_text("Ada says so.")
    leave(mia)
    expect(cleo.locator("#summary li")).to_have_text(["Mia says so.", "Ada says so.", SUMMARY[1]])
    expect(mia.get_by_role("status").last).to_contain_text("changed the same point")


def test_a_point_typed_without_a_network_survives_a_reload_and_goes(ada_at, cleo):
    ada_at.route("**/edit", lambda route: route.abort())
    add_point(ada_at, "The bridge is closed.")
    leave(ada_at)
    going = ada_at.get_by_role("region", name="How it goes")
    expect(going).to_contain_text("Not saved yet, kept on this device")
    expect(ada_at.locator(".top .safe")).to_have_text("Kept on this device")
    ada_at.reload()
    expect(going).to_contain_text("Not saved yet, kept on this device")
    assert points(ada_at) == [*SUMMARY, "The bridge is closed."]
    ada_at.unroute("**/edit")
    ada_at.evaluate("dispatchEvent(new Event('online'))")
    expect(cleo.locator("#summary li")).to_have_text([*SUMMARY, "The bridge is closed."])
    expect(ada_at.locator(".top .safe")).to_have_text("All saved")


def test_half_a_point_is_kept_over_a_reload_and_not_sent_by_itself(ada_at, cleo):
    add_point(ada_at, "The bridge")
    ada_at.reload()
    going = ada_at.get_by_role("region", name="How it goes")
    expect(going).to_contain_text("did not finish")
    assert points(ada_at) == [*SUMMARY, "The bridge"]
    going.get_by_role("button", name="Save", exact=True).click()
    expect(cleo.locator("#summary li")).to_have_text([*SUMMARY, "The bridge"])


@pytest.mark.parametrize("choice", ["mine", "theirs"])
def test_a_headline_is_not_replaced_under_adas_hands_and_she_is_asked(
    ada_at, ada, slug, cleo, choice
):
    field = ada_at.get_by_role("textbox", name="Headline", exact=True)
    field.fill("The river falls, says")
    ada.edit_coverage(slug, headline="Brae is dry")
    expect(ada_at.get_by_role("heading", name="Brae is dry", level=1)).to_be_visible()
    expect(field).to_have_value("The river falls, says")
    field.press_sequentially(" Ada")
    leave(ada_at)
    asked = ada_at.get_by_role("alert").filter(has_text="“Brae is dry”")
    expect(field).to_have_value("The river falls, says Ada")
    asked.get_by_role("button", name=f"Use {choice}").click()
    kept = {"mine": "The river falls, says Ada", "theirs": "Brae is dry"}[choice]
    expect(field).to_have_value(kept)
    expect(cleo.locator("h1")).to_have_text(kept)


def test_a_zone_that_is_refused_stays_in_its_field(ada_at):
    field = ada_at.get_by_label("Time zone")
    field.fill("Europe/Brae")
    leave(ada_at)
    going = ada_at.get_by_role("region", name="How it goes")
    expect(going.get_by_role("alert")).to_contain_text("no time zone “Europe/Brae”")
    expect(field).to_have_value("Europe/Brae")
