"""All that a schedule needs: a server, a newsroom, a proxy, and a crowd of readers."""

import json
from collections import Counter
from concurrent.futures import ThreadPoolExecutor, wait
from itertools import count
from pathlib import Path
from time import monotonic, sleep
from urllib.request import urlopen

from playwright.sync_api import Browser

from dateline.journal.changes import Change
from tests.faults.crowd import Crowd, Doors
from tests.faults.desk import Ben, Desk
from tests.faults.judging import judge_editions, judge_journal, read_journal
from tests.faults.kinds import KINDS
from tests.faults.processes import FaultyServer
from tests.faults.proxy import Proxy
from tests.faults.schedule import Schedule, Step

PATIENCE = 120.0  # for what the newsroom does in a step
NUMBERS = count(1)
HITS = (
    "answers cut",
    "newsrooms killed in mid-publish",
    "no server",
    "servers killed in mid-publish",
    "stale answers",
    "streams cut",
    "streams hushed",
    "streams refused",
)


class World:
    """Made once; each schedule has a coverage and a crowd of its own in it."""

    crowd: Crowd

    def __init__(self, data: Path) -> None:
        self._data = data
        self.server = FaultyServer(data)
        self.server.start()
        self.proxy = Proxy(self.server.port)
        self.desk = Desk(data, self.proxy.port, Ben(data, self.server.url))
        self._struck = Counter(dict.fromkeys([*HITS, *(kind.__name__ for kind in KINDS)], 0))
        self._doors = Doors(self.proxy.port, self.proxy.port_without_streams, self.server.port)
        self._hands = ThreadPoolExecutor(1, "newsroom")

    def close(self) -> None:
        self._hands.shutdown()
        self.desk.close()
        self.proxy.stop()
        self.server.stop()

    def struck(self) -> Counter[str]:
        """How often each fault struck so far, and what it hit."""
        struck = self._struck.copy()
        struck.update(self.proxy.relay.weather.struck)
        return struck

    def count_hit(self, hit: str, *, when: bool) -> None:
        self._struck[hit] += when

    def live_through(self, schedule: Schedule, browser: Browser | None) -> None:
        """The law: after anything, every reader has everything, once and in order."""
        slug = f"flood-{schedule.seed}-{next(NUMBERS)}"
        if not self.server.is_running:  # a schedule that failed may have left none
            self.server.begin()
        self.desk.open(slug)
        self.desk.do(schedule.opening)
        self._struck["schedules"] += 1
        self.crowd = Crowd(slug, self._doors, browser, schedule.seed)
        try:
            self.crowd.gather()
            for step in schedule.steps:
                self._take(step, slug)
            self._heal()
            self.crowd.arrive(streams=False, page=False)
            self._judge(slug)
        finally:
            self._heal()
            self.crowd.part()
            self.proxy.relay.cache.clear()
            self.server.hear()

    def _take(self, step: Step, slug: str) -> None:
        if step.rests:
            self.server.wait()
            self.crowd.catch_breath(self._served(slug))
        work = self._hands.submit(self.desk.do, step.deeds)
        try:
            self._strike(step)
        finally:
            wait([work], PATIENCE)  # what fails here must not go on in the next schedule
        work.result(0)
        self.proxy.calm()
        self.crowd.wake()

    def _strike(self, step: Step) -> None:
        began = monotonic()
        for fault in step.faults:
            sleep(max(0, began + fault.after / 1000 - monotonic()))
            self._struck[type(fault).__name__] += 1
            fault.strike(self)

    def _served(self, slug: str) -> int:
        with urlopen(f"{self.server.url}/live/{slug}/head.json") as answer:
            return int(json.load(answer)["seq"])

    def _heal(self) -> None:
        """The end of all faults, but for wake-ups: nothing may hang on them. The rest readers mend."""
        self.proxy.heal()
        self.server.wait()
        self.crowd.wake(everybody=True)

    def _judge(self, slug: str) -> None:
        journal = self._level(slug)
        judge_journal(journal, self.desk.acknowledged, self.desk.ids)
        judge_editions(self.server.port, slug, journal)
        self.crowd.judge(journal)
        assert self.proxy.relay.failures == []
        assert self.server.complaints() == ""

    def _level(self, slug: str) -> list[Change]:
        """The journal, once every reader is at its end and nothing is on its way to be published."""
        while True:
            journal = read_journal(self._data, slug)
            self.crowd.wait_for(len(journal))
            most = max(reader.place for reader in self.crowd.readers)
            if self.proxy.is_idle and most == len(journal):
                return journal
