"""What must be there once deeds were acknowledged."""

from typing import Any

from tests.faults.deeds import Deed


class Outcome:
    """The coverage as it must stand after some deeds."""

    def __init__(self) -> None:
        self.posts: dict[int, dict[str, Any]] = {}
        self.withdrawn: set[int] = set()
        self.head: dict[str, Any] = {"state": "live", "closing": ""}

    def follow(self, deed: Deed) -> None:
        getattr(self, f"_{deed.verb.partition('_')[0]}")(deed)

    def _publish(self, deed: Deed) -> None:
        marks = {"pinned": False, "key": False, "correction": ""}
        self.posts[deed.post] = marks | dict(deed.words)

    def _revise(self, deed: Deed) -> None:
        self.posts[deed.post] |= deed.words

    def _pin(self, deed: Deed) -> None:
        self.posts[deed.post]["pinned"] = True

    def _unpin(self, deed: Deed) -> None:
        self.posts[deed.post]["pinned"] = False

    def _mark(self, deed: Deed) -> None:
        self.posts[deed.post]["key"] = True

    def _unmark(self, deed: Deed) -> None:
        self.posts[deed.post]["key"] = False

    def _move(self, deed: Deed) -> None:
        """Where posts stand is compared between the journal and its readers."""

    def _withdraw(self, deed: Deed) -> None:
        del self.posts[deed.post]
        self.withdrawn.add(deed.post)

    def _edit(self, deed: Deed) -> None:
        self.head |= deed.words

    def _pause(self, deed: Deed) -> None:
        self.head["state"] = "paused"

    def _resume(self, deed: Deed) -> None:
        self.head["state"] = "live"

    def _end(self, deed: Deed) -> None:
        self.head |= {"state": "ended"} | dict(deed.words)

    def _reopen(self, deed: Deed) -> None:
        self.head |= {"state": "live", "closing": ""}
