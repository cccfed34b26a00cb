"""The pages for managing editors: nothing grave at one press, and a record in words."""

from playwright.sync_api import expect


def test_mia_is_asked_before_somebody_is_disabled(open_desk):
    page = open_desk("mia", "people")
    row = page.locator("tr", has_text="Ben")
    row.get_by_role("button", name="Disable").click()
    asked = page.get_by_role("dialog")
    expect(asked).to_contain_text("Disable Ben?")
    asked.get_by_role("button", name="Cancel").click()
    expect(row.get_by_role("button", name="Disable")).to_be_visible()


def test_the_record_says_in_words_what_was_changed(open_desk, ada, slug):
    ada.edit_coverage(slug, time_zone="Europe/Paris", reporters_publish=False)
    page = open_desk("mia", "audit")
    row = page.locator("tbody tr", has_text=f"in {slug}").first
    expect(row).to_contain_text("changed: reporters publish and time zone")
