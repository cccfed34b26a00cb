"""The server process: uvicorn on a socket that is open already, and a quick way out."""

import socket
from types import FrameType

import uvicorn

from dateline.delivery.guarding import IDLE_SECONDS
from dateline.delivery.protocol import reader_protocol
from dateline.newsroom.pictures import sweep_pictures
from dateline.project.asgi import Application
from dateline.project.file_limit import raise_file_limit

LEAVE_SECONDS = 3  # for desk requests under way; streams are told at once and end by themselves


class Server(uvicorn.Server):
    """uvicorn waits for streams to end before it leaves, so the streams must be told to."""

    def __init__(self, config: uvicorn.Config, application: Application) -> None:
        super().__init__(config)
        self._application = application

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self._application.close()
        super().handle_exit(sig, frame)


def serve(listening: socket.socket) -> None:
    """Serve until told to stop."""
    raise_file_limit()
    sweep_pictures()
    application = Application()
    config = uvicorn.Config(
        application,
        loop="uvloop",
        http=reader_protocol(application.ready),
        ws="none",
        lifespan="on",
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=True,
        timeout_keep_alive=int(IDLE_SECONDS),
        timeout_graceful_shutdown=LEAVE_SECONDS,
    )
    Server(config, application).run(sockets=[listening])
