"""Ada has no mouse: every control of the desk is reached and seen, and a whole shift is done by keys."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.desk.desks import composer, draft, post, write
from tests.browser.desk.looking import SIZES

MOST_STOPS = 200
# What of it can be pressed lies under nothing: not under a bar that stays, nor beyond the window.
SEEN = """() => {
  const focused = document.activeElement;
  focused.dataset.reached = '';
  const {left, right, top, bottom} = focused.getClientRects()[0];
  const foot = Math.min(bottom, top + innerHeight / 2), in_x = right - left > 8 ? 4 : 1;
  const points = [[left + in_x, top + 4], [right - in_x, top + 4], [left + in_x, foot - 4],
    [right - in_x, foot - 4], [(left + right) / 2, (top + foot) / 2]];
  const isOver = ([x, y]) => {
    const over = document.elementFromPoint(x, y);
    return over !== null && (focused.contains(over) || over.contains(focused));
  };
  const {outlineStyle, boxShadow} = getComputedStyle(focused);
  const hasCaret = focused.matches('input:not([type=checkbox]), textarea, [contenteditable=true]');
  const isMarked = hasCaret || outlineStyle !== 'none' || boxShadow !== 'none';
  return [focused.innerText || focused.ariaLabel || focused.id || focused.outerHTML.slice(0, 80),
    points.every(isOver), isMarked];
}"""
NOT_REACHED = """() => [...document.querySelectorAll(
    'a[href], button, input, select, textarea, [contenteditable=true], [tabindex="0"]')]
  .filter((one) => one.tabIndex >= 0 && !one.disabled && one.checkVisibility({visibilityProperty: true}))
  .filter((one) => !('reached' in one.dataset) && !one.matches('[type=file], .skip'))
  .map((one) => one.outerHTML.slice(0, 120))"""
HAS_FOCUS = """([name, within]) => {
  const focused = document.activeElement;
  const place = within ? focused.closest('article, dialog') : document.body;
  return focused.innerText?.trim() === name && (place?.innerText.includes(within) ?? false);
}"""


def stops(page: Page) -> Iterator[tuple[str, bool, bool]]:
    """Each stop of the Tab key, once round: its name, whether it is seen, and marked."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if page.evaluate(
            "document.activeElement === document.body || 'reached' in document.activeElement.dataset"
        ):
            return
        yield tuple(page.evaluate(SEEN))
    raise AssertionError("the focus does not come round")


def reach(page: Page, name: str, within: str = "", key: str = "Tab") -> None:
    """By Tab to the button of this name, in the post or dialog that says this."""
    for _ in range(MOST_STOPS):
        page.keyboard.press(key)
        if page.evaluate(HAS_FOCUS, [name, within]):
            return
    raise AssertionError(f"{name} of “{within}” is not reached")


@pytest.mark.parametrize("size", SIZES)
def test_every_control_is_reached_and_seen(open_desk, ada, slug, size):
    ada.open_coverage(slug=f"{slug}-too", headline="The budget, line by line")
    page = open_desk("mia", viewport=SIZES[size])
    page.route("**/api/coverages", _the_first_few)
    wrong = {}
    for where in ("", f"{slug}/", "people/", "tokens/", "templates/", "audit/"):
        page.goto(f"/desk/{where}")
        page.get_by_role("heading", level=1).wait_for()
        page.wait_for_load_state("networkidle" if slug not in where else "load")
        if where == f"{slug}/":
            page.get_by_role("article", name="Post one").wait_for()
        found = list(stops(page))
        hidden = [name for name, is_seen, is_marked in found if not (is_seen and is_marked)]
        wrong[where] = (hidden, page.evaluate(NOT_REACHED))
        assert len(found) > 5
    assert wrong == {where: ([], []) for where in wrong}


def _the_first_few(route: Route) -> None:
    """All other tests' coverages are on the board, and the walk over a hundred is as that over five."""
    answer = route.fetch()
    route.fulfill(response=answer, json=answer.json()[:5])


def test_a_shift_without_a_mouse(ada, slug, ada_at, ben_at, cleo):
    ada.edit_coverage(slug, reporters_publish=False)
    write(composer(ben_at), "Two sources say", "So they say.")
    composer(ben_at).get_by_role("button", name="Submit").click()
    draft(ada_at, "Two sources say").wait_for()

    ada_at.keyboard.press("n")
    write_with_a_table(ada_at)
    expect(cleo.locator("#feed :is(td, th)").first).to_have_text("Mill Lane")
    ask(ada_at, "Send back", of="Two sources say", field="Note", words="Which two?")
    expect(draft(ben_at, "Two sources say")).to_contain_text("Which two?")

    reach(ada_at, "Pin")  # out of all fields, where n is a key
    ada_at.keyboard.press("n")
    ada_at.keyboard.type("The ferry leaves")
    ask(ada_at, "Schedule", of="", field="Publish at")
    expect(draft(ada_at, "The ferry leaves")).to_contain_text("Scheduled")

    reach(ada_at, "More", "Post two")
    ada_at.keyboard.press("Enter")
    ask(ada_at, "Withdraw", of="Post two", field="Reason", words="The gate was closed.")
    expect(cleo.locator("#feed .headline", has_text="Post two")).to_have_count(0)
    ask(ada_at, "End", of="", field="Closing line")
    expect(cleo.locator(".closing")).to_contain_text("ended for the day")


def write_with_a_table(page: Page) -> None:
    page.keyboard.type("The water stands at 4.2 metres")
    page.keyboard.press("Enter")
    page.keyboard.type("It rises.")
    reach(page, "Table")
    page.keyboard.press("Enter")
    composer(page).get_by_role("group", name="Table").wait_for()
    page.keyboard.type("Mill Lane")
    page.keyboard.press("Control+Enter")
    post(page, "The water stands").wait_for()


def ask(page: Page, verb: str, *, of: str, field: str, words: str = "") -> None:
    """Press a button that opens a dialog, say something in it, and press its own."""
    reach(page, verb, of)
    page.keyboard.press("Enter")
    asked = page.get_by_role("dialog")
    asked.get_by_label(field).wait_for()
    page.keyboard.type(words)
    reach(page, verb, field)
    page.keyboard.press("Enter")
    expect(asked).to_have_count(0)
