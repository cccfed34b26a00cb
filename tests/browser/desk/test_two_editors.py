"""Two editors act on the same thing at the same time: the later one sees what the other did, and decides."""

from playwright.sync_api import Page, Route, expect

from tests.browser.desk.desks import composer, draft, post, wait_until_kept, write
from tests.media.photographs import photograph


def change_meanwhile(ada_at: Page, ben_at: Page, slug: str, verb: str, press) -> None:
    """Ada presses; before the server has heard it, it has another text from Ben."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    ada_at.route(f"**/drafts/*/{verb}", hold, times=1)
    with ada_at.expect_request(f"**/drafts/*/{verb}"):
        press()
    draft(ben_at, "The bridge").get_by_role("button", name="Edit").click()
    edited = ben_at.get_by_role("region", name="Edit the draft")
    headline = f"The bridge, before {verb}"
    edited.get_by_label("Headline, optional").fill(headline)
    wait_until_kept(ben_at, slug, headline)
    edited.get_by_role("button", name="Leave").click()
    held[0].continue_()


def test_ada_publishes_and_schedules_no_words_that_she_has_not_read(slug, ada_at, ben_at, reading):
    reading.expects_lost_connections = True  # what is refused is said on the console too
    write(composer(ben_at), "The bridge", "It is closed.")
    expect(composer(ben_at)).to_contain_text("Saved")
    composer(ben_at).get_by_role("button", name="Set aside").click()
    asked = ada_at.get_by_role("dialog", name="Ben has changed this since you read it")

    def schedule() -> None:
        draft(ada_at, "The bridge").get_by_role("button", name="Schedule").click()
        ada_at.get_by_role("dialog").get_by_role("button", name="Schedule").click()

    change_meanwhile(ada_at, ben_at, slug, "schedule", schedule)
    expect(asked.locator(".differs").last).to_have_text("The bridge, before schedule")
    asked.get_by_role("button", name="Schedule as it is now").click()
    expect(draft(ada_at, "The bridge, before schedule")).to_contain_text("Scheduled")

    card = draft(ada_at, "The bridge")
    press = card.get_by_role("button", name="Publish").click
    change_meanwhile(ada_at, ben_at, slug, "publish", press)
    expect(asked.locator(".differs").last).to_have_text("The bridge, before publish")
    asked.get_by_role("button", name="Publish as it is now").click()
    post(ada_at, "The bridge, before publish").wait_for()


def test_mia_does_not_keep_a_template_over_adas(open_desk, reading):
    reading.expects_lost_connections = True
    adas, mias = open_desk("ada", "templates"), open_desk("mia", "templates")
    adas.get_by_label("Name of the template").fill("Storm")
    adas.get_by_label("Headline").fill("A storm comes")
    adas.get_by_role("button", name="Keep").click()
    adas.get_by_role("row", name="Storm").wait_for()
    mias.reload()
    for page, headline in ((mias, "Stay at home"), (adas, "The storm is here")):
        page.get_by_role("row", name="Storm").get_by_role("button", name="Change").click()
        page.get_by_label("Headline").fill(headline)
    adas.get_by_role("button", name="Keep").click()
    expect(adas.get_by_role("row", name="Storm")).to_contain_text("The storm is here")
    mias.get_by_role("button", name="Keep").click()
    there = mias.get_by_role("region", name="What is kept there")
    expect(there).to_contain_text("The storm is here")
    expect(mias.get_by_label("Headline")).to_have_value("Stay at home")
    there.get_by_role("button", name="Keep yours instead").click()
    expect(mias.get_by_role("row", name="Storm")).to_contain_text("Stay at home")


def test_mia_sees_which_picture_ada_has_put_at_the_head(ada_at, open_desk, slug, reading):
    reading.expects_lost_connections = True
    mias = open_desk("mia", slug)
    for page, colour in ((ada_at, (9, 9, 9)), (mias, (200, 9, 9))):
        page.get_by_role("button", name="Choose a picture").click()
        picture = photograph(300, 200, colour=colour)
        page.get_by_label("Picture file").set_input_files(
            {"name": "sea.jpg", "mimeType": "image/jpeg", "buffer": picture}
        )
        page.get_by_label("Alt text").fill("The sea.")
        page.get_by_label("Caption").fill(f"As {'Ada' if page is ada_at else 'Mia'} saw it.")
    ada_at.get_by_role("button", name="Put at the head").click()
    expect(ada_at.get_by_role("dialog")).to_have_count(0)
    mias.get_by_role("button", name="Put at the head").click()
    asked = mias.get_by_role("dialog")
    expect(asked.locator(".there-now")).to_contain_text("As Ada saw it.")
    expect(asked.get_by_label("Caption")).to_have_value("As Mia saw it.")
    asked.get_by_role("button", name="Put this there instead").click()
    expect(asked).to_have_count(0)
    expect(ada_at.locator(".lead-picture")).to_contain_text("As Mia saw it.")
