"""The origin: ``dateline serve`` as it is, and the newsroom that publishes through the night."""

import re
import sys
from collections.abc import Iterator
from gzip import decompress
from typing import NamedTuple

from bench.cores import start_on
from bench.edge.newsroom import SLUG
from bench.peers.dateline import Dateline, environment
from bench.peers.peer import Ground, NotServing, wait_for_port

LIVE = f"/live/{SLUG}/"
PART = re.compile(r'(?:src|href)="(/(?:assets|media)/[^"]+)"')
WIDTH = re.compile(r"/\d+\.jpg$")
PHONE = "/960.avif"  # what a phone with a dense screen takes from a picture's sources


class Published(NamedTuple):
    """A change: when the newsroom asked for it (ns), its digest, and its bytes on a stream."""

    seq: int
    asked: int
    digest: str
    size: int


class Origin(Dateline):
    """Serves and publishes a stretch of the hour."""

    def __init__(self, ground: Ground, first: float, minutes: float) -> None:
        super().__init__(ground)
        self._first, self._minutes = first, minutes
        self.begins_at = 0

    def start(self) -> None:
        ground = self.ground
        numbers = (str(self._first), str(self._minutes))
        command = [sys.executable, "-m", "bench.edge.newsroom", self.data, *numbers]
        self.newsroom = start_on(ground.readers_core, command, ground.errors, environment())
        self.begins_at = int(self._said().removeprefix("ready "))
        self.process = start_on(ground.server_core, self.command(), ground.errors, environment())
        wait_for_port(self.port, self.process, ground.errors)

    def parts(self) -> list[str]:
        """What a browser fetches with the page: its script, style sheet, icon and picture."""
        page = decompress(self.fetch(LIVE).body).decode()
        if f'data-live="{LIVE}"' not in page:
            raise NotServing(f"there is another page at {LIVE}: {page[:200]}")
        return sorted({WIDTH.sub(PHONE, part) for part in PART.findall(page)})

    def story(self) -> Iterator[Published]:
        """The stretch as it happens, change by change."""
        self.newsroom.stdin.write("go\n")
        self.newsroom.stdin.flush()
        while (line := self._said()) != "over":
            seq, asked, digest, size = line.split()
            yield Published(int(seq), int(asked), digest, int(size))

    def _said(self) -> str:
        line = self.newsroom.stdout.readline().strip()
        if not line:
            raise EOFError(f"The newsroom left: {self.ground.errors.read_text()[-600:]}")
        return line
