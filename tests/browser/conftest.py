"""The page as a reader has it: Debian's Chromium, a real server, and a newsroom in a third process.

A console error, or a request to any other host, fails the test that caused it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.every_page import open_every_page
from tests.installed import needs
from tests.running import Newsroom, Server

# Of two such switches the last one counts: these are Playwright's, and what of a browser's window starts with
# every page and is never looked at. The lists under the address bar alone are half of a small page's work.
WITHOUT = [
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades"),
    *("HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "OptimizationHints"),
    *("PaintHolding", "ThirdPartyStoragePartitioning", "NetworkTimeServiceQuerying"),
    *("SpareRendererForSitePerProcess", "WebUIOmniboxAimPopup", "WebUIOmniboxPopup"),
]
FLAGS = [
    f"--disable-features={','.join(WITHOUT)}",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--no-sandbox",
]
PHONE = {"width": 390, "height": 844}
LAPTOP = {"width": 1366, "height": 850}


@contextmanager
def chromium(*more: str) -> Iterator[Browser]:
    """Debian's Chromium, with more flags than it always has."""
    with sync_playwright() as playwright:
        path, flags = needs("chromium"), [*FLAGS, *more]
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One for each module: while Playwright runs, no other test on this thread can have a loop."""
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def data(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="session")
def server(data) -> Iterator[Server]:
    server = Server(data, POLL_SECONDS="1", PAGE_POSTS="10").start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def ada(data, server) -> Iterator[Newsroom]:
    """Ada at the desk: a process of its own that says the newsroom's verbs."""
    newsroom = Newsroom(data)
    yield newsroom
    newsroom.close()


@pytest.fixture(scope="session")
def every_page(ada, tmp_path_factory) -> dict[str, str]:
    """The address of a page of each kind."""
    return open_every_page(ada, tmp_path_factory.mktemp("every"))


NUMBERS = count(1)


@pytest.fixture
def slug(ada) -> str:
    """A coverage for this test alone, with three posts in it."""
    slug = ada.open_coverage(
        slug=f"flood-{next(NUMBERS)}",
        headline="The river rises at Brae",
        time_zone="Europe/Oslo",
        summary=["The lower town is empty.", "The peak is expected before midnight."],
    )
    for number in ("one", "two", "three"):
        ada.publish_post(slug, headline=f"Post {number}", text=f"Text of post {number}.")
    return slug


class Reading:
    """What went wrong on a page while a test read it."""

    def __init__(self, *hosts: str) -> None:
        self.hosts = hosts
        self.wrong: list[str] = []
        self.expects_lost_connections = False

    def watch(self, page: Page) -> Page:
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("request", self._request)
        return page

    def _console(self, message) -> None:
        lost = "net::ERR_" in message.text or "Failed to load resource" in message.text
        if message.type in ("error", "warning") and not (lost and self.expects_lost_connections):
            self.wrong.append(f"{message.text} ({message.location.get('url')})")

    def _request(self, request) -> None:
        is_own = request.url.startswith(("data:", "blob:"))  # asked of nobody
        if urlsplit(request.url).netloc not in self.hosts and not is_own:
            self.wrong.append(f"asked another host: {request.url}")


@pytest.fixture
def reading(server) -> Iterator[Reading]:
    reading = Reading(urlsplit(server.url).netloc)
    yield reading
    assert reading.wrong == []


@pytest.fixture
def context(browser, server) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport=LAPTOP, base_url=server.url)
    yield context
    context.close()


@pytest.fixture
def page(context, reading) -> Page:
    """Cleo's browser."""
    return reading.watch(context.new_page())


@pytest.fixture
def cleo(page, slug) -> Page:
    """Cleo reads the page of this test's coverage, and is connected."""
    page.goto(f"/live/{slug}/")
    page.wait_for_selector("#connection.up")
    return page
