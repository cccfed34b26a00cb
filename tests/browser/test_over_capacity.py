"""More readers than a server gives streams to: the others ask, and miss nothing."""

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Reading
from tests.browser.reading import wait_for_headline
from tests.running import Server

pytestmark = pytest.mark.browser


@pytest.fixture
def room_for(data) -> Iterator[Callable[[int], Server]]:
    """``room_for(2)``: a server on the same newsroom, with that many streams to give."""
    servers: list[Server] = []

    def start(streams: int) -> Server:
        servers.append(Server(data, STREAMS=str(streams), POLL_SECONDS="1").start())
        return servers[-1]

    yield start
    for server in servers:
        server.stop()


@pytest.fixture
def open_page(browser, slug) -> Iterator[Callable[[Server], Page]]:
    """``open_page(server)``: this test's coverage, in the browser of one reader more."""
    opened: list[tuple[Page, Reading]] = []

    def open_page(server: Server) -> Page:
        reading = Reading(urlsplit(server.url).netloc)
        reading.expects_lost_connections = True  # a refusal is one
        page = reading.watch(browser.new_context().new_page())
        opened.append((page, reading))
        page.goto(f"{server.url}/live/{slug}/")
        page.wait_for_selector("#connection.up")
        return page

    yield open_page
    for page, reading in opened:
        page.context.close()
        assert reading.wrong == []


def test_where_there_are_no_streams_everybody_asks(room_for, open_page, ada, slug):
    server = room_for(0)
    page = open_page(server)
    assert page.request.get(f"{server.url}/live/{slug}/stream").status == 503
    ada.publish_post(slug, headline="By asking", text="All the same.")
    wait_for_headline(page, "By asking")


def test_where_there_is_one_stream_two_readers_have_every_post(room_for, open_page, ada, slug):
    server = room_for(1)
    readers = [open_page(server), open_page(server)]
    for headline in ("Sandbags arrive", "The bridge closes"):
        ada.publish_post(slug, headline=headline, text="All the same.")
        for page in readers:
            wait_for_headline(page, headline)
