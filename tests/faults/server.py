"""``python -m tests.faults.server``: ``dateline serve``, hard of hearing and on a narrow network.

A wake-up is a hint, so nothing may hang on it. Here hints get lost, come late or come again and again,
as the file named by FAULTS_EARS says; it can be rewritten while the server runs. The kernel keeps few
bytes for who does not read, so that the server has to wait for them.
"""

import json
import os
from math import inf
from pathlib import Path
from random import Random
from time import monotonic

from dateline.delivery import pressure
from dateline.newsroom import wakeups
from dateline.project import listening
from tests.faults.wire import small

HEARS_WELL = {"lost": 0.0, "late": 0.0, "again": 0.0, "seed": 0}


class HardOfHearing(wakeups.DatabaseWatch):
    """A watch that says of each growth what the file's chances make of it; ``late`` is in seconds."""

    def __init__(self, database: Path) -> None:
        super().__init__(database)
        self._file = Path(os.environ["FAULTS_EARS"])
        self._read_at = 0
        self._ears = HEARS_WELL
        self._random = Random(0)
        self._due: list[float] = []

    def grew(self) -> bool:
        self._read()
        now = monotonic()
        if super().grew():
            self._due += self._hints(now)
        said = any(due <= now for due in self._due)
        self._due = [due for due in self._due if due > now]
        return said

    def _hints(self, now: float) -> list[float]:
        """When this growth will be said."""
        if self._random.random() < self._ears["lost"]:
            return []
        late = self._random.uniform(0, self._ears["late"])
        again = 5 if self._random.random() < self._ears["again"] else 0
        return [now + late + 0.05 * time for time in range(again + 1)]

    def _read(self) -> None:
        """The file's words, when they have changed."""
        changed = self._file.stat().st_mtime_ns
        if changed != self._read_at:
            self._read_at = changed
            self._ears = json.loads(self._file.read_text())
            self._random = Random(self._ears["seed"])


def main() -> None:
    """What the application takes from where it is, is put there before the application is imported."""
    pressure.BEARABLE_LATENESS = pressure.BEARABLE_BROADCAST = inf  # however slow this machine is
    open_socket = listening.open_socket
    listening.open_socket = lambda host, port: small(open_socket(host, port))
    wakeups.DatabaseWatch = HardOfHearing
    from dateline.project.cli import main as dateline

    dateline(["serve"])


if __name__ == "__main__":
    main()
