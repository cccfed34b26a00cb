"""Programs that tests drive, and that are not Python's."""

import os
import shutil

import pytest


def needs(program: str) -> str:
    """Where a program is. A test is skipped where it is missing; ``make test`` would have installed it."""
    found = shutil.which(program)
    if found is None and not os.environ.get("CI"):
        pytest.skip(f"{program} is not installed; make test installs it.")
    return found or program
