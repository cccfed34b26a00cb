"""Two who write on the same text: both texts side by side, and the later one decides."""

from playwright.sync_api import expect

from tests.browser.desk.desks import composer, draft, post, write


def begin_both(ada_at, ben_at) -> None:
    """Ben has written a draft; both have it open, and Ben's network goes."""
    write(composer(ben_at), "The bridge", "It is closed.")
    expect(composer(ben_at)).to_contain_text("Saved")
    draft(ada_at, "The bridge").get_by_role("button", name="Edit").click()
    ben_at.context.set_offline(True)
    composer(ben_at).get_by_label("Headline, optional").fill("The bridge, says Ben")
    edited = ada_at.get_by_role("region", name="Edit the draft")
    edited.get_by_label("Headline, optional").fill("The bridge, says Ada")
    expect(edited).to_contain_text("Saved")
    ben_at.context.set_offline(False)


def test_a_collision_is_shown_side_by_side(ada_at, ben_at, reading):
    reading.expects_lost_connections = True
    begin_both(ada_at, ben_at)
    shown = ben_at.get_by_role("region", name="Collision")
    expect(shown).to_contain_text("You and Ada changed the same text")
    expect(shown.get_by_text("The bridge, says Ben").first).to_be_visible()
    expect(shown.get_by_text("The bridge, says Ada").first).to_be_visible()
    shown.get_by_role("button", name="Take Ada’s").click()
    headline = composer(ben_at).get_by_label("Headline, optional")
    expect(headline).to_have_value("The bridge, says Ada")


def test_the_later_one_chooses_where_both_changed_the_same(ada_at, ben_at, reading):
    reading.expects_lost_connections = True
    begin_both(ada_at, ben_at)
    shown = ben_at.get_by_role("region", name="Collision")
    shown.get_by_label("Ada The bridge, says Ada").check()
    expect(shown.locator(".together")).to_contain_text("The bridge, says Ada")
    shown.get_by_role("button", name="Take both together").click()
    composer(ben_at).get_by_role("button", name="Publish").click()
    post(ada_at, "The bridge, says Ada").wait_for()
