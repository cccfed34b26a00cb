"""Nothing that is written is lost, there twice, or written over, whatever befalls its writer."""

from collections.abc import Iterator

import pytest

from tests.browser.newsroom import House, bens_browser
from tests.faults.writing import Shift

SMALL = range(1)  # of make test
ALL = range(40)  # of make faults; a shift takes half a minute

pytestmark = pytest.mark.browser


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "shift" not in metafunc.fixturenames:
        return
    given = metafunc.config.getoption("--seeds", None) or "small"
    named = {"small": SMALL, "all": ALL}
    first, _, last = given.partition("-")
    seeds = named[given] if given in named else range(int(first), int(last or first) + 1)
    metafunc.parametrize("shift", seeds, indirect=True)


@pytest.fixture(scope="module")
def house(tmp_path_factory) -> Iterator[House]:
    house = House(tmp_path_factory.mktemp("writing"))
    yield house
    house.close()


@pytest.fixture
def shift(browser, house, request) -> Iterator[Shift]:
    context = bens_browser(browser, house)
    yield Shift(request.param, house, context)
    context.close()


def test_what_is_written_lives_through_anything(shift):
    try:
        shift.live()
        shift.end()
        assert shift.judge() == {"lost": 0, "posts twice": 0, "revisions twice": 0}, shift.lost
    except BaseException as failure:
        failure.add_note(" · ".join(shift.log))
        raise
