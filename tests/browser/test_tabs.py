"""Many tabs of one browser: over HTTP/1.1 they share six connections, so only one in sight streams.

Playwright has every page believe that it is in front. These tests connect to a browser that was told
nothing, so that its tabs are hidden and shown as a reader's are.
"""

from collections.abc import Callable, Iterator
from time import monotonic

import pytest
from playwright.sync_api import BrowserContext, Page, Request, sync_playwright

from tests.browser.conftest import FLAGS
from tests.browser.reading import wait_for_headline, wait_for_seq
from tests.installed import needs
from tests.running import PATIENCE, free_port

pytestmark = pytest.mark.browser

MANY = 8  # two more than a browser has connections


@pytest.fixture(scope="module")
def window() -> Iterator[BrowserContext]:
    """Cleo's browser, with real tabs."""
    port = free_port()
    flags = [*FLAGS, f"--remote-debugging-port={port}"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=needs("chromium"), args=flags)
        address = f"http://127.0.0.1:{port}"
        connected = playwright.chromium.connect_over_cdp(address, no_defaults=True)
        yield connected.contexts[0]
        browser.close()


class Tab:
    """One of Cleo's tabs, and its requests for a stream that are open."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.streams: set[Request] = set()
        page.on("request", self._began)
        page.on("requestfinished", self._ended)
        page.on("requestfailed", self._ended)

    def _began(self, request: Request) -> None:
        if "/stream?" in request.url:
            self.streams.add(request)

    def _ended(self, request: Request) -> None:
        self.streams.discard(request)


@pytest.fixture
def open_tab(window, server, slug, reading) -> Iterator[Callable[[], Tab]]:
    """``open_tab()``: one more tab with this test's coverage, in front of the others."""
    tabs: list[Tab] = []

    def open_tab() -> Tab:
        tab = Tab(reading.watch(window.new_page()))
        tabs.append(tab)
        tab.page.goto(f"{server.url}/live/{slug}/")
        tab.page.wait_for_selector("#connection.up")
        return tab

    yield open_tab
    for tab in tabs:
        tab.page.close()


def test_more_tabs_than_a_browser_has_connections_are_all_live(open_tab, ada, slug):
    tabs = [open_tab() for _ in range(MANY)]
    for seq, tab in enumerate(tabs, 5):
        tab.page.bring_to_front()
        ada.publish_post(slug, headline="Sandbags arrive", text="At the school gate.")
        wait_for_seq(tab.page, seq)


def test_the_tab_in_front_has_a_stream_and_no_other(open_tab):
    tabs = [open_tab() for _ in range(3)]
    for front in tabs:
        front.page.bring_to_front()
        wait_until_only_one_streams(front, tabs)


def wait_until_only_one_streams(front: Tab, tabs: list[Tab]) -> None:
    wait_until(front.page, lambda: [tab for tab in tabs if tab.streams] == [front])


def test_a_tab_out_of_sight_says_in_its_title_what_waits(open_tab, ada, slug):
    hidden, other = tabs = [open_tab(), open_tab()]
    for front in tabs:
        front.page.bring_to_front()
        wait_until_only_one_streams(front, tabs)
    ada.publish_post(slug, headline="Sandbags arrive", text="At the school gate.")
    wait_until(other.page, lambda: hidden.page.title().startswith("(1) "))
    hidden.page.bring_to_front()
    hidden.page.locator("#arrivals", has_text="1 new update").click()
    wait_for_headline(hidden.page, "Sandbags arrive")


def wait_until(page: Page, what_is_due: Callable[[], bool]) -> None:
    until = monotonic() + PATIENCE
    while not what_is_due():
        assert monotonic() < until, "It did not come about in time."
        page.wait_for_timeout(20)
