"""The data folder: who may read it, and what several first commands at once make of it."""

import subprocess
from functools import partial
from pathlib import Path

import pytest

from tests.project.conftest import Typed
from tests.running import DATELINE, environment, run_dateline


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


@pytest.fixture
def data(tmp_path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def typed(data) -> Typed:
    """Here the first command is the one that is looked at."""
    return partial(run_dateline, data)


def test_what_dateline_makes_is_its_owners_alone(typed, data, flood):
    assert mode(data) == 0o700
    kept = [data / name for name in ("dateline.sqlite3", "secret-key", "lock")]
    assert [mode(path) for path in kept] == [0o600] * 3


def test_a_folder_that_was_there_keeps_its_mode(typed, data):
    data.mkdir()
    data.chmod(0o755)
    assert typed("journal", "site").returncode == 0
    assert mode(data) == 0o755
    assert mode(data / "dateline.sqlite3") == 0o600


def test_a_database_that_was_there_keeps_its_mode(typed, data, flood):
    (data / "dateline.sqlite3").chmod(0o640)
    assert typed("journal", flood).returncode == 0
    assert mode(data / "dateline.sqlite3") == 0o640


def test_the_key_stays_what_it_is(typed, data, flood):
    key = (data / "secret-key").read_text()
    assert len(key) > 50
    assert typed("journal", flood).returncode == 0
    assert (data / "secret-key").read_text() == key
    assert not (data / "secret-key.new").exists()


@pytest.mark.parametrize("left", ["secret-key", "secret-key.new"])
def test_an_empty_key_that_a_power_cut_left_is_made_anew(typed, data, left):
    data.mkdir()
    (data / left).touch()
    assert typed("journal", "site").returncode == 0
    assert len((data / "secret-key").read_text()) > 50
    assert mode(data / "secret-key") == 0o600


def test_four_first_commands_at_once_all_succeed(typed, data):
    commands = [
        subprocess.Popen(
            [*DATELINE, "open", f"flood-{number}", "--headline", "The river rises"],
            env=environment(DATA=str(data)),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(4)
    ]
    said = [command.communicate(timeout=120)[1] for command in commands]
    assert [command.returncode for command in commands] == [0] * 4, said
    assert typed("verify", "site").stdout.startswith("Sound: 4 changes")
