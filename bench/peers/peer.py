"""A contender: a server that readers connect to, and a way to publish through it."""

import http.client
import socket
import subprocess
from abc import ABC, abstractmethod
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, monotonic_ns, sleep
from typing import NamedTuple

from bench.cores import end, start_on

START_SECONDS = 20


class NotServing(Exception):
    """A contender did not start, or stopped."""


class Published(NamedTuple):
    """When the publisher asked for an event, and when it was told that it is published (ns)."""

    asked: int
    told: int


@dataclass(frozen=True, slots=True)
class Ground:
    """What all contenders are given: cores, programs, a folder of their own, the event's size."""

    server_core: int
    readers_core: int
    programs: Path
    folder: Path
    event_size: int

    @property
    def errors(self) -> Path:
        """Where the programs write what they complain of."""
        return self.folder / "errors"


class Peer(ABC):
    """``start`` to ``stop`` is one life; a new one begins for every measurement."""

    name = ""
    path = "/sub"

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.port = free_port()
        self.process: subprocess.Popen[str]

    @classmethod
    def missing(cls) -> str | None:
        """What has to be installed for this contender, if it is not."""
        return None

    @abstractmethod
    def command(self) -> list[str | Path]:
        """What starts it."""

    def start(self) -> None:
        self.process = start_on(self.ground.server_core, self.command(), self.ground.errors)
        wait_for_port(self.port, self.process, self.ground.errors)

    def publish(self, times: int) -> list[Published]:
        """Over HTTP, one request an event, unless a contender has another way."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        body = event_data(self.ground.event_size)
        return [self._post(connection, body) for _ in range(times)]

    def _post(self, connection: http.client.HTTPConnection, body: str) -> Published:
        asked = monotonic_ns()
        connection.request("POST", "/pub", body, {"X-EventSource-Event": "change"})  # nchan's word
        connection.getresponse().read()
        return Published(asked, monotonic_ns())

    def stop(self) -> None:
        end(self.process)


def event_data(size: int) -> str:
    """JSON that makes an event of this size with what a contender puts around it, to a few bytes."""
    around = len("id: 1700000000:0\nevent: change\ndata: \n\n")
    return '{"html":"' + "w" * (size - around - len('{"html":""}')) + '"}'


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


def wait_for_port(port: int, process: "subprocess.Popen[str]", errors: Path) -> None:
    """Until the server answers; NotServing if it leaves, or is not there in time."""
    give_up = monotonic() + START_SECONDS
    while monotonic() < give_up and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            sleep(0.02)
    end(process)
    raise NotServing(f"it did not start: {errors.read_text()[-300:].strip()}")
