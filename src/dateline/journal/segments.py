"""Segments: runs of changes, addressed by their range so that an address never changes its answer.

A range lies within one segment of ``size`` changes. Whoever is far behind asks for whole segments,
which are the same for everybody; whoever is nearly there asks for the last 1, 2, 4, 8, … changes.
Either way ten million readers share a handful of addresses, and a cache answers them.
"""

from collections.abc import Iterator
from typing import NamedTuple


class Range(NamedTuple):
    """The changes from ``first`` to ``last``, both included."""

    first: int
    last: int

    def __str__(self) -> str:
        return f"{self.first}-{self.last}"


def ranges_after(place: int, seq: int, size: int) -> Iterator[Range]:
    """What a client at ``place`` must fetch to be at ``seq``.

    Sealed segments are asked for whole, even where the client has a part of one: changes that it has
    do nothing the second time, and the address stays common. Of the open one, the newest changes are
    asked for, as many as the least power of two that covers what is missing: whoever wakes from sleep
    comes from a place of their own, and one of eight ranges serves them all.
    """
    while place < seq:
        segment = segment_of(place + 1, size)
        if segment.last <= seq:
            yield segment
        else:
            newest = 1 << (seq - place - 1).bit_length()
            yield Range(max(segment.first, seq - newest + 1), seq)
        place = segment.last


def segment_of(seq: int, size: int) -> Range:
    """The segment in which a change lies: 1-100, 101-200, … for a size of 100."""
    first = (seq - 1) // size * size + 1
    return Range(first, first + size - 1)


def is_shared(asked: Range, seq: int, size: int) -> bool:
    """Whether this is a range that many ask for: a sealed segment, or what a poll has just missed."""
    return is_addressable(asked, seq, size) and (is_sealed(asked, size) or asked.last == seq)


def is_sealed(asked: Range, size: int) -> bool:
    """Whether this is a whole segment, to which nothing is added once it is there."""
    return asked == segment_of(asked.first, size)


def is_addressable(asked: Range, seq: int, size: int) -> bool:
    """Whether a range has an address in a journal at ``seq``: it exists, and crosses no border."""
    return 1 <= asked.first <= asked.last <= min(seq, segment_of(asked.first, size).last)
