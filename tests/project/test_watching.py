"""Noticing a commit as soon as it is made, and looking for none while nobody writes."""

import asyncio
import sqlite3
from contextlib import closing
from itertools import chain, repeat
from pathlib import Path

import pytest

from dateline.newsroom import writes
from dateline.project import watching
from dateline.project.watching import keep_looking, look_blindly, waking

PATIENCE = 20


@pytest.fixture
def database(tmp_path) -> Path:
    path = tmp_path / "dateline.sqlite3"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE words (word)")
    return path


def write(database: Path, *, commit: bool = True) -> None:
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO words VALUES ('ferry')")
        connection.execute("COMMIT" if commit else "ROLLBACK")


async def woken_by(database: Path, *deeds) -> list[int]:
    """How many deeds had been done at each wake-up, until the last of them was noticed."""
    done, woken = 0, asyncio.Queue()
    watch = asyncio.create_task(watching.wake_on_growth(database, lambda: woken.put_nowait(done)))
    await asyncio.sleep(0)
    heard = []
    try:
        for deed in deeds:
            done += 1
            await asyncio.to_thread(deed)
            heard.append(await asyncio.wait_for(woken.get(), PATIENCE))
    finally:
        watch.cancel()
    return heard


async def test_every_commit_is_noticed(database):
    assert await woken_by(database, *[lambda: write(database)] * 5) == [1, 2, 3, 4, 5]


async def test_a_commit_after_the_log_was_removed_is_noticed(database):
    log = database.with_name("dateline.sqlite3-wal")
    assert not log.exists()  # nobody has the database open
    assert await woken_by(database, lambda: write(database)) == [1]


async def test_a_commit_is_noticed_where_the_kernel_tells_of_no_writes(database, monkeypatch):
    def refuse(path: Path) -> None:
        raise writes.NoInotify("This system has no inotify.")

    monkeypatch.setattr(watching, "Writes", refuse)
    assert await woken_by(database, lambda: write(database)) == [1]


async def test_nobody_looks_while_nobody_writes(database):
    looks = []
    looking = asyncio.create_task(keep_looking(lambda: looks.append(1) or True, database))
    database.with_name("elsewhere").write_bytes(b"a picture")
    await asyncio.sleep(0.1)
    looking.cancel()
    assert looks == []


@pytest.mark.parametrize("error", [sqlite3.OperationalError("database is locked"), ValueError("?")])
async def test_a_database_that_cannot_be_watched_for_a_moment_is_watched_on(error):
    answers = chain([error, False, True], repeat(False))
    woken = asyncio.Event()

    class Watch:
        def grew(self):
            answer = next(answers)
            if isinstance(answer, Exception):
                raise answer
            return answer

    looking = asyncio.create_task(look_blindly(waking(Watch(), woken.set)))
    await asyncio.wait_for(woken.wait(), PATIENCE)
    looking.cancel()
