"""The options of the fault suite, and the world that its schedules share."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import chromium
from tests.faults.schedule import ALL, SMALL, has_chromium

if TYPE_CHECKING:
    from tests.faults.world import World

pytest.register_assert_rewrite("tests.faults.desk", "tests.faults.judging", "tests.faults.pages")
pytest.register_assert_rewrite("tests.faults.crowd", "tests.faults.world")

NAMED: dict[str, Sequence[int]] = {"small": SMALL, "all": ALL}
STRUCK = pytest.StashKey[Counter[str]]()
SURE = 100  # schedules, in which everything must have struck


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--seeds", "--seed", help="Schedules of faults to live through: small, all, 4711 or 0-59."
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "seed" in metafunc.fixturenames:
        given = metafunc.config.getoption("--seeds", None) or "small"
        metafunc.parametrize("seed", [marked(seed) for seed in seeds(given)])


def marked(seed: int) -> Any:
    return pytest.param(seed, marks=[pytest.mark.browser] if has_chromium(seed) else [])


def seeds(given: str) -> Sequence[int]:
    if given in NAMED:
        return NAMED[given]
    first, _, last = given.partition("-")
    return range(int(first), int(last or first) + 1)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    struck = terminalreporter.config.stash.get(STRUCK, Counter())
    for what, times in sorted(struck.items()):
        terminalreporter.write_line(f"{times:>6} {what}")


@pytest.fixture(scope="module")
def world(tmp_path_factory, request) -> "Iterator[World]":
    """Shared by all schedules; over many of them no fault may have struck in vain."""
    from tests.faults.world import World

    world = World(tmp_path_factory.mktemp("faults"))
    yield world
    world.close()
    struck = request.config.stash[STRUCK] = world.struck()
    if struck["schedules"] >= SURE:
        assert min(struck.values()) >= SURE / 10, struck


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One for all schedules; while Playwright runs, no other test on this thread can have a loop."""
    with chromium() as browser:
        yield browser
