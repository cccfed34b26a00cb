"""Commands are tested as they are typed: as processes of their own, on a data folder of their own."""

import shutil
from collections.abc import Callable
from functools import partial
from subprocess import CompletedProcess

import pytest

from tests.running import run_dateline

Typed = Callable[..., CompletedProcess[str]]


@pytest.fixture
def typed(tmp_path, used_folder) -> Typed:
    """``typed("open", "flood", …)``: what happens when somebody types this."""
    shutil.copytree(used_folder, tmp_path / "data")
    return partial(run_dateline, tmp_path / "data")


@pytest.fixture
def flood(typed) -> str:
    """The slug of a coverage that Ada has opened."""
    assert typed("open", "flood", "--headline", "The river rises at Brae").returncode == 0
    return "flood"
