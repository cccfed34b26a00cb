"""curl at the newsroom's API: every example of docs/reference/api.md, but for the address."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from tests.clients.examples import ROOT
from tests.desk.listening import Journalist, add_person
from tests.installed import needs

PAGE = (ROOT / "docs/reference/api.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"(?ms)^```\w*\n(curl .*?)^```$", PAGE)


@pytest.fixture(scope="module")
def token(server, data) -> str:
    """Ben's, as he made it at the desk."""
    add_person(data, "ben", "reporter")
    ben = Journalist(server, "ben").sign_in()
    made = ben.say("POST", "/tokens", {"name": "Laptop", "scope": "file", "days": 1})
    ben.close()
    return made["secret"]


@pytest.fixture
def typed(server, flood, token, tmp_path: Path):
    """``typed(example)``: what the shell says when somebody types this, with the token in its file."""
    needs("curl")
    (tmp_path / "token").write_text(token)

    def typed(example: str) -> subprocess.CompletedProcess[str]:
        here = example.replace("https://news.example", server.url).replace("/flood/", f"/{flood}/")
        asked = here.replace("dateline_...", token)
        return subprocess.run(
            ["sh", "-c", asked],
            cwd=tmp_path,
            check=False,
            capture_output=True,
            text=True,
            timeout=60,
        )

    return typed


def test_each_does_what_it_says_and_sent_twice_does_it_once(typed, journal):
    assert len(EXAMPLES) > 1
    for example in EXAMPLES:
        once, again = typed(example), typed(example)
        assert (once.returncode, again.returncode) == (0, 0), (once.stdout, once.stderr)
        assert json.loads(once.stdout) == json.loads(again.stdout)
    posts = [change for change in journal() if change["kind"] == "post"]
    assert [post["state"]["headline"] for post in posts] == [None, "Sandbags arrive"]
