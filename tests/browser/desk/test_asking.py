"""What a dialog was told stays in it until the server has done what was asked."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk.desks import composer, draft, post, write


@pytest.fixture
def submitted(ada, slug, ben_at) -> str:
    """Ben has handed something in."""
    ada.edit_coverage(slug, reporters_publish=False)
    write(composer(ben_at), "Two sources say", "So they say.")
    composer(ben_at).get_by_role("button", name="Submit").click()
    return "Two sources say"


def cut_off(page: Page, verb: str) -> None:
    """The answer to this verb is lost once; the next one arrives."""
    page.route(f"**/{verb}", lambda route: route.abort(), times=1)


def test_the_words_of_a_note_and_of_a_reason_outlive_the_network(
    submitted, ada_at, ben_at, reading
):
    reading.expects_lost_connections = True
    asked = ada_at.get_by_role("dialog")

    cut_off(ada_at, "send-back")
    draft(ada_at, submitted).get_by_role("button", name="Send back").click()
    asked.get_by_label("Note").fill("Which two?")
    asked.get_by_role("button", name="Send back").click()
    expect(asked.get_by_role("alert")).to_contain_text("cannot be reached")
    expect(asked.get_by_label("Note")).to_have_value("Which two?")
    asked.get_by_role("button", name="Send back").click()
    expect(asked).to_have_count(0)
    expect(draft(ben_at, submitted)).to_contain_text("Which two?")

    cut_off(ada_at, "withdraw")
    post(ada_at, "Post two").get_by_role("button", name="More").click()
    post(ada_at, "Post two").get_by_role("button", name="Withdraw").click()
    asked.get_by_label("Reason").fill("The gate was closed.")
    asked.get_by_role("button", name="Withdraw").click()
    expect(asked.get_by_role("alert")).to_contain_text("cannot be reached")
    expect(asked.get_by_label("Reason")).to_have_value("The gate was closed.")
    asked.get_by_role("button", name="Withdraw").click()
    expect(post(ada_at, "Post two")).to_have_count(0)
    expect(ada_at.get_by_role("alert")).to_have_count(0)


def test_a_time_and_a_closing_line_outlive_the_network_too(ada_at, reading):
    reading.expects_lost_connections = True
    asked = ada_at.get_by_role("dialog")

    cut_off(ada_at, "redate")
    post(ada_at, "Post one").get_by_role("button", name="More").click()
    post(ada_at, "Post one").get_by_role("button", name="Re-date").click()
    asked.get_by_label(re.compile("Published at")).fill("2026-01-21T16:44")
    asked.get_by_role("button", name="Re-date").click()
    expect(asked.get_by_role("alert")).to_contain_text("cannot be reached")
    asked.get_by_role("button", name="Re-date").click()
    expect(post(ada_at, "Post one")).to_contain_text("4:44 p.m., January 21")

    cut_off(ada_at, "end")
    ada_at.get_by_role("button", name="End", exact=True).click()
    asked.get_by_label("Closing line").fill("Good night from Brae.")
    asked.get_by_role("button", name="End", exact=True).click()
    expect(asked.get_by_role("alert")).to_contain_text("cannot be reached")
    asked.get_by_role("button", name="Cancel").click()
    expect(ada_at.get_by_role("alert")).to_have_count(0)
