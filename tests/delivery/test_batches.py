"""The same bytes to many sockets at once: each takes all of it, some of it, or none."""

import socket
from collections.abc import Iterator
from contextlib import suppress

import pytest

from dateline.delivery import batches
from dateline.delivery.batches import Batch, write_to_each, writing

DATA = b"event: change\ndata: {}\n\n" * 20

Pair = tuple[socket.socket, socket.socket]


@pytest.fixture(params=["in batches", "one by one"])
def write(request):
    return Batch().write if request.param == "in batches" else write_to_each


@pytest.fixture
def pairs() -> Iterator[list[Pair]]:
    """More than one batch of readers: what the server writes to, and what the reader has."""
    pairs = [socket.socketpair() for _ in range(batches.MOST + 50)]
    for ours, _ in pairs:
        ours.setblocking(False)
    yield pairs
    for pair in pairs:
        for end in pair:
            end.close()


def numbers(pairs: list[Pair]) -> list[int]:
    return [ours.fileno() for ours, _ in pairs]


def test_everybody_has_the_same_bytes(write, pairs):
    assert write(numbers(pairs), DATA) == [len(DATA)] * len(pairs)
    assert {theirs.recv(10_000) for _, theirs in pairs} == {DATA}


def test_each_call_writes_its_own_bytes(write, pairs):
    for data in (b"one", b"two", DATA):
        write(numbers(pairs), data)
    assert {theirs.recv(10_000) for _, theirs in pairs} == {b"onetwo" + DATA}


def test_one_that_is_full_takes_what_it_has_room_for(write, pairs):
    with suppress(BlockingIOError):
        while True:
            pairs[3][0].send(b"x" * 65_536)
    taken = write(numbers(pairs), DATA)
    assert taken[3] < len(DATA)
    assert taken[:3] + taken[4:] == [len(DATA)] * (len(pairs) - 1)


@pytest.mark.parametrize("place", [0, 100, batches.MOST - 1, batches.MOST])
def test_one_that_is_closed_takes_nothing_and_stops_nobody(write, pairs, place):
    asked = numbers(pairs)
    pairs[place][0].close()
    taken = write(asked, DATA)
    assert taken[place] == 0
    assert taken[:place] + taken[place + 1 :] == [len(DATA)] * (len(pairs) - 1)


def test_one_whose_reader_has_left_takes_nothing(write, pairs):
    pairs[7][1].close()
    assert write(numbers(pairs), DATA)[7] == 0


def test_nobody_is_written_to_where_there_is_nobody(write):
    assert write([], DATA) == []


def test_a_machine_that_does_not_allow_it_writes_one_by_one(monkeypatch):
    def refuse() -> None:
        raise PermissionError("io_setup is refused")

    monkeypatch.setattr(batches, "Batch", refuse)
    writing.cache_clear()
    assert writing() is write_to_each
    writing.cache_clear()
