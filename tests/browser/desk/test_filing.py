"""Ben files, Ada sees it without reloading, and readers have it."""

import re

from playwright.sync_api import expect

from tests.browser.desk.desks import PASSWORD, composer, draft, post, publish, write
from tests.browser.reading import wait_for_headline
from tests.running import run_dateline

# With it the browser may wake the service worker to send what a tab is just sending.
NO_BACKGROUND_SYNC = (
    "Object.defineProperty(ServiceWorkerRegistration.prototype, 'sync', {value: undefined})"
)


def test_ben_submits_and_ada_publishes_without_reloading(ada, slug, ada_at, ben_at, cleo):
    ada.edit_coverage(slug, reporters_publish=False)
    expect(composer(ben_at).get_by_role("button", name="Publish")).to_have_count(0)
    write(composer(ben_at), "Shelters at Vik are full", "The sports hall took in its last family.")
    composer(ben_at).get_by_role("button", name="Submit").click()
    submission = draft(ada_at, "Shelters at Vik are full")
    expect(submission).to_contain_text("Submitted")
    submission.get_by_role("button", name="Publish").click()
    post(ada_at, "Shelters at Vik are full").wait_for()
    post(ben_at, "Shelters at Vik are full").wait_for()
    wait_for_headline(cleo, "Shelters at Vik are full")


def test_the_sheet_says_when_the_server_has_confirmed(ada_at):
    publish(ada_at, "The bridge is closed")
    expect(composer(ada_at).get_by_label("Headline, optional")).to_have_value("")
    expect(composer(ada_at)).to_contain_text(re.compile(r"Published \d+:\d\d [ap]\.m\."))


def test_the_sheet_is_free_for_the_next_fact_before_the_server_has_answered(ada_at):
    ada_at.evaluate(NO_BACKGROUND_SYNC)
    held = []

    def hold(route) -> None:
        held.append(route)

    ada_at.route("**/api/coverages/*/posts", hold, times=1)
    write(composer(ada_at), "The bridge", "It is closed.")
    with ada_at.expect_request("**/api/coverages/*/posts"):
        ada_at.keyboard.press("Control+Enter")
        ada_at.keyboard.type("The ferry")
        ada_at.keyboard.press("Enter")
        ada_at.keyboard.type("It runs.")
        ada_at.keyboard.press("Control+Enter")
        ada_at.keyboard.type("The next")
    expect(draft(ada_at, "The bridge")).to_contain_text("Sending")
    expect(composer(ada_at).get_by_label("Headline, optional")).to_have_value("The next")
    held[0].continue_()
    post(ada_at, "The bridge").wait_for()
    post(ada_at, "The ferry").wait_for()
    expect(composer(ada_at).get_by_label("Headline, optional")).to_have_value("The next")
    expect(composer(ada_at).get_by_role("button", name="Publish", exact=True)).to_be_enabled()


def test_control_enter_publishes(ada_at):
    write(composer(ada_at), "By the keyboard", "No mouse.")
    ada_at.keyboard.press("Control+Enter")
    post(ada_at, "By the keyboard").wait_for()


def test_what_is_written_outlives_a_reload(ben_at):
    write(composer(ben_at), "Half a headline", "Half a text")
    expect(composer(ben_at)).to_contain_text("Saved")
    ben_at.reload()
    expect(composer(ben_at).get_by_label("Headline, optional")).to_have_value("Half a headline")
    expect(composer(ben_at)).to_contain_text("Half a text")


def test_without_a_network_it_waits_in_the_outbox_and_is_filed_by_itself(ben_at, reading):
    reading.expects_lost_connections = True
    ben_at.context.set_offline(True)
    write(composer(ben_at), "Filed in a tunnel", "There is no network here.")
    composer(ben_at).get_by_role("button", name="Publish").click()
    waiting = "Waiting for the network: 1 post in the outbox"
    expect(ben_at.get_by_text(waiting).first).to_be_visible()
    expect(composer(ben_at).get_by_label("Headline, optional")).to_have_value("")
    ben_at.context.set_offline(False)
    post(ben_at, "Filed in a tunnel").wait_for()


def test_what_is_being_written_stays_readable_when_dan_is_disabled(
    data, cast, open_desk, slug, reading
):
    reading.expects_lost_connections = True
    added = ("user", "add", "dan", "--role", "reporter", "--password-stdin")
    assert run_dateline(data, *added, text=f"{PASSWORD}\n").returncode == 0
    page = open_desk("dan", slug)
    write(composer(page), "The last bus", "It left at noon.")
    assert run_dateline(data, "user", "disable", "dan").returncode == 0
    page.get_by_role("heading", name="You are signed out").wait_for()
    expect(page.get_by_role("region", name="What you wrote")).to_contain_text("It left at noon.")


def test_ada_sends_a_submission_back_with_a_note(ada, slug, ada_at, ben_at):
    ada.edit_coverage(slug, reporters_publish=False)
    write(composer(ben_at), "Two sources say", "So they say.")
    composer(ben_at).get_by_role("button", name="Submit").click()
    draft(ada_at, "Two sources say").get_by_role("button", name="Send back").click()
    asked = ada_at.get_by_role("dialog")
    asked.get_by_label("Note").fill("Which two?")
    asked.get_by_role("button", name="Send back").click()
    expect(draft(ben_at, "Two sources say")).to_contain_text("Which two?")


def test_a_discarded_draft_can_be_had_back(ada_at):
    write(composer(ada_at), "On second thoughts", "Perhaps not.")
    expect(composer(ada_at)).to_contain_text("Saved")
    composer(ada_at).get_by_role("button", name="Set aside").click()
    draft(ada_at, "On second thoughts").get_by_role("button", name="Discard").click()
    expect(draft(ada_at, "On second thoughts")).to_have_count(0)
    ada_at.get_by_role("button", name="Undo").click()
    draft(ada_at, "On second thoughts").wait_for()


def test_ada_sees_that_ben_is_writing(ada_at, ben_at):
    post(ben_at, "Post two").get_by_role("button", name="Revise").click()
    expect(post(ada_at, "Post two")).to_contain_text(re.compile("Ben is (editing|here)"))


def test_what_is_refused_after_a_time_without_a_network_is_said_where_ben_looks(
    ada, slug, ben_at, reading
):
    reading.expects_lost_connections = True
    ben_at.context.set_offline(True)
    write(composer(ben_at), "Filed too late", "The coverage has ended.")
    composer(ben_at).get_by_role("button", name="Publish").click()
    expect(draft(ben_at, "Filed too late")).to_contain_text("Waiting for the network")
    ada.end_coverage(slug)
    ben_at.context.set_offline(False)
    expect(composer(ben_at)).to_contain_text("“Filed too late” was not taken")
    expect(draft(ben_at, "Filed too late").locator(".refusal")).to_contain_text("ended")
    expect(ben_at.get_by_text("Not taken by the server, kept on this device")).to_be_visible()


def test_a_post_withdrawn_while_ben_revises_it_can_be_a_new_one(ada, slug, ben_at):
    wrong = ada.publish_post(slug, headline="Post four", text="It is wrong.")
    post(ben_at, "Post four").get_by_role("button", name="Revise").click()
    revised = ben_at.get_by_role("region", name="Revise the post")
    revised.get_by_label("Headline, optional").fill("Post four, put right")
    ada.withdraw_post(slug, wrong, reason="Wrong.")
    expect(revised).to_contain_text("This post was withdrawn while you wrote.")
    expect(revised.get_by_role("button", name="Publish revision")).to_have_count(0)
    revised.get_by_role("button", name="Make it a new post").click()
    draft(ben_at, "Post four, put right").get_by_role("button", name="Publish").click()
    post(ben_at, "Post four, put right").wait_for()


def test_whoever_has_published_a_draft_is_no_longer_named_on_it(ada_at, ben_at):
    write(composer(ben_at), "The last bus", "It left at noon.")
    expect(composer(ben_at)).to_contain_text("Saved")
    composer(ben_at).get_by_role("button", name="Set aside").click()
    draft(ben_at, "The last bus").get_by_role("button", name="Edit").click()
    expect(draft(ada_at, "The last bus")).to_contain_text("Ben is editing")
    here = ada_at.get_by_role("region", name="How it goes")
    expect(here).to_contain_text("The last bus")
    ben_at.get_by_role("region", name="Edit the draft").get_by_role(
        "button", name="Publish"
    ).click()
    post(ada_at, "The last bus").wait_for()
    expect(here.locator(".who li", has_text="Ben")).not_to_contain_text("The last bus")
