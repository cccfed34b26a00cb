"""How many readers there are now: of all processes that serve the same data, and only of those that live."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from dateline.desk.models import Counted
from dateline.desk.readers import LASTS, ReadersNow
from tests.delivery.reading import wait_until
from tests.desk.listening import Journalist, add_person
from tests.running import Server, run_dateline


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> Path:
    data = tmp_path_factory.mktemp("data")
    add_person(data, "ada", "editor")
    run_dateline(data, "open", "storm", "--headline", "Storm")
    return data


@pytest.fixture
def servers(data) -> Iterator[tuple[Server, Server]]:
    servers = Server(data).start(), Server(data).start()
    yield servers
    for one in servers:
        one.stop()


def test_the_board_counts_the_readers_of_every_process(servers):
    here, there = servers
    ada = Journalist(here, "ada").sign_in()

    def board() -> int:
        return ada.say("GET", "/coverages")[0]["readers"]

    with (
        httpx.stream("GET", f"{here.url}/live/storm/stream?after=0"),
        httpx.stream("GET", f"{there.url}/live/storm/stream?after=0"),
        ada.listens("storm") as desk,
    ):
        wait_until(lambda: board() == 2)
        while desk.next("readers")[1]["now"] != 2:
            pass
        there.stop()
        wait_until(lambda: board() == 1)
    wait_until(lambda: board() == 0)
    ada.close()


def test_the_readers_of_a_process_that_died_are_counted_no_more(db):
    mine, dead = ReadersNow(lambda: {"storm": 2}), ReadersNow(lambda: {"storm": 5, "flood": 1})
    dead.exchange()
    mine.exchange()
    assert mine() == {"storm": 7, "flood": 1}
    Counted.objects.filter(readers__has_key="flood").update(seen_at=datetime.now(UTC) - LASTS)
    mine.exchange()
    assert mine() == {"storm": 2}


def test_what_was_lost_is_said_again(db, monkeypatch):
    mine, other = ReadersNow(lambda: {"storm": 2}), ReadersNow(dict)
    mine.exchange()
    Counted.objects.all().delete()
    monkeypatch.setattr("dateline.desk.readers.SAID_AGAIN", timedelta(0))
    mine.exchange()
    other.exchange()
    assert other() == {"storm": 2}
