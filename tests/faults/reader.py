"""Cleo, many times over: a reader in a thread, who streams or asks, sleeps and wakes.

Where the protocol says to wait she waits a twentieth, so that a few seconds hold a night's breaks.
"""

from contextlib import suppress
from random import Random
from threading import Event, Thread
from time import monotonic

from tests.faults.client import Client, Refused
from tests.faults.copies import Copy, require
from tests.faults.following import Following
from tests.faults.wire import Broken, Condition

HASTE = 20
MINUTE = 60.0
MOMENT = 0.01


class Reader(Thread):
    """Follows the coverage at ``live`` until told to leave; ``failure`` says what was broken."""

    def __init__(
        self, name: str, port: int, live: str, *, seed: int, streams: bool, page: bool
    ) -> None:
        super().__init__(name=name, daemon=True)
        self.failure: Exception | None = None
        random = Random(seed)
        self._random = random
        self._client = Client(port, live, packs=random.random() < 0.5)
        self._following = Following(self._client, random, None if page else Copy())
        self._streams = streams
        self._stream_after = 0.0
        self._sleeps_until: Condition | None = None
        self._lid_is_shut = False
        self._leaving = Event()
        self._failures = 0

    @property
    def place(self) -> int:
        return self._following.copy.place if self._following.has_begun else -1

    @property
    def copy(self) -> Copy:
        return self._following.copy

    @property
    def on_page(self) -> list[str]:
        """The posts on the page that she began with."""
        return self._following.on_page

    @property
    def is_streaming(self) -> bool:
        return self._streams and not self._following.is_over and not self._sleeps_until

    def switch(self, *, streams: bool) -> None:
        """From the stream to asking, or back."""
        self._streams = streams

    def sleep(self, until: Condition, *, lid: bool) -> None:
        """Hear nothing until a condition holds. With the lid shut the connection stays, unread."""
        self._sleeps_until, self._lid_is_shut = until, lid

    def wake(self) -> None:
        self._sleeps_until = None

    def leave(self) -> None:
        self._leaving.set()
        self.join(10)
        assert not self.is_alive()

    def run(self) -> None:
        try:
            while not self._leaving.is_set():
                self._turn()
        except Exception as failure:
            self.failure = failure
        finally:
            self._client.hang_up()

    def _turn(self) -> None:
        """What goes wrong is as section 9.4 has it: wait, longer each time, and try again."""
        try:
            self._go_on()
            self._failures = 0
        except Broken:
            self._client.hang_up()
            self._pause(min(MINUTE, self._following.poll_seconds * 2**self._failures))
            self._failures += 1
        except Refused as refused:
            require(refused.status in (404, 410, 429) or refused.status >= 500, str(refused))
            self._pause(refused.after or self._following.poll_seconds)

    def _go_on(self) -> None:
        if self._is_asleep():
            if not self._lid_is_shut:
                self._client.hang_up()
            self._leaving.wait(MOMENT)
        elif not self._following.has_begun:
            self._following.open_page()
        elif self.is_streaming and monotonic() > self._stream_after:
            self._stream()
        else:
            self._following.ask(self._wants_more)
            self._pause(self._following.poll_seconds * self._random.uniform(0.8, 1.2))

    def _stream(self) -> None:
        """A stream that breaks, or is over, is left; the next one waits as long as was said."""
        with suppress(Broken):
            if not self._following.stream(self._wants_to_listen, HASTE):
                self._stream_after = monotonic() + MINUTE / HASTE
        self._client.hang_up()
        self._pause(self._following.retry)

    def _wants_to_listen(self) -> bool:
        while self._is_asleep() and self._lid_is_shut and not self._leaving.is_set():
            self._leaving.wait(MOMENT)
        return self._streams and self._wants_more()

    def _wants_more(self) -> bool:
        return not self._is_asleep() and not self._leaving.is_set()

    def _is_asleep(self) -> bool:
        if self._sleeps_until and self._sleeps_until():
            self._sleeps_until = None
        return self._sleeps_until is not None

    def _pause(self, seconds: float) -> None:
        self._leaving.wait(seconds / HASTE)
