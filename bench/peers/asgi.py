"""The ordinary way in Python: uvicorn with ``asgi_queue.py``, on the loop and parser that Dateline uses."""

import sys
from pathlib import Path

from bench.peers.peer import Peer

QUIET = ("--log-level", "error", "--no-access-log", "--lifespan", "off", "--backlog", "4096")


class AsgiQueue(Peer):
    name = "ASGI, a queue a reader"

    def command(self) -> list[str | Path]:
        uvicorn = [sys.executable, "-m", "uvicorn", "bench.peers.asgi_queue:app"]
        fast = ["--loop", "uvloop", "--http", "httptools", "--timeout-graceful-shutdown", "1"]
        return [*uvicorn, "--port", str(self.port), *fast, *QUIET]
