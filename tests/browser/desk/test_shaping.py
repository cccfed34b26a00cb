"""What can be done to a post stands on the post, and readers see it."""

import re

from playwright.sync_api import Page, expect

from tests.browser import reading
from tests.browser.desk.desks import composer, draft, headlines, post, write


def editor(page: Page, name: str):
    return page.get_by_role("region", name=name)


def test_ada_revises_in_place(ada_at, cleo):
    post(ada_at, "Post two").get_by_role("button", name="Revise").click()
    sheet = editor(ada_at, "Revise the post")
    write(sheet, "Post two, with more")
    sheet.get_by_role("button", name="Publish revision").click()
    post(ada_at, "Post two, with more").wait_for()
    reading.wait_for_headline(cleo, "Post two, with more")


def test_a_correction_tells_readers_what_was_wrong(ada_at, cleo):
    post(ada_at, "Post one").get_by_role("button", name="Correct").click()
    sheet = editor(ada_at, "Correct the post")
    sheet.get_by_label("Correction").fill("It was the upper bridge.")
    sheet.get_by_role("button", name="Publish correction").click()
    expect(post(ada_at, "Post one")).to_contain_text("It was the upper bridge.")
    expect(cleo.locator(".correction")).to_contain_text("It was the upper bridge.")


def test_a_correction_says_what_was_wrong(ada_at):
    post(ada_at, "Post one").get_by_role("button", name="Correct").click()
    editor(ada_at, "Correct the post").get_by_role("button", name="Publish correction").click()
    expect(ada_at.get_by_role("alert")).to_contain_text("Say in the correction line")


def test_pinned_stands_on_top(ada_at, cleo):
    post(ada_at, "Post one").get_by_role("button", name="Pin").click()
    expect(ada_at.locator(".post .headline").first).to_have_text("Post one")
    expect(cleo.locator("#feed .pin-mark")).to_be_visible()


def test_a_key_moment_is_in_the_list(ada_at):
    post(ada_at, "Post two").get_by_role("button", name="Key moment").click()
    expect(ada_at.get_by_role("region", name="How it goes")).to_contain_text("Post two")


def test_ada_moves_a_post_with_keys_alone(ada_at, cleo):
    moved = post(ada_at, "Post one")
    moved.get_by_role("button", name="Move").press("Enter")
    moved.get_by_role("button", name="Up", exact=True).press("Enter")
    expect(ada_at.get_by_role("status").last).to_contain_text("Moved to place 2 of 3.")
    assert headlines(ada_at) == ["Post three", "Post one", "Post two"]
    moved.get_by_role("button", name="To the top").press("Enter")
    expect(ada_at.locator(".post .headline").first).to_have_text("Post one")
    expect(cleo.locator("#feed .headline").first).to_have_text("Post one")


def test_ada_drags_a_post(ada_at):
    top = post(ada_at, "Post three")
    post(ada_at, "Post one").get_by_role("button", name="Move").drag_to(
        top, target_position={"x": 200, "y": 4}
    )
    expect(ada_at.locator(".post .headline").first).to_have_text("Post one")


def test_withdrawing_asks_once_for_a_reason(ada_at, cleo):
    post(ada_at, "Post two").get_by_role("button", name="More").click()
    post(ada_at, "Post two").get_by_role("button", name="Withdraw").click()
    asked = ada_at.get_by_role("dialog")
    asked.get_by_label("Reason").fill("The gate was closed.")
    asked.get_by_role("button", name="Withdraw").click()
    expect(post(ada_at, "Post two")).to_have_count(0)
    expect(cleo.locator("#feed .headline", has_text="Post two")).to_have_count(0)


def test_the_history_has_every_revision_and_what_changed_over_it(ada_at):
    post(ada_at, "Post two").get_by_role("button", name="Revise").click()
    write(editor(ada_at, "Revise the post"), "Post two again")
    editor(ada_at, "Revise the post").get_by_label("Place").fill("Brae")
    ada_at.keyboard.press("Control+Enter")
    post(ada_at, "Post two again").get_by_role("button", name="More").click()
    post(ada_at, "Post two again").get_by_role("button", name="History").click()
    history = ada_at.get_by_role("dialog")
    expect(history.get_by_role("heading", level=3)).to_have_text(["Post two again", "Post two"])
    expect(history.get_by_role("listitem").first).to_contain_text("Place Brae")
    expect(history.get_by_role("listitem").last).not_to_contain_text("Place")


def test_a_scheduled_post_is_published_by_itself(ada_at, cleo):
    write(composer(ada_at), "The ferry leaves", "On time.")
    composer(ada_at).get_by_role("button", name="Schedule").click()
    asked = ada_at.get_by_role("dialog")
    field = asked.get_by_label(re.compile("Publish at"))
    field.evaluate(
        "(field, at) => { field.step = 1; field.value = at;"
        " field.dispatchEvent(new Event('input', { bubbles: true })); }",
        _in_oslo(ada_at, seconds=8),
    )
    asked.get_by_role("button", name="Schedule").click()
    expect(draft(ada_at, "The ferry leaves")).to_contain_text("Scheduled")
    reading.wait_for_headline(cleo, "The ferry leaves")
    post(ada_at, "The ferry leaves").wait_for()


def _in_oslo(page: Page, *, seconds: int) -> str:
    return page.evaluate(
        "seconds => new Date(Date.now() + seconds * 1000)"
        ".toLocaleString('sv-SE', { timeZone: 'Europe/Oslo' }).replace(' ', 'T')",
        seconds,
    )


def test_a_preview_link_shows_to_whoever_has_it_what_is_not_published(ada_at, browser, cleo):
    write(composer(ada_at), "The ferry leaves", "On time.")
    expect(composer(ada_at)).to_contain_text("Saved")
    ada_at.get_by_role("button", name="Preview link").click()
    asked = ada_at.get_by_role("dialog")
    asked.get_by_label("Good for").select_option("an hour")
    asked.get_by_role("button", name="Make a link").click()
    link = asked.locator("code.secret").inner_text()
    expect(asked).to_contain_text("until")
    lawyer = browser.new_context().new_page()  # signed in nowhere
    lawyer.goto(link)
    expect(lawyer.get_by_role("heading", name="The ferry leaves")).to_be_visible()
    lawyer.context.close()
    expect(cleo.get_by_role("heading", name="The ferry leaves")).to_have_count(0)
