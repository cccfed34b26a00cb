"""What is not published yet, as a card on the page."""

from playwright.sync_api import expect

from tests.browser.desk.desks import composer, draft, write


def submit(page, headline: str) -> None:
    write(composer(page), headline, "As it is.")
    composer(page).get_by_role("button", name="Submit").click()


def test_ada_discards_a_submission_by_mistake_and_it_is_submitted_again(ada, slug, ada_at, ben_at):
    ada.edit_coverage(slug, reporters_publish=False)
    submit(ben_at, "Shelters are full")
    card = draft(ada_at, "Shelters are full")
    expect(card).to_contain_text("Submitted")
    card.get_by_role("button", name="Discard").click()
    ada_at.get_by_role("button", name="Undo").click()
    expect(card).to_contain_text("Submitted")
    expect(ada_at.get_by_text("It is submitted again.").first).to_be_visible()


def test_ben_has_the_note_before_him_while_he_edits(ada, slug, ada_at, ben_at):
    ada.edit_coverage(slug, reporters_publish=False)
    submit(ben_at, "Who is on the roof")
    draft(ada_at, "Who is on the roof").get_by_role("button", name="Send back").click()
    asked = ada_at.get_by_role("dialog")
    asked.get_by_label("Note").fill("Name the source.")
    asked.get_by_role("button", name="Send back").click()
    card = ben_at.locator(".post.unpublished", has_text="Name the source.")
    card.get_by_role("button", name="Edit").click()
    card.get_by_role("textbox", name="Text").wait_for()
    expect(card.get_by_text("Name the source.")).to_be_visible()


def test_the_dialog_does_not_take_a_time_that_has_passed(ada_at):
    write(composer(ada_at), "The ferry leaves", "On time.")
    composer(ada_at).get_by_role("button", name="Schedule").click()
    asked = ada_at.get_by_role("dialog")
    asked.get_by_label("Publish at").fill("2022-01-21T16:44")
    asked.get_by_role("button", name="Schedule").click()
    said = "4:44 p.m., January 21, 2022 has passed; choose a later time."
    expect(asked.get_by_role("alert")).to_have_text(said)
