"""A journal's changes as this process keeps them: each encoded once, as it goes to everybody."""

import json
from collections import defaultdict

from dateline.journal import sse
from dateline.journal.changes import Change, Kind, decode, encode
from dateline.journal.segments import Range

STRETCH = 64 * 1024  # bytes that a reader who is behind is given at a time, or one change
MOST_STRETCHES = 32  # kept at a time: 2 MB at most


class Record:
    """The changes from 1 on. A withdrawal takes what was said of its post out of all before it."""

    def __init__(self) -> None:
        self.size = 0
        self._encoded: list[bytes] = []
        self._seqs: defaultdict[str, list[int]] = defaultdict(list)
        self._stretches: dict[int, tuple[bytes, int]] = {}

    @property
    def seq(self) -> int:
        return len(self._encoded)

    def append(self, change: Change) -> None:
        """Take in the next change."""
        if change.kind == Kind.WITHDRAW:
            self._redact(change.subject)
        self._seqs[change.subject].append(change.seq)
        self._encoded.append(encode(change))
        self.size += len(self._encoded[-1])
        self._stretches.clear()

    def within(self, asked: Range) -> list[bytes]:
        """The changes of a range, each as JSON."""
        return self._encoded[asked.first - 1 : asked.last]

    def stretch(self, place: int) -> tuple[bytes, int]:
        """The events that follow a place, at least one and then up to STRETCH bytes; the new place.

        Most readers are at the same few places, so theirs is made once and kept until the next change.
        """
        if place not in self._stretches:
            if len(self._stretches) >= MOST_STRETCHES:
                self._stretches.clear()
            self._stretches[place] = self._stretch(place)
        return self._stretches[place]

    def _stretch(self, place: int) -> tuple[bytes, int]:
        events, size = [], 0
        while place < self.seq and size < STRETCH:
            events.append(sse.encoded_change_event(place + 1, self._encoded[place]))
            size += len(events[-1])
            place += 1
        return b"".join(events), place

    def _redact(self, subject: str) -> None:
        for seq in self._seqs[subject]:
            change = decode(json.loads(self._encoded[seq - 1]))
            redacted = encode(change.redacted())
            self.size += len(redacted) - len(self._encoded[seq - 1])
            self._encoded[seq - 1] = redacted
