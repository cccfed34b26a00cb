"""A time by which all of it must be over: the look-up, the handshake, the headers, the last byte.

A time-out on each read is no bound: a server that sends a byte a second is never late.
"""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from time import monotonic
from typing import TypeVar

T = TypeVar("T")


class Deadline:
    """Begins when it is made."""

    def __init__(self, seconds: float) -> None:
        self._ends = monotonic() + seconds

    @property
    def left(self) -> float:
        """The seconds that are left; TimeoutError when there are none."""
        self.check()
        return self._ends - monotonic()

    @property
    def has_passed(self) -> bool:
        return monotonic() >= self._ends

    def check(self) -> None:
        """TimeoutError when it is over: a connection that was cut looks like the end of an answer."""
        if self.has_passed:
            raise TimeoutError

    def wait_for(self, ask: Callable[[], T]) -> T:
        """What a question that knows no time-out answers, or TimeoutError. The system ends it later."""
        answers: list[T] = []
        errors: list[Exception] = []

        def run() -> None:
            try:
                answers.append(ask())
            except Exception as error:  # it is raised below, where somebody waits for it
                errors.append(error)

        asking = threading.Thread(target=run, daemon=True)
        asking.start()
        asking.join(self.left)
        if errors:
            raise errors[0]
        if not answers:
            raise TimeoutError
        return answers[0]

    def connect(self, address: str, port: int, *, share: int = 1) -> socket.socket:
        """A connection, within this share of the time that is left: a half, a third …"""
        connected = socket.create_connection((address, port), timeout=self.left / share)
        connected.settimeout(self.left)
        return connected

    @contextmanager
    def over(self, connected: socket.socket) -> Iterator[None]:
        """Whoever waits for this connection within waits no longer when the time is up."""
        other_end = connected.dup()  # TLS takes the first descriptor for its own

        def cut() -> None:
            with suppress(OSError):
                other_end.shutdown(socket.SHUT_RDWR)

        clock = threading.Timer(self.left, cut)
        clock.daemon = True
        clock.start()
        try:
            yield
        finally:
            clock.cancel()
            other_end.close()
