"""Whom a reader's page asks, and what it leaves on their device: nobody else, and next to nothing."""

import re

import pytest

from tests.browser.every_page import KINDS

pytestmark = pytest.mark.browser

NOTE_VIOLATIONS = """
  window.violations = [];
  addEventListener('securitypolicyviolation', event =>
    violations.push([event.violatedDirective, event.blockedURI]));
"""
KEPT = "() => [Object.keys(localStorage), Object.keys(sessionStorage)]"
DOCUMENTED = re.compile(r"/live/[a-z0-9-]+/|own zone")  # docs/reference/addresses.md


def test_no_page_asks_another_host_or_keeps_more_than_is_said(
    page, context, every_page, reading, slug
):
    reading.expects_lost_connections = True  # some of these pages say that nothing is there
    page.add_init_script(NOTE_VIOLATIONS)
    page.goto(f"/live/{slug}/")
    page.get_by_role("button", name="Show in my time zone").click()
    page.get_by_role("button", name="Show in the story’s time zone").wait_for()
    for kind in KINDS:
        page.goto(every_page[kind])
        if page.locator("#connection").count():
            page.wait_for_selector("#connection.up")
        assert page.evaluate("window.violations") == [], kind
    local, session = page.evaluate(KEPT)
    assert local
    assert [name for name in local if not DOCUMENTED.fullmatch(name)] == []
    assert set(session) <= {"reloaded"}
    assert context.cookies() == []
