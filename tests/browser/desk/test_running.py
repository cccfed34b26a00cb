"""The board, and the states of a coverage."""

import re

from playwright.sync_api import Page, expect

from tests.browser.desk.desks import composer


def test_ada_opens_a_coverage_from_nothing(open_desk):
    page = open_desk("ada")
    page.get_by_role("button", name="Open coverage").click()
    asked = page.get_by_role("dialog")
    asked.get_by_label("Headline", exact=True).fill("Ash over Vell")
    asked.get_by_label("Person").select_option("ben")
    asked.get_by_label("Role here").select_option("editor")
    asked.get_by_role("button", name="Add").click()
    with page.expect_response("**/people/ben") as given:
        asked.get_by_role("button", name="Open", exact=True).click()
    assert given.value.json()["role"] == "editor"
    expect(page.get_by_role("heading", name="Ash over Vell", level=1)).to_be_visible()
    composer(page).wait_for()


def test_the_address_is_seen_before_there_is_a_page_at_it(open_desk, ada, slug):
    ada.open_coverage(slug=f"storm-{slug}", headline="One before")
    page = open_desk("ada")
    page.get_by_role("button", name="Open coverage").click()
    asked = page.get_by_role("dialog")
    address, said = asked.get_by_label("Address"), asked.locator(".field-said")
    asked.get_by_label("Headline").fill(f"Storm {slug}")
    expect(address).to_have_value(f"storm-{slug}-2")
    expect(said).to_contain_text(f"/live/storm-{slug}-2/")
    address.fill(f"storm-{slug}")
    expect(said).to_contain_text("choose another address")
    address.fill("Storm!")
    expect(said).to_contain_text("cannot be an address")
    address.fill(f"gale-{slug}")
    expect(said).to_contain_text(f"/live/gale-{slug}/")
    asked.get_by_label("Headline").fill("Gale")
    asked.get_by_role("button", name="Open", exact=True).click()
    expect(page).to_have_url(re.compile(f"/desk/gale-{slug}/"))


def test_ben_is_not_offered_what_he_may_not(open_desk, slug):
    page = open_desk("ben")
    page.get_by_role("heading", name="Coverage").wait_for()
    expect(page.get_by_role("button", name="Open coverage")).to_have_count(0)
    page.goto(f"/desk/{slug}/")
    composer(page).wait_for()
    expect(page.get_by_role("button", name="End", exact=True)).to_have_count(0)


def test_the_board_offers_what_may_be_done_and_nothing_else(open_desk, ada, slug):
    ada.open_coverage(slug=f"later-{slug}", headline="Later", starts_at="2031-01-01T00:00:00+00:00")
    ada.end_coverage(slug)
    ada.continue_coverage(slug, slug=f"next-{slug}", headline="Next")
    ada.end_coverage(f"next-{slug}")

    def offered(page: Page, at: str) -> list[str]:
        line = page.locator(".board > li", has=page.locator(f'a[href$="/{at}/"]'))
        line.wait_for()
        return line.get_by_role("button").all_inner_texts()

    page = open_desk("ada")
    assert offered(page, f"later-{slug}") == ["Start"]
    assert offered(page, f"next-{slug}") == ["Continue"]
    assert offered(page, slug) == []
    page.goto(f"/desk/{slug}/")
    page.get_by_role("button", name="Reopen").wait_for()
    expect(page.get_by_role("button", name="Continue as a new day")).to_have_count(0)
    bens = open_desk("ben")
    assert [offered(bens, at) for at in (f"later-{slug}", f"next-{slug}", slug)] == [[], [], []]


def test_a_day_is_continued_under_the_same_headline(open_desk, ada, slug):
    ada.edit_coverage(slug, headline=f"Same {slug}")
    ada.end_coverage(slug)
    page = open_desk("ada", slug)
    page.get_by_role("button", name="Continue as a new day").click()
    asked = page.get_by_role("dialog")
    expect(asked.get_by_label("Address")).to_have_value(f"same-{slug}")
    asked.get_by_role("button", name="Continue", exact=True).click()
    expect(page).to_have_url(re.compile(f"/desk/same-{slug}/"))


def test_on_a_phone_every_page_of_the_desk_is_reached(open_desk):
    page = open_desk("mia", "people", viewport={"width": 390, "height": 844})
    line = page.get_by_role("navigation", name="Desk")
    said = page.get_by_text("All saved")
    assert line.bounding_box()["y"] >= said.bounding_box()["y"] + said.bounding_box()["height"]
    line.get_by_role("link", name="Audit record").click()
    expect(page.get_by_role("heading", name="Audit record")).to_be_visible()
    expect(line.get_by_role("link", name="Audit record")).to_be_in_viewport(ratio=1)
    assert page.evaluate("document.scrollingElement.scrollWidth") == 390


def test_the_board_is_found_by_typing(ada, open_desk):
    ada.open_coverage(slug="a-needle", headline="A needle in the hay")
    page = open_desk("ada")
    page.get_by_role("link", name="A needle in the hay").wait_for()
    page.keyboard.press("/")
    page.keyboard.type("needle hay")
    expect(page.locator(".board > li")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/desk/a-needle/$"))


def test_a_phone_opens_the_one_live_coverage_on_its_sheet(open_desk, slug):
    page = open_desk("ben", slug, viewport={"width": 390, "height": 844})
    expect(composer(page)).to_be_in_viewport()


def test_ada_ends_with_a_closing_line_and_continues_as_a_new_day(ada_at, cleo):
    ada_at.get_by_role("button", name="End", exact=True).click()
    asked = ada_at.get_by_role("dialog")
    asked.get_by_label("Closing line").fill("That was all from Brae.")
    asked.get_by_role("button", name="End", exact=True).click()
    expect(cleo.locator(".closing")).to_have_text("That was all from Brae.")
    ada_at.get_by_role("button", name="Continue as a new day").click()
    asked.get_by_label("Headline").fill("The river falls at Brae")
    asked.get_by_role("button", name="Continue", exact=True).click()
    expect(ada_at.get_by_role("heading", name="The river falls at Brae", level=1)).to_be_visible()


def test_pause_and_resume(ada_at, cleo):
    ada_at.get_by_role("button", name="Pause").click()
    expect(cleo.locator("#state")).to_have_text("Paused", ignore_case=True)
    ada_at.get_by_role("button", name="Resume").click()
    expect(cleo.locator("#state")).to_have_text("Live", ignore_case=True)


def test_points_are_edited_in_place(ada_at, cleo):
    point = ada_at.get_by_label("Point 1", exact=True)
    point.fill("Everybody is out of the lower town.")
    point.press("Enter")
    ada_at.keyboard.type("The bridge is closed.")
    composer(ada_at).get_by_label("Headline, optional").focus()
    expect(cleo.locator("#summary li").nth(0)).to_have_text("Everybody is out of the lower town.")
    expect(cleo.locator("#summary li").nth(1)).to_have_text("The bridge is closed.")


def test_readers_now_are_counted(ada_at, cleo):
    expect(ada_at.locator(".readers b")).to_have_text("1")


def test_ada_says_where_the_story_goes_on_and_reopens(ada, ada_at, slug, cleo):
    ada.open_coverage(slug=f"on-{slug}", headline=f"The river falls, {slug}")
    ada_at.get_by_role("button", name="End", exact=True).click()
    asked = ada_at.get_by_role("dialog")
    asked.get_by_label("Where the story goes on").select_option(f"on-{slug}")
    asked.get_by_role("button", name="End", exact=True).click()
    expect(ada_at.get_by_text("Goes on in")).to_contain_text(f"The river falls, {slug}")
    expect(cleo.get_by_role("link", name=f"The river falls, {slug}").first).to_be_visible()
    ada_at.get_by_role("button", name="Reopen").click()
    expect(ada_at.get_by_role("button", name="End", exact=True)).to_be_visible()
    cleo.reload()  # a page whose coverage has ended looks only now and then
    expect(cleo.locator("#state")).to_have_text("Live", ignore_case=True)


def test_a_coverage_begins_with_what_its_template_says(ada, open_desk, slug):
    ada.open_coverage(slug=f"{slug}-too", headline="The budget, line by line")
    page = open_desk("ada", "templates")
    page.get_by_label("Name of the template").fill(f"Night of {slug}")
    page.get_by_label("Headline").fill(f"Election night {slug}")
    page.get_by_label("Points").fill("Polls close at nine.\nThe first result is due at ten.")
    page.get_by_role("button", name="Keep").click()
    page.get_by_role("row", name=f"Night of {slug}").wait_for()
    page.goto("/desk/")
    page.get_by_role("button", name="Open coverage").click()
    asked = page.get_by_role("dialog")
    asked.get_by_label("Begin with").select_option(f"Night of {slug}")
    expect(asked.get_by_label("Headline", exact=True)).to_have_value(f"Election night {slug}")
    asked.get_by_role("button", name="Open", exact=True).click()
    page.get_by_role("heading", name=f"Election night {slug}", level=1).wait_for()
    expect(page.get_by_label("Point 2", exact=True)).to_have_value(
        "The first result is due at ten."
    )


def test_the_board_names_who_is_on(ada, open_desk, ben_at, slug):
    ada.open_coverage(slug=f"{slug}-too", headline="The budget, line by line")
    page = open_desk("ada")
    line = page.locator(".board > li", has=page.locator(f'a[href$="/{slug}/"]'))
    expect(line).to_contain_text("Ben is on")
