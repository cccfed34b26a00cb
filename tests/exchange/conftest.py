"""One export for all tests of exports; whoever touches it leaves it as it was."""

import pytest

from tests.exchange.exported import Exported, cover_and_export


@pytest.fixture(scope="session")
def exported(tmp_path_factory) -> Exported:
    return cover_and_export(tmp_path_factory.mktemp("home"))
