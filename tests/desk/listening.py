"""Somebody at the desk of a real server: signed in over HTTP, and listening to a coverage's desk."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

import httpx

from tests.running import DATELINE, Server, environment

PASSWORD = "correct horse battery"
PATIENCE = 30


def add_person(data: Path, name: str, role: str) -> None:
    subprocess.run(
        [*DATELINE, "user", "add", name, "--role", role, "--password-stdin"],
        input=PASSWORD,
        text=True,
        check=True,
        capture_output=True,
        env=environment(DATA=str(data)),
    )


class Journalist:
    """One browser's session with the desk, without the browser."""

    def __init__(self, server: Server, name: str) -> None:
        self._client = httpx.Client(base_url=server.url, timeout=PATIENCE, follow_redirects=True)
        self.name = name

    def sign_in(self) -> Self:
        self._client.get("/desk/sign-in/")
        form = {"username": self.name, "password": PASSWORD, "csrfmiddlewaretoken": self._csrf}
        answer = self._client.post("/desk/sign-in/", data=form, headers=self._from_here)
        assert self._client.get("/api/me").status_code == 200, answer.text
        return self

    def say(self, verb: str, address: str, body: object = None) -> Any:
        """One call of the API; its answer's JSON."""
        headers = {"x-csrftoken": self._csrf} | self._from_here
        answer = self._client.request(verb, f"/api{address}", json=body, headers=headers)
        assert answer.is_success, answer.text
        return answer.json() if answer.content else None

    @contextmanager
    def listens(self, slug: str, after: str = "") -> Iterator["Events"]:
        query = f"?after={after}" if after else ""
        with self._client.stream("GET", f"/desk/stream/{slug}{query}") as answer:
            yield Events(answer)

    @property
    def _csrf(self) -> str:
        return self._client.cookies.get("dateline_csrf", "")

    @property
    def _from_here(self) -> dict[str, str]:
        return {"origin": str(self._client.base_url).rstrip("/")}

    def close(self) -> None:
        self._client.close()


class Events:
    """What comes over the stream, an event at a time."""

    def __init__(self, answer: httpx.Response) -> None:
        self.status = answer.status_code
        self._lines = answer.iter_lines()
        self.last_id = ""

    def next(self, *names: str) -> tuple[str, Any]:
        """The next event of one of these names; others are passed over."""
        while True:
            name, data = self._event()
            if name in names:
                return name, json.loads(data) if data else None

    def _event(self) -> tuple[str, str]:
        name, data = "", []
        for line in self._lines:
            field, _, value = line.partition(": ")
            if field == "event":
                name = value
            elif field == "id":
                self.last_id = value
            elif field == "data":
                data.append(value)
            elif not line and name:
                return name, "\n".join(data)
        raise EOFError("The stream has ended.")
