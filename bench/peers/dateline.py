"""Dateline itself: ``dateline serve`` on a temporary data folder, and a newsroom in another process."""

import http.client
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from bench.cores import end, start_on
from bench.peers.peer import Peer, Published, wait_for_port
from bench.publisher import SHORT, SLUG

PAGE, HEAD = f"/live/{SLUG}/", f"/live/{SLUG}/head.json"


class Fetched(NamedTuple):
    """An answer's body, as it was sent, and its headers."""

    body: bytes
    headers: dict[str, str]


class Dateline(Peer):
    name = "Dateline"
    newsroom: "subprocess.Popen[str]"

    def command(self) -> list[str | Path]:
        serve = [sys.executable, "-m", "dateline", "serve"]
        return [*serve, "--port", str(self.port), "--data", self.data]

    @property
    def data(self) -> Path:
        return self.ground.folder / "data"

    def start(self) -> None:
        ground = self.ground
        self.newsroom, _ = open_newsroom(ground.readers_core, self.data, ground.errors)
        command = self.command()
        self.process = start_on(ground.server_core, command, ground.errors, environment())
        wait_for_port(self.port, self.process, ground.errors)

    @property
    def path(self) -> str:
        """The stream after what is published by now, as a page's script would open it."""
        seq = json.loads(self.fetch(HEAD).body)["seq"]
        return f"/live/{SLUG}/stream?after={seq}"

    def fetch(self, path: str) -> Fetched:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        fetched = Fetched(answer.read(), dict(answer.getheaders()))
        connection.close()
        return fetched

    def publish(self, times: int, characters: int = SHORT) -> list[Published]:
        """Posts of so many characters, one after the other as fast as they can be committed."""
        self.newsroom.stdin.write(f"{times} {characters}\n")
        self.newsroom.stdin.flush()
        lines = [self.newsroom.stdout.readline().split() for _ in range(times)]
        return [Published(int(asked), int(told)) for asked, told in lines]

    def stop(self) -> None:
        end(self.newsroom)
        end(self.process)


def open_newsroom(core: int, data: Path, errors: Path) -> tuple["subprocess.Popen[str]", int]:
    """A newsroom that waits to publish, and how large an event of its is."""
    command = [sys.executable, "-m", "bench.publisher", data]
    newsroom = start_on(core, command, errors, environment())
    _, size = newsroom.stdout.readline().split()
    return newsroom, int(size)


def environment() -> dict[str, str]:
    """Without the settings of whoever runs the benchmark."""
    return {k: v for k, v in os.environ.items() if not k.startswith(("DATELINE_", "DJANGO_"))}
