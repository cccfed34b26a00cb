"""One reader's hour behind a cache, from which any crowd's follows."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bench.edge.assumptions import PARTS, PARTS_BYTES, POLL_SECONDS, Prices
from bench.edge.story import acts

OPENING_SECONDS = 180  # in which the measured crowd came: half of it was there, on average
PHASES = 50


@dataclass(frozen=True, slots=True)
class Reader:
    """Requests in an hour, and bytes of the answers, by what was asked for."""

    requests: Mapping[str, float]
    sent: Mapping[str, float]

    def asks(self, *kinds: str) -> float:
        return sum(self.requests[kind] for kind in kinds or self.requests)

    def gets(self, *kinds: str) -> float:
        return sum(self.sent[kind] for kind in kinds or self.sent)

    def polling_every(self, seconds: float) -> "Reader":
        """The same reader at another pace: as many bytes of changes, in fewer or more answers."""
        heads = POLL_SECONDS / seconds
        ranges = polls_with_news(seconds) / polls_with_news(POLL_SECONDS)
        return Reader(
            {
                **self.requests,
                "head": self.asks("head") * heads,
                "range": self.asks("range") * ranges,
            },
            {**self.sent, "head": self.gets("head") * heads},
        )

    def dollars(self, prices: Prices) -> float:
        """The hour on a price list."""
        of_requests = self.asks() / 10_000 * prices.ten_thousand_requests
        return of_requests + self.gets() / prices.bytes_of_a_gigabyte * prices.gigabyte


def reader_of(figures: Mapping[str, Any]) -> Reader:
    """The average reader of a measured crowd, whose visits are as heavy as is assumed."""
    hours = figures["readers"] * (figures["seconds"] - OPENING_SECONDS / 2) / 3600
    requests = {kind: count / hours for kind, count in figures["edge_requests"].items()}
    sent = {kind: count / hours for kind, count in figures["edge_bytes"].items()}
    visits = requests["page"]
    return Reader({**requests, "file": visits * PARTS}, {**sent, "file": visits * PARTS_BYTES})


def polls_with_news(seconds: float) -> float:
    """How many polls of the hour find something new, over all the moments to begin at."""
    moments = [act.at for act in acts()]
    phases = [seconds * number / PHASES for number in range(PHASES)]
    return sum(len({int((at + phase) / seconds) for at in moments}) for phase in phases) / PHASES
