"""A post was scheduled, and at its time no server ran: it is published when one does, once."""

import json
from datetime import UTC, datetime, timedelta
from time import monotonic, sleep

import pytest

from dateline.newsroom.ids import new_id
from dateline.newsroom.markdown import document_from_markdown
from tests.desk.listening import Journalist, add_person
from tests.running import PATIENCE, Server, run_dateline


@pytest.fixture
def flood(tmp_path):
    run_dateline(tmp_path, "open", "flood", "--headline", "The river rises at Brae")
    add_person(tmp_path, "ada", "editor")
    return tmp_path


def posts_in(data) -> list[str]:
    said = run_dateline(data, "journal", "flood", "--json").stdout
    changes = [json.loads(line) for line in said.splitlines()]
    return [change["subject"] for change in changes if change["kind"] == "post"]


def wait_for(data, *posts: str) -> None:
    until = monotonic() + PATIENCE
    while posts_in(data) != [*posts]:
        assert monotonic() < until, f"{posts_in(data)} were published, not {posts}"


def schedule(ada: Journalist, seconds: float) -> tuple[str, datetime]:
    id, moment = str(new_id()), datetime.now(UTC) + timedelta(seconds=seconds)
    text = {"headline": "The ferry leaves", "body": document_from_markdown("On time.")}
    ada.say("PUT", f"/coverages/flood/drafts/{id}", {"version": 0, "text": text})
    asked = {"at": moment.isoformat()}
    ada.say("POST", f"/coverages/flood/drafts/{id}/schedule", asked)
    return id, moment


def test_it_is_published_once(flood):
    server = Server(flood).start()
    ada = Journalist(server, "ada").sign_in()
    try:
        missed, moment = schedule(ada, seconds=3)  # enough to be killed in
        server.kill()
        assert posts_in(flood) == []
        sleep(max(0, (moment - datetime.now(UTC)).total_seconds()))
        server.start()
        wait_for(flood, missed)
        server.kill()
        server.start()
        later, _ = schedule(ada, seconds=1)
        wait_for(flood, missed, later)  # what is due earlier comes first, so it did not come again
    finally:
        ada.close()
        server.stop()
