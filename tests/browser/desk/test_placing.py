"""Where what is not published stands on the page."""

from playwright.sync_api import Page, expect

from tests.browser.desk.desks import composer, draft, post, soon, write

HOUR = 3600


def schedule(page: Page, place, hours: int) -> None:
    place.click()
    asked = page.get_by_role("dialog")
    asked.get_by_label("Publish at").fill(soon(1, hours * HOUR)[:16])
    asked.get_by_role("button", name="Schedule").click()
    expect(asked).to_have_count(0)


def test_drafts_first_then_what_is_scheduled_the_soonest_next_to_what_is_published(ada_at):
    standing = ada_at.locator(".feed > .post .headline")
    for headline, hours in (("At eight", 2), ("At ten", 4)):
        write(composer(ada_at), headline, "As it will be.")
        schedule(ada_at, composer(ada_at).get_by_role("button", name="Schedule"), hours)
        expect(draft(ada_at, headline)).to_contain_text("Scheduled")
    write(composer(ada_at), "Unfinished", "Half of it.")
    expect(composer(ada_at)).to_contain_text("Saved")
    composer(ada_at).get_by_role("button", name="Set aside").click()
    published = ["Post three", "Post two", "Post one"]
    expect(standing).to_have_text(["Unfinished", "At ten", "At eight", *published])

    schedule(ada_at, draft(ada_at, "At eight").get_by_role("button", name="Change the time"), 6)
    expect(standing).to_have_text(["Unfinished", "At eight", "At ten", *published])
    draft(ada_at, "At ten").get_by_role("button", name="Unschedule").click()
    expect(standing).to_have_text(["At ten", "Unfinished", "At eight", *published])


def test_a_change_to_a_post_stands_above_it(ada_at):
    post(ada_at, "Post two").get_by_role("button", name="Revise").click()
    sheet = ada_at.get_by_role("region", name="Revise the post")
    write(sheet, "Post two, with more")
    sheet.get_by_role("button", name="Leave").click()
    standing = ada_at.locator(".feed > .post .headline")
    expect(standing).to_have_text(["Post three", "Post two, with more", "Post two", "Post one"])
    expect(draft(ada_at, "with more")).to_contain_text("A change to the post below")
