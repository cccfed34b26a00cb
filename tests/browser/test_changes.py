"""Revisions, withdrawals and the page's head, as they reach a page that is open."""

import pytest

from tests.browser.reading import (
    fill,
    headlines,
    top_of,
    wait_for_headline,
    wait_for_seq,
    wait_until_served,
)

pytestmark = pytest.mark.browser


def posts(page) -> list[str]:
    ids = page.locator("#feed > article").evaluate_all("all => all.map(post => post.id)")
    return [id.removeprefix("post-") for id in ids]


def test_a_revision_reaches_the_open_page(cleo, ada, slug):
    ada.revise_post(slug, posts(cleo)[1], headline="Post two, revised")
    wait_for_headline(cleo, "Post two, revised")
    assert headlines(cleo) == ["Post three", "Post two, revised", "Post one"]


def test_a_correction_is_said(cleo, ada, slug):
    ada.revise_post(slug, posts(cleo)[0], text="Right.", correction="An earlier version was wrong.")
    cleo.locator(".correction", has_text="An earlier version was wrong.").wait_for()


def test_a_withdrawal_reaches_the_open_page(cleo, ada, slug):
    ada.withdraw_post(slug, posts(cleo)[1], reason="Wrong.")
    wait_for_seq(cleo, 5)
    assert headlines(cleo) == ["Post three", "Post one"]
    assert "Post two" not in cleo.content()


def test_a_withdrawal_above_does_not_move_what_is_read(cleo, ada, slug):
    long = fill(cleo, ada, slug, 6)
    cleo.reload()
    cleo.wait_for_selector("#connection.up")
    cleo.locator(f"#post-{long[1]}").scroll_into_view_if_needed()
    cleo.wait_for_timeout(200)
    before = top_of(cleo, long[1])
    ada.withdraw_post(slug, long[5], reason="Wrong.")
    cleo.locator(f"#post-{long[5]}").wait_for(state="detached")
    assert top_of(cleo, long[1]) == pytest.approx(before, abs=1)


def test_focus_stays_where_it_was_when_the_post_is_revised(cleo, ada, slug):
    post = posts(cleo)[0]
    cleo.locator(f"#post-{post} .headline a").focus()
    ada.revise_post(slug, post, headline="Post three, revised")
    wait_for_headline(cleo, "Post three, revised")
    assert cleo.evaluate("document.activeElement.innerText") == "Post three, revised"


def test_a_pinned_post_goes_to_the_top_and_back(cleo, ada, slug):
    last = posts(cleo)[-1]
    ada.pin_post(slug, last)
    cleo.wait_for_function(
        "() => document.querySelector('#feed .headline').innerText === 'Post one'"
    )
    ada.unpin_post(slug, last)
    cleo.wait_for_function(
        "() => document.querySelector('#feed .headline').innerText === 'Post three'"
    )
    assert headlines(cleo) == ["Post three", "Post two", "Post one"]


def test_a_key_moment_joins_the_others(cleo, ada, slug):
    ada.mark_key_moment(slug, posts(cleo)[1])
    cleo.locator("#keys a", has_text="Post two").wait_for()
    assert cleo.locator("#rail").is_visible()


def test_a_headline_and_the_summary_change_in_place(cleo, ada, slug):
    ada.edit_coverage(slug, headline="The river falls", summary=["The peak has passed."])
    cleo.locator("h1", has_text="The river falls").wait_for()
    assert cleo.locator("#summary li").all_inner_texts() == ["The peak has passed."]
    assert cleo.title().startswith("The river falls")


def test_the_end_is_said_with_the_closing_line(cleo, ada, slug):
    ada.end_coverage(slug, closing="Our coverage has ended for the night.")
    cleo.locator("#closing", has_text="Our coverage has ended for the night.").wait_for()
    assert cleo.locator("#state").inner_text().lower() == "ended"
    assert cleo.locator("#summary-title").inner_text() == "What we covered"


def test_a_page_of_ended_coverage_hears_that_it_is_reopened(cleo, ada, slug):
    ada.end_coverage(slug, closing="Good night.")
    cleo.locator("#state.ended").wait_for()
    ada.reopen_coverage(slug)
    wait_until_served(cleo, slug, 6)
    cleo.evaluate("dispatchEvent(new Event('online'))")  # rather than wait half a minute
    cleo.locator("#state.live").wait_for()
    assert cleo.locator("#closing").is_hidden()


def test_the_next_days_coverage_is_linked(cleo, ada, slug):
    ada.end_coverage(slug)
    ada.open_coverage(slug="the-day-after", headline="Brae counts the cost", previous=slug)
    wait_until_served(cleo, slug, 6)
    cleo.evaluate("dispatchEvent(new Event('online'))")  # rather than wait half a minute
    following = cleo.locator("#days a", has_text="Brae counts the cost")
    following.wait_for()
    assert following.evaluate("link => link.pathname") == "/live/the-day-after/"


def test_the_zone_of_every_time_changes_with_the_storys(cleo, ada, slug):
    ada.edit_coverage(slug, time_zone="America/New_York")
    cleo.wait_for_function(
        "() => [...document.querySelectorAll('#feed .clock')].every(clock => clock.innerText.endsWith(' ET'))"
    )


def test_the_first_key_moment_does_not_push_the_text_aside(cleo, ada, slug):
    before = cleo.locator("#feed").bounding_box()["x"]
    ada.mark_key_moment(slug, posts(cleo)[1])
    cleo.locator("#keys a", has_text="Post two").wait_for()
    assert cleo.locator("#feed").bounding_box()["x"] == before
