"""The keyboard alone does everything, and single keys do nothing while somebody types."""

from playwright.sync_api import expect

from tests.browser.desk.desks import composer, post


def test_a_post_is_written_and_shaped_without_a_mouse(ada_at):
    ada_at.keyboard.press("n")
    ada_at.keyboard.type("jump, and nothing is pinned")
    ada_at.keyboard.press("Enter")
    ada_at.keyboard.type("Into the text.")
    ada_at.keyboard.press("Control+Enter")
    post(ada_at, "jump, and nothing is pinned").wait_for()
    expect(composer(ada_at).get_by_label("Headline, optional")).to_be_focused()
    ada_at.evaluate("document.activeElement.blur()")
    ada_at.keyboard.press("j")
    ada_at.keyboard.press("j")
    expect(post(ada_at, "Post three")).to_be_focused()
    ada_at.keyboard.press("Alt+ArrowUp")
    expect(ada_at.locator(".post .headline").first).to_have_text("Post three")
    expect(post(ada_at, "Post three")).to_be_focused()
    ada_at.keyboard.press("r")
    revised = ada_at.get_by_role("region", name="Revise the post")
    expect(revised.get_by_label("Headline, optional")).to_be_focused()
    ada_at.keyboard.type(" revised")
    ada_at.keyboard.press("Escape")
    expect(post(ada_at, "Post three")).to_be_focused()
    expect(ada_at.locator(".post:not(.unpublished) .headline").first).to_have_text("Post three")


def test_what_is_typed_before_the_editor_is_there_does_nothing(ada_at):
    """Whoever types on at once, on a slow network, pins, moves and publishes nothing."""
    held = []
    latest = "**/api/coverages/*/posts/*"

    def hold(route) -> None:
        held.append(route)

    ada_at.route(latest, hold, times=1)
    post(ada_at, "Post two").focus()
    ada_at.keyboard.type("rpcjb")
    ada_at.keyboard.press("Escape")
    ada_at.keyboard.press("r")
    revised = ada_at.get_by_role("region", name="Revise the post")
    expect(revised.get_by_label("Headline, optional")).to_have_value("Post two")
    with ada_at.expect_response(latest):
        held[0].continue_()
    expect(revised).to_have_count(1)
    expect(ada_at.locator(".post .headline").first).to_have_text("Post three")


def test_keys_that_were_meant_for_an_editor_that_is_gone_do_nothing(ada_at):
    """In mid-word, because the post was withdrawn or the text changed: a b leads nobody to the board."""
    composer(ada_at).get_by_label("Headline, optional").focus()
    ada_at.keyboard.type("The bri")
    ada_at.evaluate("document.activeElement.blur()")
    ada_at.keyboard.type("bnj")
    composer(ada_at).wait_for()
    expect(composer(ada_at).get_by_label("Headline, optional")).not_to_be_focused()
    ada_at.keyboard.press("Escape")
    ada_at.keyboard.press("n")
    expect(composer(ada_at).get_by_label("Headline, optional")).to_be_focused()


def test_help_is_a_dialog_that_gives_the_focus_back(ada_at):
    keys = ada_at.get_by_role("button", name="Keys")
    keys.focus()
    ada_at.keyboard.press("?")
    expect(ada_at.get_by_role("dialog", name="Keys")).to_be_visible()
    ada_at.keyboard.press("Escape")
    expect(ada_at.get_by_role("dialog")).to_have_count(0)
    expect(keys).to_be_focused()


def test_single_keys_can_be_switched_off(ada_at):
    ada_at.keyboard.press("?")
    ada_at.get_by_role("dialog").get_by_role("checkbox").uncheck()
    ada_at.keyboard.press("Escape")
    ada_at.keyboard.press("n")
    expect(composer(ada_at).get_by_label("Headline, optional")).not_to_be_focused()
