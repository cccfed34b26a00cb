"""Being told that somebody writes to a file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.newsroom.writes import NoInotify, Writes


@pytest.fixture
def log(tmp_path) -> Path:
    return tmp_path / "a log.db-wal"


@pytest.fixture
def writes(log) -> Iterator[Writes]:
    writes = Writes(log)
    yield writes
    writes.close()


def test_nothing_is_told_while_nobody_writes(writes):
    assert not writes.taken()


def test_a_write_is_told_once(writes, log):
    log.write_bytes(b"one")
    assert writes.taken()
    assert not writes.taken()


def test_a_write_to_another_file_is_not_told(writes, log):
    log.with_name("another").write_bytes(b"one")
    assert not writes.taken()


def test_a_write_among_many_to_others_is_told(writes, log):
    for number in range(40):
        log.with_name(f"{'another' * 5} {number}").write_bytes(b"one")
    log.write_bytes(b"one")
    assert writes.taken()


def test_a_file_that_was_removed_and_made_again_is_told_of(writes, log):
    log.write_bytes(b"one")
    log.unlink()
    writes.taken()
    log.write_bytes(b"two")
    assert writes.taken()


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(NoInotify, match="No such file"):
        Writes(tmp_path / "nowhere" / "a log")
