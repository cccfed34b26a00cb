"""Following a coverage by spec/protocol.md, sections 8 and 9, and holding the server to them."""

import json
import re
from collections.abc import Iterator
from random import Random

from tests.faults.client import Client
from tests.faults.copies import Copy, require
from tests.faults.wire import Condition

ON_PAGE = re.compile(r'<article [^>]*id="post-([0-9a-f-]{36})"')
PLACE = re.compile(r'data-seq="(\d+)" data-edition="(\d+)"')
SILENCE = 45.0  # seconds without a word after which a stream is dead


class Following:
    """A reader's copy, and the ways to bring it on. Whatever breaks is Broken; the copy keeps its place."""

    def __init__(self, client: Client, random: Random, copy: Copy | None) -> None:
        self.client = client
        self.copy = copy or Copy()
        self.on_page: list[str] = []
        self.has_begun = copy is not None
        self.is_over = False  # the coverage has ended, so nothing is streamed
        self.poll_seconds = 1.0
        self.retry = 2.0  # seconds
        self._random = random

    def open_page(self) -> None:
        """Begin with the page, however old it is, and whichever cache it came from."""
        html = self.client.get("").body.decode()
        found = PLACE.search(html)
        assert found
        self.on_page = ON_PAGE.findall(html.partition('<template id="post-template">')[0])
        self.copy = Copy(int(found[1]), int(found[2]))
        self.has_begun = True

    def stream(self, wanted: Condition, haste: float) -> bool:
        """Listen for as long as it is wanted, and there is something to hear; False if it is refused."""
        answer = self.client.stream(self.copy.place, by_header=self._random.random() < 0.5)
        if answer.status == 204:
            self._end()
        elif answer.status == 200:
            require(answer.headers["cache-control"] == "no-store", "a stream may be kept")
            self._listen(self.client.events(wanted, SILENCE / haste))
        return answer.status in (200, 204)

    def ask(self, wanted: Condition) -> None:
        """Ask where the journal stands, and fetch what is missing."""
        head = self.client.get("head.json").json
        if head["seq"] < self.copy.place or head["edition"] < self.copy.edition:
            return  # an older copy
        self.poll_seconds = head["poll_seconds"]
        with self.copy.fetching():
            for first, last in ranges(self.copy.place, head["seq"], head["segment_size"]):
                if not wanted():
                    return
                self._take_range(head["edition"], first, last)
        if head["seq"] == self.copy.place:
            require(head["digest"] == self.copy.digest or not self.copy.digest, "another journal")
            require(head["edition"] == self.copy.edition, f"{head} with {self.copy.edition}")
        self.is_over = head["state"] == "ended"

    def _listen(self, events: Iterator[dict[str, str]]) -> None:
        for number, event in enumerate(events):
            require(number > 0 or "retry" in event, "a stream began without its retry")
            self.retry = int(event.get("retry", self.retry * 1000)) / 1000
            name = event.get("event")
            require(name != "reset", f"{event} at {self.copy.place}, though nothing was lost")
            if name == "change":
                self._hear(event)
            elif name == "ended":
                is_all = event["data"] == event["id"] == str(self.copy.place)
                require(is_all, f"{event} at {self.copy.place}")
                self._end()
            if name in ("ended", "bye"):
                return

    def _hear(self, event: dict[str, str]) -> None:
        change, place = json.loads(event["data"]), self.copy.place
        require(event["id"] == str(change["seq"]), f"{change['seq']} has the id {event['id']}")
        require(change["seq"] == place + 1, f"{change['seq']} was streamed to a reader at {place}")
        self.copy.take(change)

    def _end(self) -> None:
        ended = self.copy.head is None or self.copy.head["state"] == "ended"
        require(ended, "a stream ended before the coverage had")
        self.is_over = True

    def _take_range(self, edition: int, first: int, last: int) -> None:
        said = self.client.get(f"journal/{edition}/{first}-{last}.json").json
        seqs = [change["seq"] for change in said["changes"]]
        require(seqs == list(range(first, last + 1)), f"{edition}/{first}-{last} has {seqs}")
        what = said["edition"], said["first"], said["last"]
        require(what == (edition, first, last), f"{edition}/{first}-{last} says that it is {what}")
        for change in said["changes"]:
            self.copy.take(change)


def ranges(place: int, seq: int, size: int) -> Iterator[tuple[int, int]]:
    """Section 9.2, to the letter: what a client at a place must fetch to be at seq."""
    while place < seq:
        first = place // size * size + 1
        last = first + size - 1
        yield (first, last) if last <= seq else (place + 1, seq)
        place = last
