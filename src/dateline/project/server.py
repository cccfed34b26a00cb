"""The server process: a socket, uvicorn, and a quick way out."""

import socket
from types import FrameType

import uvicorn

from dateline.journal.errors import DatelineError
from dateline.project.asgi import Application

LEAVE_SECONDS = 3  # for desk requests under way; streams are told at once and end by themselves


class PortUnusable(DatelineError):
    """The address to listen on is taken, or not ours."""


class Server(uvicorn.Server):
    """uvicorn waits for streams to end before it leaves, so the streams must be told to."""

    def __init__(self, config: uvicorn.Config, application: Application) -> None:
        super().__init__(config)
        self._application = application

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self._application.hub.close()
        super().handle_exit(sig, frame)


def open_socket(host: str, port: int) -> socket.socket:
    """A listening socket; PortUnusable, in a sentence, when there is none to be had."""
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family, backlog=2048)
    except (OSError, OverflowError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise PortUnusable(
            f"Dateline cannot listen on {host}:{port} ({why}); choose another with --port."
        ) from error


def serve(listening: socket.socket) -> None:
    """Serve until told to stop."""
    application = Application()
    config = uvicorn.Config(
        application,
        loop="uvloop",
        http="httptools",
        ws="none",
        lifespan="on",
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=True,
        timeout_graceful_shutdown=LEAVE_SECONDS,
    )
    Server(config, application).run(sockets=[listening])
