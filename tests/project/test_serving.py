"""``dateline serve`` and ``dateline demo`` as they come up."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic, sleep

import pytest

from tests.running import DATELINE, PATIENCE, environment

HINT = "Readers elsewhere need DATELINE_URL: set it to the address that they use.\n"


@contextmanager
def coming_up(*words: str, cwd: str | None = None, **given: str) -> Iterator[subprocess.Popen[str]]:
    """A command that stays, until it has been looked at."""
    command = subprocess.Popen(
        [*DATELINE, *words, "--port", "0"],
        env=environment(**given) | {"PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        text=True,
        cwd=cwd,
    )
    try:
        yield command
    finally:
        command.terminate()
        command.communicate(timeout=PATIENCE)


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])
def test_on_every_network_it_asks_for_the_address(tmp_path, host):
    with coming_up("serve", "--host", host, DATA=str(tmp_path)) as serve:
        assert [serve.stdout.readline() for _ in range(3)][2] == HINT


@pytest.mark.parametrize(
    ("host", "given"), [("127.0.0.1", {}), ("0.0.0.0", {"URL": "https://news.example"})]
)
def test_where_the_address_is_known_it_does_not_ask(tmp_path, host, given):
    with coming_up("serve", "--host", host, DATA=str(tmp_path), **given) as serve:
        assert [serve.stdout.readline()[:9] for _ in range(2)] == ["Readers: ", "Desk:    "]
        serve.terminate()
        assert serve.communicate(timeout=PATIENCE)[0] == ""


@pytest.mark.parametrize(
    ("words", "given", "folder"),
    [
        ([], {}, "dateline-demo"),
        ([], {"DATA": "given"}, "given"),
        (["--data", "typed"], {"DATA": "given"}, "typed"),
    ],
)
def test_the_demo_works_in_the_folder_that_was_said(tmp_path, words, given, folder):
    with coming_up("demo", *words, cwd=str(tmp_path), **given) as demo:
        until = monotonic() + PATIENCE
        while not (tmp_path / folder / "dateline.sqlite3").exists():
            assert demo.poll() is None
            assert monotonic() < until
            sleep(0.02)
        assert list(tmp_path.iterdir()) == [tmp_path / folder]
