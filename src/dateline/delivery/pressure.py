"""Pressure: whether this process still keeps its promise, that a change is with everybody in a second.

Two things tell that it is about to break it: the loop comes late to what is due, or a change takes
long to reach the last reader. Then those who poll are asked to poll less often, and new streams are
refused, so that pages poll. Neither loses anything: a page that polls has every change, a little later.
"""

import asyncio
from collections.abc import Callable
from time import monotonic

TICK_SECONDS = 0.25
BEARABLE_LATENESS = 0.2  # seconds that the loop may come late, over the last few ticks
BEARABLE_BROADCAST = 0.8  # seconds from the first reader to the last, over the last few changes
SMOOTHING = 0.3  # the newest one's share: a machine that hesitates once is not yet too slow
ADJUST_SECONDS = 1.0  # from one doubling to the next: it takes a moment to be heard of
FEW_STREAMS = 1_000  # a change is with so many in some 10 ms
CALM_SECONDS = 10.0  # without strain, after which half of what was asked for is taken back
MOST_POLL_SECONDS = 60


class Pressure:
    """``changed`` is called when ``poll_seconds`` has."""

    def __init__(
        self, poll_seconds: int, most_streams: int, changed: Callable[[], None] = lambda: None
    ) -> None:
        self.poll_seconds = poll_seconds
        self.most_streams = most_streams
        self._least_poll_seconds = poll_seconds
        self._changed = changed
        self._lateness = self._broadcast = 0.0
        self._strained_at = -CALM_SECONDS
        self._adjusted_at = 0.0

    @property
    def is_high(self) -> bool:
        """Whether it was too much lately."""
        return monotonic() - self._strained_at < CALM_SECONDS

    def admits(self, open_streams: int) -> bool:
        """Whether one stream more can be served, beside so many.

        A few are no burden: what strains this process then is something else, and a refusal would
        relieve nothing. And a client that is no page of ours does not come back after one.
        """
        if self.is_high and open_streams >= FEW_STREAMS:
            return False
        return open_streams < self.most_streams

    def feel_broadcast(self, seconds: float) -> None:
        """A change took so long from the first reader to the last."""
        self._broadcast += SMOOTHING * (seconds - self._broadcast)
        if self._broadcast > BEARABLE_BROADCAST:
            self._strain()

    def feel_lateness(self, seconds: float) -> None:
        """The loop came so late to something that was due."""
        self._lateness += SMOOTHING * (seconds - self._lateness)
        if self._lateness > BEARABLE_LATENESS:
            self._strain()
        elif not self.is_high and monotonic() - self._adjusted_at > CALM_SECONDS:
            self._ask_to_poll_every(self.poll_seconds // 2)

    async def watch(self) -> None:
        """Feel how late the loop is, again and again."""
        while True:
            due = monotonic() + TICK_SECONDS
            await asyncio.sleep(TICK_SECONDS)
            self.feel_lateness(monotonic() - due)

    def _strain(self) -> None:
        self._strained_at = monotonic()
        if self._strained_at - self._adjusted_at > ADJUST_SECONDS:
            self._ask_to_poll_every(self.poll_seconds * 2)

    def _ask_to_poll_every(self, seconds: int) -> None:
        most = max(MOST_POLL_SECONDS, self._least_poll_seconds)
        within = min(max(seconds, self._least_poll_seconds), most)
        if within != self.poll_seconds:
            self.poll_seconds, self._adjusted_at = within, monotonic()
            self._changed()
