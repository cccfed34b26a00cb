"""A reader's copy of a journal, by spec/protocol.md and nothing else: sections 3, 5, 6 and 10.

It shares no code with the server. What the protocol rules out is a Violation.
"""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

Change = dict[str, Any]

HEADER = ("at", "kind", "seq", "state_digest", "subject")


class Violation(AssertionError):
    """The server did what its protocol says it never does."""


def require(kept: bool, broken: str) -> None:
    if not kept:
        raise Violation(broken)


class Copy:
    """What a reader has of a journal since ``start``, and what it adds up to."""

    def __init__(self, start: int = 0, edition: int = 1) -> None:
        self.start = start
        self.edition = edition
        self.changes: list[Change] = []
        self.head: Any = None
        self.posts: dict[str, Any] = {}
        self.withdrawn: dict[str, Any] = {}
        self._digest = "0" * 64 if start == 0 else ""
        self._fetched_after: int | None = None

    @property
    def place(self) -> int:
        return self.start + len(self.changes)

    @property
    def digest(self) -> str:
        """That of the newest change; empty where it is not known."""
        return self._digest

    def take(self, change: Change) -> None:
        """Take in the next change; one that was had before must be the same again."""
        if change["seq"] <= self.place:
            self._compare(change)
            return
        require(change["seq"] == self.place + 1, f"{change['seq']} came at {self.place}: a gap")
        self._verify(change)
        self.changes.append(change)
        self._fold(change)

    @contextmanager
    def fetching(self) -> Iterator[None]:
        """While one edition is asked for: what that says is withdrawn must not be in it."""
        self._fetched_after = self.place
        try:
            yield
        finally:
            self._fetched_after = None

    def standing(self) -> list[str]:
        """The ids of the posts, from the top of the page to its foot."""

        def rank(post: str) -> tuple[bool, int, str]:
            return self.posts[post]["pinned"], self.posts[post]["position"], post

        return sorted(self.posts, key=rank, reverse=True)

    def _compare(self, change: Change) -> None:
        if change["seq"] <= self.start:
            return
        had = self.changes[change["seq"] - self.start - 1]
        require(change in (had, had | {"state": None}), f"change {change['seq']} has changed")

    def _verify(self, change: Change) -> None:
        if change["state"] is not None:
            digest = hashlib.sha256(canonical(change["state"])).hexdigest()
            require(digest == change["state_digest"], f"the state of {change['seq']} is another")
        header = canonical({name: change[name] for name in HEADER})
        if self._digest:
            digest = hashlib.sha256(bytes.fromhex(self._digest) + header).hexdigest()
            require(digest == change["digest"], f"change {change['seq']} breaks the chain")
        self._digest = change["digest"]

    def _fold(self, change: Change) -> None:
        subject, state = change["subject"], change["state"]
        if change["kind"] == "coverage":
            self.head = state
        elif change["kind"] == "post" and state is not None:
            self.posts[subject] = state
        elif change["kind"] == "withdraw":
            self.posts.pop(subject, None)
            self.withdrawn[subject] = state
            self._redact(subject)

    def _redact(self, subject: str) -> None:
        self.edition += 1
        for change in self.changes[:-1]:
            if change["subject"] == subject:
                there = change["state"] is not None and self._was_just_fetched(change)
                require(not there, f"{change['seq']} was withdrawn, and is still there")
                change["state"] = None

    def _was_just_fetched(self, change: Change) -> bool:
        return self._fetched_after is not None and change["seq"] > self._fetched_after


def canonical(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
