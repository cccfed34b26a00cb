"""From receipts to latencies."""

from array import array
from collections.abc import Iterable


def latencies(receipts: Iterable[array], begun: Iterable[int]) -> array:
    """Nanoseconds from the begin of each event to each reader's receipt of it, the shortest first.

    Receipts of events beyond those that have a begin are passed over.
    """
    found = array("q")
    for began, received in zip(begun, receipts, strict=False):
        found.extend(receipt - began for receipt in received)
    return array("q", sorted(found))


def percentile(ordered: array, share: float) -> float:
    """Milliseconds within which this share of all receipts came; the longest for a share of 1."""
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)] / 1e6
