"""Ada edits, Ben reports, Mia is managing editor; each has a browser of their own, signed in."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, StorageState

from tests.browser.conftest import LAPTOP, Reading
from tests.browser.desk.desks import PASSWORD, composer
from tests.running import Server, environment, run_dateline

CAST = {"ada": "editor", "ben": "reporter", "mia": "managing editor"}

OpenDesk = Callable[..., Page]


@pytest.fixture(scope="session")
def cast(data: Path, server: Server) -> None:
    for name, role in CAST.items():
        asked = ("user", "add", name, "--role", role, "--full-name", name.title())
        done = run_dateline(data, *asked, "--password-stdin", text=f"{PASSWORD}\n")
        assert done.returncode == 0, done.stderr


@pytest.fixture(scope="session")
def sessions() -> dict[str, StorageState]:
    """Who has signed in already, and their cookies."""
    return {}


@pytest.fixture
def open_desk(
    browser: Browser, server: Server, reading: Reading, cast: None, sessions: dict
) -> Iterator[OpenDesk]:
    """``open_desk("ben", slug)``: Ben at the desk of a coverage, in a browser of his own."""
    opened: list[BrowserContext] = []

    def open_desk(name: str, *where: str, **options) -> Page:
        if name not in sessions:
            sessions[name] = _signed_in(browser, server, name)
        asked = {"viewport": LAPTOP} | options
        context = browser.new_context(
            base_url=server.url, storage_state=sessions[name], locale="en-US", **asked
        )
        opened.append(context)
        page = reading.watch(context.new_page())
        page.goto("/desk/" + "".join(f"{part}/" for part in where))
        return page

    yield open_desk
    for context in opened:
        context.close()


def _signed_in(browser: Browser, server: Server, name: str) -> StorageState:
    context = browser.new_context(base_url=server.url)
    page = context.new_page()
    page.goto("/desk/sign-in/")
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url("**/desk/")
    state = context.storage_state()
    context.close()
    return state


@pytest.fixture
def ada_at(open_desk: OpenDesk, slug: str) -> Page:
    """Ada at the desk of this test's coverage, with the sheet before her."""
    return _ready(open_desk("ada", slug))


@pytest.fixture
def ben_at(open_desk: OpenDesk, slug: str) -> Page:
    return _ready(open_desk("ben", slug))


def _ready(page: Page) -> Page:
    composer(page).wait_for()
    page.get_by_role("article", name="Post three").wait_for()
    return page


@pytest.fixture
def only_here(data: Path) -> Iterator[Callable[[str, str], None]]:
    """``only_here("ben", slug)``: Ben's role is for this coverage alone, for as long as the test runs."""
    settings = environment(DATA=str(data)) | {"DJANGO_SETTINGS_MODULE": "dateline.project.settings"}

    def say(verb: str) -> None:
        script = (
            "import django; django.setup()\n"
            "from dateline.newsroom import people, roles\n"
            "from dateline.newsroom.access import coverage_at\n"
            f"{verb}"
        )
        subprocess.run([sys.executable, "-c", script], env=settings, check=True, timeout=60)

    changed: list[tuple[str, str]] = []

    def only_here(name: str, slug: str) -> None:
        changed.append((name, slug))
        say(
            f"person = people.person_named({name!r})\n"
            "for one in person.assignments.exclude(coverage=None):\n"
            "    roles.take_role(person, one.coverage, by=None)\n"
            f"roles.give_role(person, 'reporter', coverage_at({slug!r}), by=None)\n"
            "roles.take_role(person, by=None)"
        )

    yield only_here
    for name, _ in changed:
        say(f"roles.give_role(people.person_named({name!r}), 'reporter', by=None)")
