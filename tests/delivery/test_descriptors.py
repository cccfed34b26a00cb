"""A socket's number is another's as soon as its reader has left: nobody is sent what was for another."""

import asyncio
import os
import socket
from types import SimpleNamespace
from typing import Any

import pytest

from dateline.delivery.pressure import Pressure
from dateline.delivery.readers import TURN, Readers


class Wire:
    """A reader's end of a connection, and the transport at the server's."""

    def __init__(self) -> None:
        self.server, self.client = socket.socketpair()
        self.client.setblocking(False)

    def get_extra_info(self, name: str) -> socket.socket:
        return self.server

    def set_write_buffer_limits(self, high: int) -> None:
        pass

    def received(self) -> bytes:
        try:
            return self.client.recv(100)
        except BlockingIOError:
            return b""

    def close(self) -> None:
        self.server.close()
        self.client.close()


@pytest.fixture
def wires() -> Any:
    made = [Wire() for _ in range(TURN + 2)]
    yield made
    for wire in made:
        wire.close()


async def test_who_comes_in_the_middle_of_a_round_is_not_sent_what_a_reader_who_left_had_to_get(
    wires, monkeypatch
):
    monkeypatch.setattr("dateline.delivery.readers.is_over", lambda tail: False)
    tail: Any = SimpleNamespace(seq=1)
    readers = Readers(tail, asyncio.Event(), Pressure(5, 1_000))
    crowd, stranger = wires[:-1], wires[-1]
    connections = []
    for wire in crowd:
        connection = readers.begin(1)
        readers.serving.cancel()  # what it would do is done here
        connection.connection_made(wire)
        readers._bring_on(connection)
        connections.append(connection)
    last = max(connections, key=lambda one: list(readers._level.values()).index(one))

    async def the_last_leaves_and_a_stranger_comes() -> None:
        if last in readers._level.values():
            number = last.descriptor
            last.connection_lost(None)
            os.dup2(stranger.server.fileno(), number)

    monkeypatch.setattr(readers, "_let_others_have_a_turn", the_last_leaves_and_a_stranger_comes)
    await readers._write(b"for readers")
    received = [wire.received() for wire in wires]
    assert received.count(b"for readers") == TURN
    assert received[-1] == b""
