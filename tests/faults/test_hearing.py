"""The server of this suite is as hard of hearing as it is told to be."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.delivery.reading import wait_until
from tests.faults.server import HEARS_WELL, HardOfHearing


class Watched:
    """A database, somebody who writes to it, and a watch over it."""

    def __init__(self, folder: Path) -> None:
        self._writer = sqlite3.connect(folder / "database", isolation_level=None)
        self._writer.execute("CREATE TABLE journal (seq)")
        self.watch = HardOfHearing(folder / "database")

    def grow(self) -> None:
        self._writer.execute("INSERT INTO journal VALUES (1)")

    def close(self) -> None:
        self.watch.close()
        self._writer.close()


@pytest.fixture
def hearing(tmp_path, monkeypatch) -> Iterator[Callable[..., Watched]]:
    """``hearing(lost=1.0)``: a watched database, heard like that."""
    ears, made = tmp_path / "ears.json", []
    monkeypatch.setenv("FAULTS_EARS", str(ears))

    def watched(**chances: float) -> Watched:
        ears.write_text(json.dumps(HEARS_WELL | chances))
        made.append(Watched(tmp_path))
        return made[-1]

    yield watched
    made[0].close()


def test_what_grew_is_heard_once(hearing):
    watched = hearing()
    assert not watched.watch.grew()
    watched.grow()
    assert watched.watch.grew()
    assert not watched.watch.grew()


def test_a_lost_wake_up_is_never_heard(hearing):
    watched = hearing(lost=1.0)
    watched.grow()
    assert not any(watched.watch.grew() for _ in range(100))


def test_a_doubled_wake_up_is_heard_again_and_again(hearing):
    watched = hearing(again=1.0)
    watched.grow()
    for _ in range(3):
        wait_until(watched.watch.grew)


def test_a_late_wake_up_is_heard_later(hearing):
    watched = hearing(late=2.0, seed=3)
    watched.grow()
    assert not watched.watch.grew()
    wait_until(watched.watch.grew)
