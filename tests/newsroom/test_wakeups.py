"""Noticing that a journal grew, whoever wrote to it."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dateline.newsroom.wakeups import DatabaseWatch


@pytest.fixture(params=["dateline.sqlite3", "an odd #1 name? 100%.sqlite3"])
def database(request, tmp_path) -> Path:
    path = tmp_path / request.param
    write(path, "PRAGMA journal_mode=WAL", "CREATE TABLE words (word)")
    return path


@pytest.fixture
def watch(database) -> Iterator[DatabaseWatch]:
    watch = DatabaseWatch(database)
    yield watch
    watch.close()


def write(database: Path, *statements: str) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


ADD = "INSERT INTO words VALUES ('ferry')"


def test_it_is_quiet_when_nothing_happens(watch):
    assert not any(watch.grew() for _ in range(100))


def test_it_sees_what_another_connection_commits(watch, database):
    write(database, ADD)
    assert watch.grew()


def test_it_tells_it_once(watch, database):
    write(database, ADD)
    watch.grew()
    assert not watch.grew()


def test_it_sees_what_another_process_commits(watch, database):
    said = f"import sqlite3; c = sqlite3.connect({str(database)!r}); c.execute({ADD!r}); c.commit()"
    subprocess.run([sys.executable, "-W", "ignore", "-c", said], check=True)
    assert watch.grew()
    assert not watch.grew()


def test_what_is_not_committed_is_not_seen(watch, database):
    with closing(sqlite3.connect(database)) as connection:
        connection.execute(ADD)
        assert not watch.grew()
        connection.rollback()
    assert not watch.grew()


def test_reading_is_not_seen(watch, database):
    write(database, "SELECT * FROM words")
    assert not watch.grew()


def test_what_was_there_before_it_began_is_not_news(database):
    write(database, ADD)
    watch = DatabaseWatch(database)
    assert not watch.grew()
    watch.close()


def test_two_watches_both_hear(watch, database):
    other = DatabaseWatch(database)
    write(database, ADD)
    assert watch.grew()
    assert other.grew()
    other.close()


def test_a_database_that_is_not_there_is_not_made(tmp_path):
    with pytest.raises(sqlite3.OperationalError):
        DatabaseWatch(tmp_path / "nothing.sqlite3")
    assert not list(tmp_path.iterdir())
