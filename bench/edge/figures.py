"""Figures: what a crowd asked of its cache, what the cache asked of the origin, and how late readers were."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.edge.crowd import Front, Used

KINDS = ("head", "range", "page", "file", "stream")


@dataclass(frozen=True, slots=True)
class Passed:
    """An answer that passed the wire from the origin to a cache."""

    at: int
    kind: str
    status: int
    size: int


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one crowd. Requests and bytes by kind of answer; lateness in milliseconds."""

    name: str
    readers: int
    changes: int
    seconds: float
    edge_requests: Mapping[str, int]
    edge_bytes: Mapping[str, int]
    edge_not_modified: int
    edge_refused: int
    origin_requests: Mapping[str, int]
    origin_bytes: Mapping[str, int]
    origin_not_modified: int
    origin_refused: int
    origin_most: int
    late_p50: int
    late_p99: int
    late_most: int
    takes: int
    waited: int
    slowest_poll: int
    cache_core: float
    disturbed: float

    def per_change(self, *kinds: str) -> float:
        """Origin requests for each change; all kinds when none is named."""
        return sum(self.origin_requests[kind] for kind in kinds or KINDS) / self.changes

    @property
    def answered_at_the_edge(self) -> float:
        return 1 - sum(self.origin_requests.values()) / sum(self.edge_requests.values())


def figures_of(
    front: Front,
    *,
    changes: int,
    seconds: float,
    counted: Sequence[Mapping[str, Any]],
    passed: Sequence[Passed],
    late: Counter[int],
    used: Used,
) -> Figures:
    def at_the_edge(what: str) -> dict[str, int]:
        return {kind: sum(group[kind][what] for group in counted) for kind in KINDS}

    refused = at_the_edge("refused") | {"stream": 0}  # a stream is to be refused
    return Figures(
        name=front.name,
        readers=front.readers,
        changes=changes,
        seconds=seconds,
        edge_requests=at_the_edge("requests"),
        edge_bytes=at_the_edge("bytes"),
        edge_not_modified=sum(at_the_edge("not_modified").values()),
        edge_refused=sum(refused.values()),
        origin_requests=by_kind(passed, lambda _: 1),
        origin_bytes=by_kind(passed, lambda answer: answer.size),
        origin_not_modified=sum(answer.status == 304 for answer in passed),
        origin_refused=sum(answer.status >= 400 for answer in passed),
        origin_most=max(Counter(answer.at // 10**9 for answer in passed).values(), default=0),
        late_p50=percentile(late, 0.5),
        late_p99=percentile(late, 0.99),
        late_most=max(late, default=0),
        takes=late.total(),
        waited=max(group["waited"] for group in counted),
        slowest_poll=max(group["slowest_poll"] for group in counted),
        cache_core=used.caches,
        disturbed=used.waiting,
    )


def by_kind(passed: Sequence[Passed], value) -> dict[str, int]:
    return {kind: sum(value(a) for a in passed if a.kind == kind) for kind in KINDS}


def passed_in(log: Path, wire: int, begun: int, over: int) -> list[Passed]:
    """What passed this wire between two moments."""
    found = []
    for line in log.read_text(encoding="utf-8").splitlines():
        at, number, address, status, size = line.split()
        if int(number) == wire and begun <= int(at) < over:
            found.append(Passed(int(at), kind_of(address), int(status), int(size)))
    return found


def kind_of(address: str) -> str:
    """What an address is asked for."""
    path = address.partition("?")[0]
    if path.endswith("/head.json"):
        return "head"
    if "/journal/" in path:
        return "range"
    if path.endswith("/stream"):
        return "stream"
    return "page" if path.endswith("/") else "file"


def percentile(late: Counter[int], share: float) -> int:
    """The value that this share of all does not exceed; 0 of nothing."""
    wanted, reached = share * late.total(), 0
    for value in sorted(late):
        reached += late[value]
        if reached >= wanted:
            return value
    return 0
