"""What is sent to the desk is taken whole, or not at all."""

import socket

import pytest

from tests.running import Newsroom, Server


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    data = tmp_path_factory.mktemp("data")
    newsroom = Newsroom(data)
    newsroom.open_coverage(slug="flood", headline="Flood")
    newsroom.close()
    server = Server(data).start()
    yield server
    server.stop()


def connect(server: Server) -> socket.socket:
    return socket.create_connection(("127.0.0.1", server.port), timeout=20)


def post(path: str, length: int, sent: bytes) -> bytes:
    head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {length}\r\n"
    return f"{head}Content-Type: application/x-www-form-urlencoded\r\n\r\n".encode() + sent


def test_bodies_that_never_end_do_not_shut_the_desk(server):
    waiting = [connect(server) for _ in range(24)]
    for connection in waiting:
        connection.sendall(post("/desk/sign-in/", 1000, b"username=ada"))
    with connect(server) as other:
        other.sendall(
            b"GET /desk/sign-in/ HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
        )
        assert other.recv(20).startswith(b"HTTP/1.1 200")
    for connection in waiting:
        connection.close()


def test_a_body_that_is_far_too_large_is_refused(server):
    with connect(server) as connection:
        connection.sendall(post("/desk/sign-in/", 10**10, b""))
        sent = 0
        try:
            while sent < 80 * 2**20:
                sent += connection.send(bytes(2**20))
        except OSError:
            pass  # it has closed
        assert connection.recv(20).startswith(b"HTTP/1.1 413")
