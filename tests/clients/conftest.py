"""Clients that others wrote, on a real server: whatever reads server-sent events reads ours."""

import json
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from tests.clients.client import Client
from tests.running import Newsroom, Server, run_dateline


@pytest.fixture(scope="session")
def data(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="session")
def server(data) -> Iterator[Server]:
    server = Server(data).start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def ada(data, server) -> Iterator[Newsroom]:
    """Ada at the desk: a process of its own that says the newsroom's verbs."""
    newsroom = Newsroom(data)
    yield newsroom
    newsroom.close()


NUMBERS = count(1)


@pytest.fixture
def flood(ada) -> str:
    """A coverage for this test alone, two changes long."""
    slug = f"flood-{next(NUMBERS)}"
    ada.open_coverage(slug=slug, headline="The river rises at Brae", time_zone="Europe/London")
    ada.publish_post(slug, text="Sandbags arrive.")
    return slug


@pytest.fixture
def live(server, flood) -> str:
    """The address of that coverage."""
    return f"{server.url}/live/{flood}/"


@pytest.fixture
def journal(data, flood) -> Callable[[], list[Any]]:
    """``journal()``: every change of that coverage, as the newsroom keeps it."""

    def read() -> list[Any]:
        printed = run_dateline(data, "journal", flood, "--json").stdout
        return [json.loads(line) for line in printed.strip().split("\n")]

    return read


@pytest.fixture
def report(ada, flood) -> Callable[[int], None]:
    """``report(2)``: that many posts more in that coverage."""

    def report(number: int) -> None:
        for _ in range(number):
            ada.publish_post(flood, text="The river rises.")

    return report


@pytest.fixture
def start() -> Iterator[Callable[[list[str]], Client]]:
    """``start(command)``: a client, which is ended with the test if it has not ended by itself."""
    started: list[Client] = []

    def start(command: list[str]) -> Client:
        started.append(Client(command))
        return started[-1]

    yield start
    for client in started:
        client.close()
