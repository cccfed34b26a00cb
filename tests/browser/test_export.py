"""An exported folder, straight from a disk: every link works, pictures show, nobody else is asked."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import PHONE
from tests.exchange.exported import SITE, Exported, cover_and_export

pytestmark = pytest.mark.browser

LINKS = "() => [...document.links].map(link => link.href)"


@pytest.fixture(scope="module")
def exported(tmp_path_factory) -> Exported:
    return cover_and_export(tmp_path_factory.mktemp("home"))


@pytest.fixture
def disk(browser) -> Iterator[Page]:
    """Cleo opens files; whatever a page asks for that is no file, or says in the console, fails."""
    wrong: list[str] = []
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.on("request", lambda asked: asked.url.startswith("file:") or wrong.append(asked.url))
    page.on("requestfailed", lambda asked: wrong.append(asked.url))
    page.on("console", lambda message: wrong.append(message.text))
    yield page
    context.close()
    assert wrong == []


def test_every_link_of_the_folder_works(disk, exported):
    due, met = [(exported.folder / "index.html").as_uri()], set()
    while due:
        url = due.pop()
        if url in met:
            continue
        met.add(url)
        disk.goto(url)
        assert disk.locator("main").count() == 1
        for link in disk.evaluate(LINKS):
            whole, fragment = urldefrag(link)
            if whole.startswith(SITE):
                continue
            if whole == url and fragment:
                assert disk.locator(f"[id='{fragment}']").count() == 1
            else:
                due.append(whole)
    pages = {path.as_uri() for path in exported.folder.rglob("*.html")}
    withdrawn = exported.folder / "post" / exported.withdrawn / "index.html"
    key = exported.folder / "key/index.html"  # its story leads there
    assert met == pages - {withdrawn.as_uri(), key.as_uri()}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_readable_as_it_was(disk, exported, scheme):
    disk.emulate_media(color_scheme=scheme)
    disk.goto((exported.folder / "index.html").as_uri())
    image = disk.locator(".photo img")
    image.scroll_into_view_if_needed()
    disk.wait_for_function("() => document.querySelector('.photo img').naturalWidth > 0")
    assert Path(unquote(urlsplit(image.evaluate("image => image.currentSrc")).path)).is_file()
    paper, ink = disk.evaluate(
        "() => [getComputedStyle(document.body).backgroundColor,"
        " getComputedStyle(document.body).color]"
    )
    assert paper != ink
    assert paper not in ("rgba(0, 0, 0, 0)", "rgb(255, 255, 255)")  # the style sheet came along
    assert disk.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    assert disk.locator("#arrivals").is_hidden()
