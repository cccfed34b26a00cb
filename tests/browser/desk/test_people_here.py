"""Who may do what in one coverage, and that open desks hear of it."""

from playwright.sync_api import Page, expect

from tests.browser.desk.desks import composer, post


def people_of(page: Page):
    page.get_by_role("button", name="Who may do what here").click()
    return page.get_by_role("dialog", name="People of this coverage")


def test_mia_makes_ben_an_editor_here_and_takes_it_away(open_desk, slug, ben_at):
    pin = post(ben_at, "Post two").get_by_role("button", name="Pin")
    expect(pin).to_have_count(0)
    here = people_of(open_desk("mia", slug))
    here.get_by_label("Person").select_option("ben")
    here.get_by_label("Role here").select_option("editor")
    here.get_by_role("button", name="Add").click()
    pin.wait_for()
    here.get_by_role("button", name="Take away the role of Ben").click()
    expect(pin).to_have_count(0)
    composer(ben_at).wait_for()


def test_ada_gives_no_more_than_she_has(ada_at):
    roles = people_of(ada_at).get_by_label("Role here").get_by_role("option")
    expect(roles).to_have_text(["reporter", "editor"])


def test_reporters_publish_is_heard_of_at_open_desks(ada_at, ben_at):
    publish = composer(ben_at).get_by_role("button", name="Publish", exact=True)
    publish.wait_for()
    ada_at.get_by_label("Reporters publish their own posts").uncheck()
    expect(publish).to_have_count(0)
    ada_at.get_by_label("Reporters publish their own posts").check()
    publish.wait_for()
