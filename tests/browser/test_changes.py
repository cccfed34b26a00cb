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


def test_how_it_stands_and_as_of_when_is_said_wherever_one_reads(cleo, ada, slug):
    mast = cleo.locator(".mast .standing")
    assert mast.inner_text().startswith("Live\nUpdated ")
    fill(cleo, ada, slug, 6)
    cleo.evaluate("scrollTo(0, 1e6)")
    ada.redate_post(slug, posts(cleo)[0], published_at="2031-01-21T23:59:00+01:00")
    ada.pause_coverage(slug)
    cleo.locator(".mast .standing", has_text="Paused").wait_for()
    assert mast.inner_text() == "Paused\nUpdated 11:59 p.m. CET"
    ada.resume_coverage(slug)
    cleo.locator(".mast .standing", has_text="Live").wait_for()
    ada.end_coverage(slug)
    cleo.locator(".mast .standing", has_text="Ended").wait_for()
    assert cleo.evaluate("document.querySelector('.mast').getBoundingClientRect().top") == 0


def test_an_open_page_is_told_that_coverage_is_paused_and_that_it_goes_on(cleo, ada, slug):
    ada.pause_coverage(slug)
    cleo.locator("#state.paused").wait_for()
    cleo.locator("#announcer", has_text="Paused").wait_for(state="attached")
    ada.resume_coverage(slug)
    cleo.locator("#state.live").wait_for()
    ada.publish_post(slug, headline="It goes on", text="News.")
    wait_for_headline(cleo, "It goes on")


@pytest.mark.parametrize("kind", ["post", "older"])
def test_pages_of_posts_say_how_coverage_ended_and_where_it_goes_on(page, ada, slug, kind):
    page.goto(f"/live/{slug}/")
    address = {"post": f"post/{posts(page)[0]}/", "older": f"before/{posts(page)[0]}/"}[kind]
    page.goto(f"/live/{slug}/{address}")
    page.wait_for_selector("#connection.up")
    assert page.locator("#days, #closing").first.is_hidden()
    ada.end_coverage(slug, closing="Good night.")
    ada.open_coverage(slug=f"{slug}-morning", headline="Brae wakes", previous=slug)
    for _ in range(2):  # as it is told, and as it is loaded
        page.locator("#closing", has_text="Good night.").wait_for()
        page.evaluate("dispatchEvent(new Event('online'))")  # rather than wait half a minute
        page.get_by_role("link", name="Coverage goes on: Brae wakes").wait_for()
        assert page.locator("#state").inner_text().lower() == "ended"
        assert page.locator(".mast .standing").inner_text() == "Ended"
        wait_until_served(page, slug, 6)
        page.goto(f"/live/{slug}/{address}?again")


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
