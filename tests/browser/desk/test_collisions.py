"""Two who write on the same text: both texts side by side, and the later one decides."""

from playwright.sync_api import expect

from tests.browser.desk.desks import composer, draft, post, wait_until_kept, write


def begin_both(slug, ada_at, ben_at) -> None:
    """Ben has written a draft; both have it open, and Ben's network goes."""
    open_both(ada_at, ben_at)
    composer(ben_at).get_by_label("Headline, optional").fill("The bridge, says Ben")
    edited = ada_at.get_by_role("region", name="Edit the draft")
    edited.get_by_label("Headline, optional").fill("The bridge, says Ada")
    wait_until_kept(ada_at, slug, "The bridge, says Ada")
    ben_at.context.set_offline(False)


def open_both(ada_at, ben_at) -> None:
    write(composer(ben_at), "The bridge", "It is closed.")
    expect(composer(ben_at)).to_contain_text("Saved")
    draft(ada_at, "The bridge").get_by_role("button", name="Edit").click()
    ben_at.context.set_offline(True)


def test_a_collision_is_shown_side_by_side(slug, ada_at, ben_at, reading):
    reading.expects_lost_connections = True
    begin_both(slug, ada_at, ben_at)
    shown = ben_at.get_by_role("region", name="Collision")
    shown.wait_for()
    expect(shown).to_contain_text("You and Ada changed the same text")
    expect(shown.get_by_text("The bridge, says Ben").first).to_be_visible()
    expect(shown.get_by_text("The bridge, says Ada").first).to_be_visible()
    listed = ben_at.get_by_role("region", name="To look at").get_by_role("button")
    expect(listed).to_contain_text("Changed by somebody else too")
    listed.click()
    expect(shown).to_be_focused()
    ben_at.set_viewport_size({"width": 390, "height": 844})
    expect(
        ben_at.get_by_role("navigation").get_by_role("button", name="To look at 1")
    ).to_be_visible()
    shown.get_by_role("button", name="Take Ada’s").click()
    headline = composer(ben_at).get_by_label("Headline, optional")
    expect(headline).to_have_value("The bridge, says Ada")


def test_the_later_one_chooses_where_both_changed_the_same(slug, ada_at, ben_at, reading):
    reading.expects_lost_connections = True
    begin_both(slug, ada_at, ben_at)
    shown = ben_at.get_by_role("region", name="Collision")
    expect(shown.get_by_role("button", name="Take both together")).to_be_disabled()
    expect(shown.locator(".together")).to_contain_text("Only one of the two can stand there")
    shown.get_by_label("Ada The bridge, says Ada").check()
    expect(shown.locator(".together")).to_contain_text("The bridge, says Ada")
    shown.get_by_role("button", name="Take it as chosen").click()
    composer(ben_at).get_by_role("button", name="Publish").click()
    post(ada_at, "The bridge, says Ada").wait_for()


def test_a_collision_takes_the_editor_from_nobody_in_mid_word(slug, ada_at, ben_at, reading):
    reading.expects_lost_connections = True
    begin_both(slug, ada_at, ben_at)
    headline = composer(ben_at).get_by_label("Headline, optional")
    ben_at.keyboard.press("End")
    for letter in " who jumped before noon, by bus":
        ben_at.keyboard.type(letter, delay=150)  # as somebody types
    shown = ben_at.get_by_role("region", name="Collision")
    expect(shown).to_be_focused()
    expect(headline).to_have_count(0)
    said = "The bridge, says Ben who jumped before noon, by bus"
    expect(shown.get_by_text(said).first).to_be_visible()
    ben_at.keyboard.press("b")
    expect(shown).to_be_focused()
    ben_at.evaluate("document.activeElement.blur()")
    ben_at.keyboard.press("Escape")
    ben_at.keyboard.press("n")
    expect(shown).to_be_focused()


def test_both_is_both_where_two_changed_the_same_paragraph(slug, ada_at, ben_at, reading):
    reading.expects_lost_connections = True
    open_both(ada_at, ben_at)
    composer(ben_at).get_by_role("textbox", name="Text").fill("Ben says it is open.")
    edited = ada_at.get_by_role("region", name="Edit the draft")
    edited.get_by_role("textbox", name="Text").fill("Ada says it is shut.")
    wait_until_kept(ada_at, slug, "Ada says it is shut.")
    ben_at.context.set_offline(False)
    shown = ben_at.get_by_role("region", name="Collision")
    expect(shown.get_by_label("Both, one after the other")).to_be_checked()
    shown.get_by_role("button", name="Take both together").click()
    text = composer(ben_at).get_by_role("textbox", name="Text")
    expect(text).to_contain_text("Ben says it is open.")
    expect(text).to_contain_text("Ada says it is shut.")
