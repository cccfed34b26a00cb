"""A server that says what it is told to say, true or not."""

import json
import socket
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, datetime
from threading import Thread
from typing import Any

from dateline.journal import sse
from dateline.journal.changes import Change, Kind, State
from dateline.journal.digest import Tip, next_change

Answers = dict[str, bytes]

STREAM = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ncache-control: no-store\r\n\r\n"


class Liar:
    """Answers each path as given, whatever follows a question mark in it; a stream stays open."""

    def __init__(self, answers: Answers) -> None:
        self.answers = dict(answers)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self._clients: list[socket.socket] = []
        self._thread = Thread(target=self._serve)
        self._thread.start()

    def say(self, more: bytes) -> None:
        """To whoever came last."""
        self._clients[-1].sendall(more)

    def stop(self) -> None:
        for end in (self._listening, *self._clients):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
        self._thread.join()

    def _serve(self) -> None:
        """One client after the other: whoever comes next has left the line before."""
        with suppress(OSError):
            while True:
                client, _ = self._listening.accept()
                self._clients.append(client)
                with suppress(OSError):
                    self._answer(client)

    def _answer(self, client: socket.socket) -> None:
        asked = b""
        while more := client.recv(65536):
            asked += more
            while b"\r\n\r\n" in asked:
                head, asked = asked.split(b"\r\n\r\n", 1)
                path = head.split()[1].decode().partition("?")[0]
                client.sendall(self.answers.get(path.rpartition("/live/flood/")[2], refusal()))


def refusal() -> bytes:
    return b"HTTP/1.1 404 No\r\ncontent-length: 0\r\n\r\n"


def streamed(*events: bytes) -> bytes:
    return STREAM + sse.opening(2000) + b"".join(events)


def answered(value: Any) -> bytes:
    body = json.dumps(value).encode()
    return f"HTTP/1.1 200 OK\r\ncontent-length: {len(body)}\r\n\r\n".encode() + body


def head(journal: list[Change], **lies: Any) -> dict[str, Any]:
    """head.json of a journal, but for what is said otherwise."""
    true = {"edition": 1, "seq": len(journal), "state": "live", "digest": journal[-1].digest}
    return true | {"segment_size": 100, "poll_seconds": 1} | lies


def segment(changes: list[Change], **lies: Any) -> dict[str, Any]:
    true = {"edition": 1, "first": changes[0].seq, "last": changes[-1].seq}
    return true | {"changes": [asdict(change) for change in changes]} | lies


def journal_of(*entries: tuple[Kind, str, State]) -> list[Change]:
    """A journal that is sound: kinds, subjects and states, in order."""
    tip, journal = Tip(), []
    for kind, subject, state in entries:
        at = datetime(2026, 1, 1, tzinfo=UTC)
        journal.append(next_change(tip, at=at, kind=kind, subject=subject, state=state))
        tip = Tip(journal[-1].seq, journal[-1].digest)
    return journal
