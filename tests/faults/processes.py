"""The processes that a schedule kills: a server that is hard of hearing, and a newsroom."""

import json
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from tests.running import PATIENCE, Newsroom, Server

PAGE_POSTS = 200  # the most that there may be
SETTINGS = {"PAGE_POSTS": str(PAGE_POSTS), "SEGMENT_SIZE": "20", "POLL_SECONDS": "1"}

# A desk request that lasts longer than three seconds, on a loaded machine, is cut off by who leaves.
OVERDUE = "timeout graceful shutdown exceeded"


class FaultyServer(Server):
    """``python -m tests.faults.server``. Starting it does not wait for it; what it complains of is kept."""

    def __init__(self, data: Path) -> None:
        super().__init__(data, **SETTINGS)
        self._ears = data / "ears.json"
        self._complaints = data / "complaints.txt"
        self._environment |= {"FAULTS_EARS": str(self._ears), "PYTHONWARNINGS": "error"}
        self.hear()

    def hear(self, *, lost: float = 0, late: float = 0, again: float = 0, seed: int = 0) -> None:
        """How wake-ups are heard from now on: the chance of each to be lost, how late it is, and if again."""
        aside = self._ears.with_suffix(".new")
        aside.write_text(json.dumps({"lost": lost, "late": late, "again": again, "seed": seed}))
        aside.replace(self._ears)

    @property
    def is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def begin(self) -> None:
        with self._complaints.open("ab") as complaints:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.faults.server"],
                env=self._environment,
                cwd=Path(__file__).parents[2],
                stdout=subprocess.DEVNULL,
                stderr=complaints,
            )

    def start(self) -> "FaultyServer":
        self.begin()
        self.wait()
        return self

    def wait(self) -> None:
        """Until it answers."""
        assert self._process
        until = monotonic() + PATIENCE
        while not self._answers():
            assert self._process.poll() is None, f"the server left: {self.complaints()}"
            assert monotonic() < until, "the server did not answer"
            sleep(0.02)

    def stop(self) -> None:
        super().stop()
        if OVERDUE in self._complaints.read_text():
            self._complaints.write_text("")

    def complaints(self) -> str:
        """What servers have complained of since this was last asked; they should have no reason to."""
        said = self._complaints.read_text()
        self._complaints.write_text("")
        return said


class KillableNewsroom(Newsroom):
    """A newsroom's process, whose answer may never come."""

    def says(self, verb: str, *subject: str, **words: Any) -> str | None:
        """What it answers; None when it was killed before it did."""
        try:
            answer: str = getattr(self, verb)(*subject, **words)
        except (OSError, json.JSONDecodeError):  # its pipes are closed
            return None
        return answer

    def kill(self) -> None:
        """In the middle of whatever it does."""
        self._process.kill()
        self._process.wait()

    def bury(self) -> None:
        """Let go of what is left of it."""
        for pipe in (self._to, self._from):
            with suppress(OSError):
                pipe.close()
