"""What is assumed and not measured here. docs/scaling.md says all of it beside the results."""

from typing import NamedTuple

CROWDS = (1_000_000, 10_000_000)

CACHES = 100
"""Of a CDN, that each ask the origin for themselves where no shield stands before it."""

POLL_SECONDS = 5
"""The setting's default, and what the measured hour was polled at."""

HEAD_FRESH, PAGE_FRESH = 1, 2
"""Seconds: max-age of a head and of a page (delivery/caching.py)."""

SEGMENT_SIZE = 100
"""The setting's default: readers ask for the newest 1, 2, 4 … 64 changes of a segment, or for all of it."""

DIAL = (2, 5, 10, 30)

PARTS, PARTS_BYTES = 4, 67_000
"""Of a page: script, styles, icon, and one picture at the width that a phone takes, with their headers.
What pictures weigh is the newsroom's choice; these are the simulated story's."""

STREAMS_A_PROCESS = 50_000
STREAM_BYTES = 3_400  # of memory in the process, for each reader
DELIVERIES_A_SECOND = 100_000  # of one core
"""Of one process of one core. docs/benchmark.md measures all three; these are rounded to its worse side."""

GIB = 2**30


class Prices(NamedTuple):
    """A public price list, in US dollars."""

    name: str
    ten_thousand_requests: float
    gigabyte: float
    bytes_of_a_gigabyte: int


LISTS = (
    Prices("list A", ten_thousand_requests=0.0075, gigabyte=0.08, bytes_of_a_gigabyte=GIB),
    Prices("list B", ten_thousand_requests=0, gigabyte=0.01, bytes_of_a_gigabyte=10**9),
)
