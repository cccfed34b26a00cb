"""What a screen reader is told while the page changes: enough, politely, and never a stream of words."""

import re

import pytest

from tests.browser.reading import wait_for_seq

pytestmark = pytest.mark.browser

APART_MS = 20_000  # web/reader/announcer.ts
LISTEN = """() => {
  window.heard = [];
  const note = () => {
    const said = document.querySelector('#announcer').textContent;
    if (said) window.heard.push(said);
  };
  new MutationObserver(note).observe(document.querySelector('#announcer'), {childList: true, subtree: true});
}"""
LIVE = "[aria-live], [role=status], [role=alert], [role=log], [role=timer], [role=marquee], output"


def test_fifty_posts_are_told_in_two_sentences(page, ada, slug):
    page.clock.install()
    page.goto(f"/live/{slug}/")
    page.wait_for_selector("#connection.up")
    page.evaluate(LISTEN)
    for number in range(50):
        ada.publish_post(slug, headline=f"Arrives {number}", text="A few words.")
    wait_for_seq(page, 54)
    page.clock.fast_forward(APART_MS)
    page.clock.fast_forward(APART_MS)
    page.wait_for_function("() => document.querySelector('#announcer').textContent === ''")
    heard = page.evaluate("window.heard")
    assert len(heard) <= 2
    assert sum(told(sentence) for sentence in heard) == 50
    assert page.locator("#count").inner_text() == "53 updates"


def told(sentence: str) -> int:
    """How many posts an announcement is about: one is named by its headline."""
    counted = re.fullmatch(r"(\d+) new updates", sentence)
    return int(counted[1]) if counted else 1


def test_nothing_is_said_at_first_and_only_one_part_of_the_page_speaks(cleo):
    speaking = cleo.locator(LIVE)
    assert speaking.count() == 1
    assert speaking.get_attribute("id") == "announcer"
    assert speaking.get_attribute("role") == "status"  # which is polite
    assert speaking.text_content() == ""
    assert cleo.locator("#feed").get_attribute("aria-busy") in (None, "false")


def test_a_correction_and_the_end_are_told_too(page, ada, slug):
    page.clock.install()
    page.goto(f"/live/{slug}/")
    page.wait_for_selector("#connection.up")
    page.evaluate(LISTEN)
    newest = page.locator("#feed article").first.get_attribute("id").removeprefix("post-")
    ada.revise_post(slug, newest, correction="It was two boats.")
    ada.end_coverage(slug, closing="Good night.")
    page.locator("#state", has_text="Ended").wait_for()
    page.clock.fast_forward(APART_MS)
    page.wait_for_function("() => window.heard.join().includes('Ended')")
    assert "Correction: It was two boats." in " ".join(page.evaluate("window.heard"))
