"""Ben files from a phone: what he shares with the desk, and pictures without a network."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk.desks import composer, post, write
from tests.browser.desk.phones import PHONE, photograph, share, wait_for_worker


@pytest.fixture
def picture(tmp_path):
    return photograph(tmp_path / "pier.jpg", seed=id(tmp_path))


@pytest.fixture
def phone(open_desk, slug) -> Page:
    """Ben's phone, on which the desk was opened before."""
    page = open_desk("ben", slug, **PHONE)
    composer(page).wait_for()
    wait_for_worker(page)
    return page


def shown(page: Page):
    """The picture on the sheet, drawn."""
    image = composer(page).locator(".image img")
    expect(image).to_be_visible()
    page.wait_for_function("() => document.querySelector('.composer .image img').naturalWidth > 0")
    return image


def test_what_is_shared_from_the_gallery_is_on_the_sheet(phone, ada, slug, picture):
    ada.open_coverage(slug=f"{slug}-sea", headline="The sea rises too")
    share(phone, picture, text="The pier at Brae\nhttps://example.org/pier")
    phone.get_by_role("heading", name="Where does it go?").wait_for()
    phone.get_by_role("button", name="The river rises at Brae").first.click()
    shown(phone)
    expect(composer(phone)).to_contain_text("The pier at Brae")
    expect(composer(phone).get_by_role("link")).to_have_attribute(
        "href", "https://example.org/pier"
    )


def test_with_one_coverage_live_nothing_is_asked_and_no_network_is_needed(
    phone, slug, picture, reading, only_here
):
    reading.expects_lost_connections = True
    only_here("ben", slug)
    phone.goto("/desk/")
    expect(phone).to_have_url(re.compile(f"/desk/{slug}/"))
    phone.context.set_offline(True)
    share(phone, picture, title="The pier")
    expect(phone).to_have_url(re.compile(f"/desk/{slug}/"))
    shown(phone)
    expect(composer(phone).get_by_label("Headline, optional")).to_have_value("The pier")


def test_what_no_worker_was_there_to_keep_is_asked_for_once_more(open_desk):
    page = open_desk("ben", **PHONE)
    page.goto("/desk/share/?missed")
    expect(page.get_by_role("alert")).to_contain_text("share it once more")


def test_pictures_taken_without_a_network_go_out_with_their_post(
    phone, slug, tmp_path, reading, cleo
):
    reading.expects_lost_connections = True
    phone.context.set_offline(True)
    pictures = [photograph(tmp_path / f"{n}.jpg", seed=n + id(tmp_path)) for n in range(2)]
    write(composer(phone), "Filed in a tunnel", "Two pictures.")
    composer(phone).get_by_label("Photos").set_input_files(pictures)
    expect(composer(phone).get_by_label("Alt text")).to_have_count(2)
    for field in composer(phone).get_by_label("Alt text").all():
        field.fill("A pier.")
    expect(composer(phone)).to_contain_text("Kept on this device until the network is back")
    composer(phone).get_by_role("button", name="Publish").click()
    expect(phone.get_by_text("1 post in the outbox").first).to_be_visible()
    phone.reload()  # as a phone does that needs the memory
    expect(phone.get_by_text("1 post in the outbox").first).to_be_visible()
    phone.context.set_offline(False)
    post(phone, "Filed in a tunnel").wait_for()
    expect(cleo.locator(".gallery img")).to_have_count(2)


def test_without_alt_text_the_device_asks_before_anything_is_sent(phone, picture):
    composer(phone).get_by_label("Photos").set_input_files(picture)
    shown(phone)
    composer(phone).get_by_role("button", name="Publish").click()
    expect(phone.get_by_role("alert")).to_contain_text("no alt text")
    expect(composer(phone).get_by_label("Alt text")).to_be_focused()


def test_the_desk_opens_without_a_network_on_the_sheet_of_the_last_coverage(
    phone, slug, ada, reading
):
    ada.open_coverage(slug=f"{slug}-too", headline="One more")  # one alone is opened
    reading.expects_lost_connections = True
    phone.goto("/desk/")
    phone.get_by_role("link", name="The river rises at Brae").first.wait_for()
    phone.context.set_offline(True)
    phone.goto("/desk/")
    expect(phone).to_have_url(re.compile(f"/desk/{slug}/"))
    write(composer(phone), "Begun in a tunnel")
    expect(composer(phone)).to_contain_text("kept on this device")
