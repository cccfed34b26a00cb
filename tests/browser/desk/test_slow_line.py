"""Ben opens the desk and files with a picture from the edge of a cell, where the line breaks as well."""

import logging
import os
from collections.abc import Iterator
from pathlib import Path
from time import monotonic
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Reading
from tests.browser.desk.desks import composer, post, write
from tests.browser.desk.phones import PHONE, photograph
from tests.browser.reading import wait_for_headline
from tests.browser.slow_line import SlowLine

LOG = logging.getLogger(__name__)

# The side of a square picture; make line sends one as a phone takes it.
PIXELS = int(os.environ.get("PICTURE_PIXELS", "480"))
PATIENCE_MS = 30_000 + PIXELS**2 // 30


@pytest.fixture
def line(server) -> Iterator[SlowLine]:
    line = SlowLine(server.port)
    yield line
    line.stop()


@pytest.fixture
def phone(open_desk, browser, sessions, line) -> Iterator[Page]:
    """Ben's phone, on which he has signed in already, on the slow line."""
    open_desk("ben").context.close()
    context = browser.new_context(base_url=line.url, storage_state=sessions["ben"], **PHONE)
    context.set_default_timeout(PATIENCE_MS)
    reading = Reading(urlsplit(line.url).netloc)
    reading.expects_lost_connections = True
    yield reading.watch(context.new_page())
    context.close()
    assert reading.wrong == []


class Shift:
    """What happened when; ``make line`` shows it."""

    def __init__(self, line: SlowLine) -> None:
        self._line = line
        self._began = monotonic()

    def notes(self, what: str) -> None:
        up, down = (way.carried / 1000 for way in (self._line.up, self._line.down))
        LOG.info("%.1f s, %.0f KB up, %.0f KB down: %s", monotonic() - self._began, up, down, what)


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    return photograph(tmp_path / "pier.jpg", PIXELS, PIXELS, seed=id(tmp_path))


def test_ben_files_a_picture_over_a_line_that_loses_and_breaks(phone, line, slug, picture, cleo):
    cleo.set_default_timeout(PATIENCE_MS)
    shift = Shift(line)
    phone.goto(f"/desk/{slug}/")
    composer(phone).wait_for()
    shift.notes("the desk is open, for the first time on this device")
    write(composer(phone), "The pier at Brae", "It is gone.")
    composer(phone).get_by_label("Photos").set_input_files(picture)
    composer(phone).get_by_label("Alt text").fill("A pier, broken in two.")
    shift.notes(f"it is written, with a picture of {picture.stat().st_size / 1000:.0f} KB")
    phone.wait_for_function(
        "() => [...document.querySelectorAll('.composer progress')].some(({value}) => value > 25)"
    )
    line.cut()
    at_most = line.up.carried
    composer(phone).get_by_role("button", name="Publish").click()
    expect(phone.get_by_text("1 post in the outbox").first).to_be_visible()
    shift.notes("some of the picture has come through, the line broke, and Ben has published")
    line.mend()
    wait_for_headline(cleo, "The pier at Brae")
    shift.notes("Cleo reads it")
    expect(cleo.locator("#feed .photo img")).to_have_count(1)
    again = line.up.carried - at_most
    assert again < picture.stat().st_size, "the picture was sent from its beginning again"
    post(phone, "The pier at Brae").wait_for()
