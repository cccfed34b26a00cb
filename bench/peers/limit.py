"""The limit: ``limit.c``, which writes and does nothing else."""

from pathlib import Path
from time import monotonic_ns

from bench.peers.peer import Peer, Published, event_data


class Limit(Peer):
    name = "C loop (the limit)"

    def command(self) -> list[str | Path]:
        event = self.ground.folder / "event"
        data = event_data(self.ground.event_size)
        event.write_text(f"id: 1700000000:0\nevent: change\ndata: {data}\n\n")
        return [self.ground.programs / "limit", str(self.port), event]

    def publish(self, times: int) -> list[Published]:
        """Each byte on its standard input is one event."""
        published = []
        for _ in range(times):
            asked = monotonic_ns()
            self.process.stdin.write("!")
            self.process.stdin.flush()
            published.append(Published(asked, monotonic_ns()))
        return published
