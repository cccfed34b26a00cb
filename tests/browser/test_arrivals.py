"""New posts: at once for a reader at the top, held back for one who reads further down."""

import pytest

from tests.browser.reading import fill, headlines, top_of, wait_for_headline, wait_for_seq

pytestmark = pytest.mark.browser


def test_a_post_arrives_by_itself(cleo, ada, slug):
    ada.publish_post(slug, headline="Sandbags arrive", text="At the school gate.")
    wait_for_headline(cleo, "Sandbags arrive")
    assert headlines(cleo) == ["Sandbags arrive", "Post three", "Post two", "Post one"]


def test_a_post_that_arrived_is_the_post_that_the_server_renders(cleo, ada, slug):
    text = "A **bold** word.\n\n> We have done this before.\n>\n> — Morag Innes, lock keeper"
    bylines = ["Ada Quist", "Ben Okri", "Cleo Roth"]
    post = ada.publish_post(
        slug, headline="<Sandbags> & “quotes”", text=text, bylines=bylines, place="Brae", key=True
    )
    ada.revise_post(slug, post, correction="An earlier version was wrong.")
    ada.pin_post(slug, post)
    plain = ada.publish_post(slug, text="No headline, no byline.")
    wait_for_seq(cleo, 8)
    form = """id => {
        const post = document.getElementById('post-' + id).cloneNode(true);
        post.querySelector('.ago').textContent = '';
        return post.outerHTML;
    }"""
    arrived = [cleo.evaluate(form, id) for id in (post, plain)]
    cleo.reload()
    assert arrived == [cleo.evaluate(form, id) for id in (post, plain)]


def test_the_page_does_not_move_and_the_button_counts(cleo, ada, slug):
    posts = fill(cleo, ada, slug, 8)
    cleo.reload()
    cleo.wait_for_selector("#connection.up")
    cleo.locator(f"#post-{posts[3]}").scroll_into_view_if_needed()
    cleo.mouse.wheel(0, 300)
    cleo.wait_for_timeout(200)
    before = top_of(cleo, posts[3])
    for number in range(3):
        ada.publish_post(slug, headline=f"Held {number}", text="News.")
    cleo.locator("#arrivals", has_text="3 new updates").wait_for()
    assert top_of(cleo, posts[3]) == pytest.approx(before, abs=1)
    assert "Held 0" not in headlines(cleo)


def test_whoever_wants_nothing_to_move_asks_for_what_arrives(cleo, ada, slug):
    cleo.emulate_media(reduced_motion="reduce")
    ada.publish_post(slug, headline="Held", text="News.")
    button = cleo.locator("#arrivals", has_text="1 new update")
    button.wait_for()
    assert "Held" not in headlines(cleo)
    button.click()
    assert headlines(cleo)[0] == "Held"


def test_the_button_shows_what_was_held_and_focus_goes_to_the_first(cleo, ada, slug):
    fill(cleo, ada, slug, 6)
    cleo.reload()
    cleo.wait_for_selector("#connection.up")
    cleo.mouse.wheel(0, 2000)
    cleo.wait_for_function("() => scrollY > 500")
    newest = ada.publish_post(slug, headline="Held", text="News.")
    cleo.locator("#arrivals").click()
    assert headlines(cleo)[0] == "Held"
    cleo.wait_for_function("id => document.activeElement.id === 'post-' + id", arg=newest)
    assert cleo.locator("#arrivals").is_hidden()


def test_a_held_post_that_is_withdrawn_is_never_shown(cleo, ada, slug):
    fill(cleo, ada, slug, 6)
    cleo.reload()
    cleo.wait_for_selector("#connection.up")
    cleo.mouse.wheel(0, 2000)
    cleo.wait_for_function("() => scrollY > 500")
    wrong = ada.publish_post(slug, headline="Wrong", text="Wrong.")
    ada.publish_post(slug, headline="Right", text="Right.")
    cleo.locator("#arrivals", has_text="2 new updates").wait_for()
    ada.withdraw_post(slug, wrong, reason="Wrong.")
    cleo.locator("#arrivals", has_text="1 new update").wait_for()
    cleo.locator("#arrivals").click()
    wait_for_headline(cleo, "Right")
    assert "Wrong" not in headlines(cleo)


def test_the_first_post_of_an_empty_page_takes_the_place_of_the_note(page, ada):
    ada.open_coverage(slug="quiet", headline="Nothing yet")
    page.goto("/live/quiet/")
    page.wait_for_selector("#connection.up")
    assert page.locator("#nothing").is_visible()
    ada.publish_post("quiet", headline="Something", text="Now.")
    wait_for_headline(page, "Something")
    assert page.locator("#nothing").is_hidden()


def test_an_arrival_is_announced_politely(cleo, ada, slug):
    ada.publish_post(slug, headline="Sandbags arrive", text="At the school gate.")
    cleo.locator("#announcer", has_text="Sandbags arrive").wait_for(state="attached")
    assert cleo.locator("#announcer").get_attribute("role") == "status"


def test_a_backdated_post_takes_its_place(cleo, ada, slug):
    ada.move_post(slug, ada.publish_post(slug, headline="Late", text="Late."), above=first(cleo))
    cleo.wait_for_function(
        "() => document.querySelectorAll('#feed .headline')[2].innerText === 'Late'"
    )
    assert headlines(cleo) == ["Post three", "Post two", "Late", "Post one"]


def first(page) -> str:
    """The id of the post at the foot of the page."""
    return page.locator("#feed > article").last.get_attribute("id").removeprefix("post-")
