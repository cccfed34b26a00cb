"""Everybody who reads one coverage during a schedule: programs, and pages in Chromium."""

from dataclasses import dataclass
from time import monotonic, sleep

from playwright.sync_api import Browser

from dateline.journal.changes import Change, Kind
from dateline.journal.fold import fold
from tests.faults.judging import judge_reader, standing
from tests.faults.pages import OpenPage, judge_page
from tests.faults.reader import Reader
from tests.faults.wire import Condition

PATIENCE = 90.0  # for everybody to be level again
BREATH = 0.5


@dataclass(frozen=True)
class Doors:
    """The ports by which the coverage is reached: for everybody, for no streams, and the server's own."""

    proxy: int
    without_streams: int
    server: int


class Crowd:
    """Readers by their numbers. Pages are opened and asked from the test's own thread only."""

    def __init__(self, slug: str, doors: Doors, browser: Browser | None, seed: int) -> None:
        self.readers: list[Reader] = []
        self._slug, self._doors, self._browser, self._seed = slug, doors, browser, seed
        self._pages: list[OpenPage] = []
        self._frozen: list[tuple[OpenPage, Condition]] = []

    def gather(self) -> None:
        """From the beginning or from the page, by the stream or by asking; they are level."""
        for streams, page in ((True, False), (True, True), (False, False), (False, True)):
            self.arrive(streams=streams, page=page)
        if self._browser:
            for port in (self._doors.proxy, self._doors.without_streams):
                self._open(self._browser, port)
        self.wait_for(1)

    def arrive(self, *, streams: bool, page: bool = True) -> None:
        number, live = len(self.readers) + 1, f"/live/{self._slug}/"
        port = self._doors.proxy
        reader = Reader(f"Cleo {number}", port, live, seed=number, streams=streams, page=page)
        reader.start()
        self.readers.append(reader)

    def open_page(self) -> None:
        """One more reader with a browser, where there is one."""
        if self._browser:
            self._open(self._browser, self._doors.proxy)

    def sleep(self, number: int, until: Condition, *, lid: bool) -> None:
        """A reader sleeps, and with the lid shut a page too."""
        self.readers[number].sleep(until, lid=lid)
        awake = [page for page in self._pages if not page.is_frozen]
        if lid and awake:
            awake[number % len(awake)].freeze()
            self._frozen.append((awake[number % len(awake)], until))

    def wake(self, *, everybody: bool = False) -> None:
        for page, until in list(self._frozen):
            if everybody or until():
                page.thaw()
                self._frozen.remove((page, until))
        for reader in self.readers if everybody else ():
            reader.wake()

    def catch_breath(self, seq: int) -> None:
        """Let those who follow a stream come to a place; for a moment, since they may be hindered."""
        until = monotonic() + BREATH
        while monotonic() < until and any(r.place < seq for r in self.readers if r.is_streaming):
            self._check()
            sleep(0.01)

    def wait_for(self, seq: int) -> None:
        """Until every reader has the change."""
        until = monotonic() + PATIENCE
        while any(reader.place < seq for reader in self.readers):
            self._check()
            places = {reader.name: reader.place for reader in self.readers}
            assert monotonic() < until, f"of {seq} changes readers had {places}"
            sleep(0.01)
        self._check()

    def judge(self, journal: list[Change]) -> None:
        for reader in self.readers:
            judge_reader(reader, journal)
        if self._browser:
            self._judge_pages(self._browser, journal)

    def part(self) -> None:
        for reader in self.readers:
            reader.leave()
        for page in self._pages:
            page.close()

    def _open(self, browser: Browser, port: int) -> OpenPage:
        """Every second page is read further down, where what arrives waits until it is asked for."""
        reads_on = (len(self._pages) + self._seed) % 2 == 0
        page = OpenPage(browser, f"http://127.0.0.1:{port}/live/{self._slug}/", reads_on=reads_on)
        self._pages.append(page)
        return page

    def _judge_pages(self, browser: Browser, journal: list[Change]) -> None:
        lived = list(self._pages)
        fresh = self._open(browser, self._doors.server).shown()
        heads = (change.state for change in journal if change.kind == Kind.COVERAGE)
        has_ended = any(head is not None and head["state"] == "ended" for head in heads)
        for page in lived:
            page.come_to(len(journal), has_ended=has_ended)
            judge_page(page, fresh, standing(fold(journal)))

    def _check(self) -> None:
        for reader in self.readers:
            if reader.failure:
                raise reader.failure
