"""A program that follows a coverage, and prints each change that it is given."""

import json
import subprocess
from queue import SimpleQueue
from tempfile import TemporaryFile
from threading import Thread
from typing import Any

from tests.clients.examples import ROOT

PATIENCE = 60  # seconds; a server that leaves asks for up to 7, and one client doubles that


class Client:
    """``remarks`` is what it printed beside the changes."""

    def __init__(self, command: list[str]) -> None:
        # Node looks for its packages beside where it runs.
        folder = ROOT / "web" if "--eval" in command else ROOT
        self._errors = TemporaryFile("w+")  # noqa: SIM115 (it stays open as long as the program)
        self._process = subprocess.Popen(
            command, cwd=folder, stdout=subprocess.PIPE, stderr=self._errors, text=True
        )
        self._lines: SimpleQueue[str | None] = SimpleQueue()
        self._reading = Thread(target=self._read)
        self._reading.start()
        self.remarks = ""

    def changes(self, number: int) -> list[Any]:
        """The next changes that it prints, as many as asked for."""
        found: list[Any] = []
        while len(found) < number:
            line = self._lines.get(timeout=PATIENCE)
            assert line is not None, f"It ended, and said: {self.errors}"
            found += self._changes_in(line)
        return found

    def rest(self) -> list[Any]:
        """The changes that it prints before it ends by itself."""
        found: list[Any] = []
        while (line := self._lines.get(timeout=PATIENCE)) is not None:
            found += self._changes_in(line)
        return found

    @property
    def status(self) -> int:
        return self._process.wait(timeout=PATIENCE)

    @property
    def errors(self) -> str:
        self._errors.seek(0)
        return self._errors.read()

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        self._reading.join()
        self._process.stdout.close()
        self._errors.close()

    def _read(self) -> None:
        for line in self._process.stdout:
            self._lines.put(line)
        self._lines.put(None)

    def _changes_in(self, line: str) -> list[Any]:
        """The change in a line, as JSON or (curl) as an event's data."""
        data = line.removeprefix("data: ")
        if data.startswith('{"seq":'):
            return [json.loads(data)]
        self.remarks += line
        return []
