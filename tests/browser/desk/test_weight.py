"""What the desk weighs when it is first opened, and what it may run."""

import gzip
import re
import urllib.request

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.desk.desks import composer, write

MOST = 150 * 1024
MOST_WHILE_WRITING = 170 * 1024
MOST_OF_BOARD = 60 * 1024
TAKEN = """[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
    .map(({ name }) => name)"""
NO_WORKER = "Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: undefined })"
KEPT = """async () => {
    const built = new URL("/static/desk/app/", location.href).href;
    const answer = await fetch(`${built}manifest.json`);
    const files = Object.values(await answer.json()).flatMap(({ file, css = [] }) => [file, ...css]);
    for (const file of files) {
        while (!(await caches.match(built + file))) await new Promise((resolve) => setTimeout(resolve, 50));
    }
}"""


@pytest.fixture
def fetched(open_desk):
    """``fetched(*where)``: that page of the desk as first opened, and the files that it took."""

    def fetched(*where: str) -> tuple[Page, list[str]]:
        page = open_desk("ada", *where)
        page.get_by_role("heading", level=1).wait_for()
        page.wait_for_load_state("load")
        return page, taken(page)

    return fetched


def taken(page: Page) -> list[str]:
    """What it took that is the desk's own, and not what somebody wrote."""
    return [name for name in page.evaluate(TAKEN) if "/api/" not in name and "/stream/" not in name]


def packed(page: Page, address: str) -> int:
    """How many bytes it is with gzip, which is what the heaviest of browsers takes."""
    cookies = "; ".join(f"{one['name']}={one['value']}" for one in page.context.cookies())
    headers = {"Accept-Encoding": "gzip", "Cookie": cookies}
    with urllib.request.urlopen(urllib.request.Request(address, headers=headers)) as answer:
        body = answer.read()
        is_packed = answer.headers.get("Content-Encoding") == "gzip"
    return len(body if is_packed else gzip.compress(body))


def test_first_load_of_a_coverage_is_at_most_150_kb_packed(fetched, slug):
    """The page, the script with the editor, the styles, the pictures of the desk itself."""
    page, names = fetched(slug)
    composer(page).get_by_role("textbox", name="Text").wait_for()
    page.get_by_role("region", name="How it goes").get_by_text("Here now").wait_for()
    sizes = {name: packed(page, name) for name in names}
    assert len(sizes) > 3
    assert sum(sizes.values()) <= MOST, sizes


def test_with_the_whole_editor_it_is_at_most_170_kb_packed(fetched, slug):
    """What comes when the cursor enters the sheet is part of what a reporter's phone pays for."""
    page, _ = fetched(slug)
    composer(page).get_by_role("textbox", name="Text").click()
    page.wait_for_function(f"() => ({TAKEN}).some((name) => name.includes('/whole-'))")
    page.get_by_role("region", name="How it goes").get_by_text("Here now").wait_for()
    sizes = {name: packed(page, name) for name in taken(page)}
    assert sum(sizes.values()) <= MOST_WHILE_WRITING, sizes


def test_first_load_of_the_board_is_at_most_60_kb_packed(fetched, slug, ada):
    ada.open_coverage(slug=f"{slug}-too", headline="One more")
    page, names = fetched()
    page.locator(".board > li").first.wait_for()
    sizes = {name: packed(page, name) for name in names}
    assert sum(sizes.values()) <= MOST_OF_BOARD, sizes


def test_all_that_opens_later_is_kept_for_when_there_is_no_network(open_desk, slug, reading):
    page = open_desk("ada", slug)
    composer(page).wait_for()
    page.evaluate(KEPT)
    reading.expects_lost_connections = True
    page.context.set_offline(True)
    page.reload()
    composer(page).wait_for()
    page.get_by_role("button", name="Keys").click()
    page.get_by_role("dialog", name="Keys").wait_for()
    page.keyboard.press("Escape")
    write(composer(page), "Sandbags arrive", "# By the school")
    composer(page).get_by_role("button", name="Table").click()
    composer(page).get_by_role("group", name="Table").wait_for()
    page.get_by_role("button", name="End").click()
    page.get_by_role("dialog").wait_for()


def test_what_is_pasted_before_the_whole_editor_is_here_arrives_as_it_is(open_desk, slug):
    """Over a slow line the first words are there before what cleans them."""
    page = open_desk("ada", "account")
    page.add_init_script(NO_WORKER)
    held = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/whole-*.js", hold)
    page.goto(f"/desk/{slug}/")
    text = composer(page).get_by_role("textbox", name="Text")
    text.click()
    page.keyboard.type("Seen at Vik: ")
    page.evaluate(
        """() => {
            const data = new DataTransfer();
            data.setData("text/html", "<p style='color:red'>the <b>sea wall</b></p>");
            data.setData("text/plain", "the sea wall");
            const given = { clipboardData: data, bubbles: true, cancelable: true };
            const event = new ClipboardEvent("paste", given);
            document.activeElement.dispatchEvent(event);
        }"""
    )
    composer(page).get_by_role("button", name="Quote").click()
    expect(text).to_have_text("Seen at Vik:")
    for one in held:
        one.continue_()
    expect(composer(page).get_by_role("group", name="Quote")).to_contain_text(
        "Seen at Vik: the sea wall"
    )
    expect(text.locator("strong")).to_have_text("sea wall")


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
