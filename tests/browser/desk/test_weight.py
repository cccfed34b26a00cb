"""What the desk weighs when it is first opened, and what it may run."""

import re

from playwright.sync_api import expect

from tests.browser.desk.desks import composer

MOST = 150 * 1024


def test_first_load_is_at_most_150_kb(open_desk, slug):
    """As it travels, packed: the page, the script with the editor, the styles."""
    page = open_desk("ada", slug)
    composer(page).wait_for()
    sizes = page.evaluate(
        "[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]"
        ".filter(({ name }) => !name.includes('/api/') && !name.includes('/stream/'))"
        ".map(({ encodedBodySize }) => encodedBodySize)"
    )
    assert 0 < sum(sizes) <= MOST, sizes


def test_the_page_runs_and_shows_nothing_of_its_own_making(open_desk, slug):
    """What the policy forbids is an error on the console, and fails this test."""
    page = open_desk("ada", slug)
    composer(page).wait_for()
    answer = page.request.get(f"/desk/{slug}/")
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"] == "no-store"


def test_whoever_is_not_signed_in_is_asked_to(browser, server):
    context = browser.new_context(base_url=server.url)
    page = context.new_page()
    page.goto("/desk/flood/")
    expect(page).to_have_url(re.compile(r"/desk/sign-in/\?next=/desk/flood/"))
    context.close()


def test_without_script_it_says_what_to_do(browser, server, cast, sessions, open_desk):
    open_desk("ada")
    context = browser.new_context(
        base_url=server.url, storage_state=sessions["ada"], java_script_enabled=False
    )
    page = context.new_page()
    page.goto("/desk/")
    assert "it needs JavaScript" in page.locator("body").inner_text()
    context.close()
