"""``dateline post --to``: filing to a newsroom elsewhere, by a token."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.listening import Journalist, add_person
from tests.running import DATELINE, Server, environment, free_port, run_dateline


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> Path:
    data = tmp_path_factory.mktemp("data")
    run_dateline(data, "open", "flood", "--headline", "The river rises at Brae")
    add_person(data, "ben", "reporter")
    return data


@pytest.fixture(scope="module")
def server(data) -> Iterator[Server]:
    server = Server(data).start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def token(server, tmp_path_factory) -> Path:
    ben = Journalist(server, "ben").sign_in()
    secret = ben.say("POST", "/tokens", {"name": "Laptop", "scope": "file", "days": 1})["secret"]
    ben.close()
    file = tmp_path_factory.mktemp("laptop") / "token"
    file.write_text(secret + "\n")
    return file


def post(to: str, token: Path | None, *more: str, text: str = "At **the school gate**."):
    """From a machine that has no data folder."""
    asked = ["post", "flood", "--to", to, *(["--token-file", str(token)] if token else []), *more]
    return subprocess.run(
        [*DATELINE, *asked],
        input=text,
        capture_output=True,
        text=True,
        env=environment(),
        check=False,
    )


def published(data: Path) -> list[dict]:
    said = run_dateline(data, "journal", "flood", "--json").stdout
    return [c for line in said.splitlines() if (c := json.loads(line))["kind"] == "post"]


def test_it_is_published_there(server, token, data):
    said = post(server.url, token, "--headline", "Sandbags arrive", "--json")
    change = published(data)[-1]
    assert json.loads(said.stdout)["id"] == change["subject"]
    assert change["state"]["headline"] == "Sandbags arrive"
    assert "<strong>the school gate</strong>" in change["state"]["html"]


def test_a_retry_is_the_same_post(server, token, data):
    first = json.loads(post(server.url, token, "--json").stdout)["id"]
    before = len(published(data))
    assert json.loads(post(server.url, token, "--id", first, "--json").stdout)["id"] == first
    assert len(published(data)) == before


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"token": None}, "Say with --token-file which file holds a token of that newsroom."),
        ({"to": "news.example"}, "“news.example” is no address; use one such as"),
        ({"text": " "}, "refused: The post is empty; write at least a word."),
    ],
)
def test_what_cannot_be_is_one_sentence(server, token, change, sentence):
    said = post(**{"to": server.url, "token": token} | change)
    assert said.returncode == 2
    assert sentence in said.stderr
    assert len(said.stderr.strip().splitlines()) == 1


def test_a_token_that_is_good_for_nothing_is_said(server, tmp_path):
    (tmp_path / "token").write_text("dateline_nothing")
    said = post(server.url, tmp_path / "token")
    assert "send a token that is valid" in said.stderr


def test_a_newsroom_that_is_not_there_is_said(token):
    said = post(f"http://127.0.0.1:{free_port()}", token)
    assert "cannot be reached" in said.stderr
    assert "cannot publish it twice" in said.stderr
