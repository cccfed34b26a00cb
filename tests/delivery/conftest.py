"""The cast: Ada runs the desk, Cleo only reads. Between them stand a real server and real sockets.

Ada's changes go to journals in memory, which delivery reads as it would read a database's.
"""

import asyncio
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime
from math import inf
from threading import Event, RLock

import pytest

from dateline.delivery import pressure
from dateline.delivery.source import SourceAway
from dateline.journal.changes import Change, Head, Kind, State
from dateline.journal.digest import GENESIS, Tip, next_change
from tests.delivery.running import RunningSite
from tests.delivery.wire import Wire


class Journals:
    """A source of changes in memory; written in one thread and read in another.

    It can be ``away``, as a database can, and hide the changes after a seq that its head speaks of.
    The changes of a journal that is ``slow`` come once its event is set; who waits is ``waited_for``.
    """

    def __init__(self) -> None:
        self.away = False
        self.hide_after: int | None = None
        self.slow: dict[str, Event] = {}
        self.waited_for: set[str] = set()
        self._changes: dict[str, list[Change]] = {}
        self._editions: dict[str, int] = {}
        self._lock = RLock()

    def append(self, name: str, kind: Kind, subject: str, state: State) -> Change:
        with self._lock:
            changes = self._changes.setdefault(name, [])
            self._editions.setdefault(name, 1)
            head = self._head(name)
            tip, now = Tip(head.seq, head.digest), datetime.now(UTC)
            changes.append(next_change(tip, at=now, kind=kind, subject=subject, state=state))
            return changes[-1]

    def withdraw(self, name: str, post: str, state: State) -> Change:
        """Redact what was said of the post, raise the edition, and append that it is gone."""
        with self._lock:
            self._changes[name] = [
                change.redacted() if change.subject == post else change
                for change in self._changes[name]
            ]
            self._editions[name] += 1
            return self.append(name, Kind.WITHDRAW, post, state)

    async def heads(self, names: Collection[str]) -> Mapping[str, Head]:
        self._answer_if_there()
        with self._lock:
            return {name: self._head(name) for name in names if name in self._changes}

    async def changes(self, name: str, after: int, limit: int) -> Sequence[Change]:
        self._answer_if_there()
        while name in self.slow and not self.slow[name].is_set():
            self.waited_for.add(name)
            await asyncio.sleep(0.002)
        with self._lock:
            return self._changes[name][: self.hide_after][after : after + limit]

    def _head(self, name: str) -> Head:
        changes = self._changes[name]
        digest = changes[-1].digest if changes else GENESIS
        return Head(self._editions[name], len(changes), digest)

    def _answer_if_there(self) -> None:
        if self.away:
            raise SourceAway("The database is away.")


@pytest.fixture(autouse=True, scope="session")
def a_machine_that_is_never_too_slow():
    """What is tested here must not depend on what else this machine does."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pressure, "BEARABLE_LATENESS", inf)
        patch.setattr(pressure, "BEARABLE_BROADCAST", inf)
        yield


@pytest.fixture(scope="module")
def start_site(tmp_path_factory):
    """Starts a site over journals of its own; it stops when the module's tests are over."""
    running = []

    def start(**options):
        options = {"pictures": tmp_path_factory.mktemp("pictures")} | options
        running.append(RunningSite(Journals(), **options))
        return running[-1]

    yield start
    for site in running:
        site.stop()


@pytest.fixture(scope="module")
def site(start_site):
    """The site of a module's tests: five posts on a page, four changes in a segment."""
    return start_site()


@pytest.fixture
def ada(site):
    return site.ada


@pytest.fixture
def cleo(site):
    return site.cleo


@pytest.fixture
def storm(ada):
    """A live coverage in which nothing has been published."""
    return ada.opens()


@pytest.fixture
def wire(site):
    """A connection on which Cleo says things to the letter."""
    wire = Wire(site.port)
    yield wire
    wire.leaves()
