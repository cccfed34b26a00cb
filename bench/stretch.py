"""A stretch of time, and what the server, the load generator and the machine did in it."""

from time import monotonic

from bench.proc import ran, stolen


class Stretch:
    """From ``with`` to its end."""

    def __init__(self, server: int, readers: int) -> None:
        self._pids = (server, readers)

    def __enter__(self) -> "Stretch":
        self._begun = self._now()
        return self

    def __exit__(self, *_: object) -> None:
        ended = self._now()
        begun = self._begun
        self.seconds = ended[0] - begun[0]
        self.stolen = ended[1] - begun[1]
        self.server, self.readers = ended[2] - begun[2], ended[3] - begun[3]

    def _now(self):
        return (monotonic(), stolen(), *map(ran, self._pids))

    @property
    def disturbed(self) -> float:
        """The share of the time in which server or readers could have run, and others had their core.

        Nothing of ours runs beside the server, and next to nothing beside the readers while they read,
        so on a quiet machine this is nearly 0. What a virtual machine's host takes is added whole.
        """
        taken = max(self.server.waiting, self.readers.waiting) + self.stolen
        return min(1.0, taken / self.seconds)
