"""A picture at the head of the page, its owner's terms, and the point that crops keep."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk.desks import composer, post, write
from tests.media.photographs import photograph, xmp


@pytest.fixture
def no_sales(tmp_path) -> Path:
    words = "<photoshop:Instructions>NO SALES</photoshop:Instructions>"
    path = tmp_path / "no-sales.jpg"
    path.write_bytes(photograph(600, 400, xmp=xmp(words), colour=(70, 90, 110)))
    return path


@pytest.fixture
def sea(tmp_path) -> Path:
    path = tmp_path / "sea.jpg"
    path.write_bytes(photograph(600, 400, colour=(20, 40, 60)))
    return path


def choose(page: Page):
    page.get_by_role("button", name="Choose a picture").click()
    return page.get_by_role("dialog", name="Lead picture")


def test_ada_puts_a_picture_at_the_head_when_its_terms_are_kept(ada_at, cleo, no_sales):
    asked = choose(ada_at)
    asked.get_by_label("Picture file").set_input_files(no_sales)
    asked.get_by_label("Alt text").fill("The pier in fog.")
    put = asked.get_by_role("button", name="Put at the head")
    expect(put).to_be_disabled()
    asked.get_by_role("button", name="Confirm that the terms are kept").click()
    put.click()
    expect(cleo.locator("#lead img")).to_have_attribute("alt", "The pier in fog.")
    going = ada_at.get_by_role("region", name="How it goes")
    expect(going.get_by_role("img", name="The pier in fog.")).to_be_visible()
    going.get_by_role("button", name="Remove").click()
    expect(cleo.locator("#lead img")).to_have_count(0)
    ada_at.get_by_role("button", name="Undo").click()
    expect(cleo.locator("#lead img")).to_have_count(1)


def test_one_of_the_coverages_own_is_chosen_and_changed(ada, slug, ada_at, cleo, sea):
    ada.publish_post(slug, headline="The sea", picture=str(sea))
    post(ada_at, "The sea").wait_for()
    asked = choose(ada_at)
    asked.get_by_role("button", name="A picture without alt text").click()
    asked.get_by_role("textbox", name="Alt text").fill("The sea.")
    asked.get_by_role("button", name="Put at the head").click()
    ada_at.get_by_role("button", name="Change", exact=True).click()
    asked.get_by_label("Alt text").fill("The sea at noon.")
    asked.get_by_role("button", name="Put at the head").click()
    expect(cleo.locator("#lead img")).to_have_attribute("alt", "The sea at noon.")


def test_readers_see_the_point_that_crops_keep_in_place(ada, slug, ada_at, cleo, sea):
    ada.publish_post(slug, headline="The pier", picture=str(sea))
    post(ada_at, "The pier").get_by_role("button", name="More").click()
    post(ada_at, "The pier").get_by_role("button", name="Pictures").click()
    shown = ada_at.get_by_role("dialog", name="The picture")
    shown.get_by_role("button", name="Point that crops keep").press("ArrowLeft")
    shown.get_by_role("button", name="Keep this point").click()
    expect(cleo.locator("#feed .photo img")).to_have_class("focus-x-40 focus-y-50")


def test_what_cannot_be_developed_says_so_where_it_stands_and_is_taken_away(
    ada_at, cleo, sea, reading
):
    reading.expects_lost_connections = True  # a refusal is said on the console too
    sea.write_bytes(sea.read_bytes()[:900])
    write(composer(ada_at), "The sea wall holds", "So far.")
    composer(ada_at).get_by_label("Photos").set_input_files(sea)
    picture = composer(ada_at).get_by_role("group", name="Picture")
    expect(picture).to_contain_text("Not taken: ")
    expect(picture.get_by_role("button", name="Try again to send the picture")).to_be_visible()
    picture.get_by_role("button", name="Remove picture").click()
    expect(picture).to_have_count(0)
    composer(ada_at).get_by_role("button", name="Publish").click()
    post(ada_at, "The sea wall holds").wait_for()


def test_a_picture_that_was_refused_is_sent_once_more(ada_at, cleo, sea, reading):
    reading.expects_lost_connections = True
    full = {"status": 422, "detail": "The newsroom’s disk is full."}
    ada_at.route("**/pieces*", lambda route: route.fulfill(status=422, json=full))
    write(composer(ada_at), "The sea wall holds", "So far.")
    composer(ada_at).get_by_label("Photos").set_input_files(sea)
    picture = composer(ada_at).get_by_role("group", name="Picture")
    expect(picture).to_contain_text("Not taken: The newsroom’s disk is full.")
    ada_at.unroute("**/pieces*")
    picture.get_by_role("button", name="Try again to send the picture").click()
    expect(picture).not_to_contain_text("Not taken")
    picture.get_by_label("Alt text").fill("The sea.")
    composer(ada_at).get_by_role("button", name="Publish").click()
    expect(cleo.locator(".body img")).to_have_attribute("alt", "The sea.")
