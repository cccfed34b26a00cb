"""The real thing, run as other processes: a server, and a newsroom that writes to the same data folder."""

import json
import os
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from time import monotonic, sleep
from types import MappingProxyType
from typing import Any

PATIENCE = 30  # seconds, for a process to come up on a loaded machine
DATELINE = [sys.executable, "-m", "dateline"]
NO_SETTINGS: Mapping[str, str] = MappingProxyType({})


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return found.getsockname()[1]


def environment(**settings: str) -> dict[str, str]:
    """This process's environment without its settings of Dateline, and with these."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("DATELINE_", "DJANGO_"))}
    return kept | {f"DATELINE_{name}": value for name, value in settings.items()}


def run_dateline(
    data: Path, *arguments: str, text: str = "", settings: Mapping[str, str] = NO_SETTINGS
) -> subprocess.CompletedProcess[str]:
    """One command, to its end."""
    return subprocess.run(
        [*DATELINE, *arguments],
        input=text,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env=environment(DATA=str(data), **settings),
    )


class Server:
    """``dateline serve``, which can be killed and started again on the same port and data."""

    def __init__(self, data: Path, **settings: str) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._environment = environment(DATA=str(data), PORT=str(self.port), **settings)
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> "Server":
        self._process = subprocess.Popen([*DATELINE, "serve"], env=self._environment)
        until = monotonic() + PATIENCE
        while not self._answers():
            assert self._process.poll() is None, "the server left before it answered"
            assert monotonic() < until, "the server did not answer"
            sleep(0.05)
        return self

    def kill(self) -> None:
        """As a power cut would: no word to anybody."""
        assert self._process
        self._process.kill()
        self._process.wait()

    def stop(self) -> None:
        if self._process and self._process.poll() is None:
            self._process.terminate()
            self._process.wait(timeout=PATIENCE)

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(self.url + "/", timeout=2) as answer:
                return answer.status == 200
        except OSError:
            return False


class Newsroom:
    """The newsroom's verbs, said to a process of its own that works on a data folder."""

    def __init__(self, data: Path, **settings: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.newsroom_process"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment(DATA=str(data), **settings),
            cwd=Path(__file__).parents[1],
        )
        assert self._process.stdin
        assert self._process.stdout
        self._to, self._from = self._process.stdin, self._process.stdout

    def __getattr__(self, verb: str) -> Any:
        def say(*subject: str, **arguments: Any) -> str:
            """Say a verb; the answer is the id of the post, or the slug of the coverage."""
            self._to.write(json.dumps([verb, subject, arguments]) + "\n")
            self._to.flush()
            answer = json.loads(self._from.readline())
            assert "refused" not in answer, answer
            return answer["done"]

        return say

    def close(self) -> None:
        self._to.close()
        self._process.wait(timeout=PATIENCE)
        self._from.close()
