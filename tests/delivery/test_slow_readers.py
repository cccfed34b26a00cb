"""Readers whose network takes nothing: nobody else notices, and they do not stay."""

import socket

import pytest

from dateline.delivery import progress, readers
from tests.delivery.reading import PATIENCE, wait_until

LARGE = (
    "The water rises. " * 60_000
)  # a megabyte, more than the buffers of a socket that is not read


@pytest.fixture
def site(start_site, monkeypatch):
    monkeypatch.setattr(readers, "QUIET_SECONDS", 0.05)
    return start_site()


class Asleep:
    """A reader that asked for a stream, and reads no more of it until it is asked to."""

    def __init__(self, site, coverage, after: int) -> None:
        self._socket = socket.socket()
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        self._socket.settimeout(PATIENCE)
        self._socket.connect(("127.0.0.1", site.port))
        ask = f"GET {coverage.page}stream?after={after} HTTP/1.1\r\nhost: daily.example\r\n\r\n"
        self._socket.sendall(ask.encode())
        assert self._socket.recv(15) == b"HTTP/1.1 200 OK"

    def wakes_up(self) -> bytes:
        """All that was on the way to it."""
        try:
            return b"".join(iter(lambda: self._socket.recv(1 << 20), b""))
        except ConnectionResetError:
            return b""

    def is_cut(self) -> bool:
        """Whether the server has given it up; not a byte of what is on the way is read."""
        return self._socket.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 1)[0] != 1

    def leaves(self) -> None:
        self._socket.close()


def test_others_get_everything_while_one_reads_nothing(cleo, storm, site):
    asleep = Asleep(site, storm, 1)
    with cleo.follows(storm, "?after=1") as stream:
        for seq in range(2, 12):
            storm.publish("Large", LARGE)
            assert stream.seqs(1) == [seq]
    asleep.leaves()


def test_what_waits_for_one_that_reads_nothing_is_one_change_at_most(cleo, storm, site):
    asleep = [Asleep(site, storm, 1) for _ in range(3)]
    for _ in range(20):
        storm.publish("Large", LARGE)
    assert site.waiting_bytes() < 3 * 2 * 1_100_000  # a change carries its text twice
    for reader in asleep:
        reader.leaves()


def test_one_that_goes_on_reading_in_time_has_everything_in_order(cleo, storm, site):
    with cleo.follows(storm, "?after=1") as stream:
        for _ in range(10):
            storm.publish("Large", LARGE)
        assert stream.seqs(10) == list(range(2, 12))
        storm.publish()
        assert stream.seqs(1) == [12]


def test_one_that_does_not_is_cut_and_can_come_back(cleo, storm, site, monkeypatch):
    monkeypatch.setattr(progress, "PATIENCE", 0.1)
    asleep = Asleep(site, storm, 1)
    for _ in range(10):
        storm.publish("Large", LARGE)
    wait_until(asleep.is_cut)
    assert site.open_streams() == 0
    asleep.leaves()
    monkeypatch.setattr(progress, "PATIENCE", PATIENCE)
    with cleo.follows(storm, "?after=1") as stream:
        assert stream.seqs(10) == list(range(2, 12))


def test_in_a_busy_coverage_it_is_cut_as_well(cleo, storm, site, monkeypatch):
    monkeypatch.setattr(progress, "PATIENCE", 0.1)
    monkeypatch.setattr(readers, "QUIET_SECONDS", 1e9)
    asleep = Asleep(site, storm, 1)
    for _ in range(10):
        storm.publish("Large", LARGE)

    def is_cut_as_news_go_on():
        storm.publish()
        return asleep.is_cut()

    wait_until(is_cut_as_news_go_on)
    asleep.leaves()


def test_the_process_does_not_wait_for_it(cleo, storm, site):
    asleep = Asleep(site, storm, 1)
    for _ in range(10):
        storm.publish("Large", LARGE)
    site.stop()
    asleep.leaves()
