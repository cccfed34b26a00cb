"""What keeps the database from working is said in one line, with what to do."""

import sqlite3
import subprocess
from contextlib import closing

import pytest

from tests.running import DATELINE, environment


@pytest.fixture
def hindered(tmp_path, flood):
    """``hindered(pragma)``: what Ben is told who files while this is so."""

    def post(pragma: str = "") -> str:
        given = environment(DATA=str(tmp_path / "data")) | {
            "DJANGO_SETTINGS_MODULE": "tests.project.hindered",
            "HINDERED_BY": pragma,
        }
        done = subprocess.run(
            [*DATELINE, "post", flood],
            input="Sandbags. " * 9000,
            capture_output=True,
            text=True,
            env=given,
            check=False,
        )
        assert (done.returncode, done.stdout) == (2, "")
        assert len(done.stderr.splitlines()) == 1, done.stderr
        return done.stderr.strip()

    return post


def test_a_newsroom_where_somebody_else_writes_is_busy(tmp_path, hindered):
    with closing(sqlite3.connect(tmp_path / "data" / "dateline.sqlite3")) as somebody:
        somebody.execute("BEGIN IMMEDIATE")
        assert hindered() == (
            "dateline: The newsroom is busy: another process has been writing for 0.25 seconds;"
            " try again."
        )


def test_a_database_that_may_not_be_written_to_is_named(hindered):
    sentence = hindered(" PRAGMA query_only=1;")
    assert "dateline.sqlite3 cannot be written to; give this user the right" in sentence


def test_a_full_disk_is_said(hindered):
    sentence = hindered(" PRAGMA max_page_count=1;")
    assert "dateline.sqlite3 is on is full; make room and try again." in sentence


def test_a_mistake_of_ours_is_no_sentence():
    """What nobody foresaw keeps its traceback."""
    code = "import click; from dateline.project.cli import OneSentence as G; \
            c = click.Command('c', callback=lambda: 1 / 0); G(commands=[c])(['c'])"
    done = subprocess.run(
        [DATELINE[0], "-c", code], capture_output=True, text=True, env=environment(), check=False
    )
    assert (done.returncode, "ZeroDivisionError" in done.stderr) == (1, True)
    assert "ImproperlyConfigured" not in done.stderr
