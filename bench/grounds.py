"""Where contenders live: a new ground for each life, with a folder that nothing was in before."""

from pathlib import Path

from bench.cores import end
from bench.peers.dateline import open_newsroom
from bench.peers.peer import Ground
from bench.programs import compile_program

PROGRAMS = ("loadgen", "limit", "requests")


class Grounds:
    """The C programs, compiled, and the size that an event is to have with all contenders."""

    def __init__(self, server_core: int, readers_core: int, folder: Path) -> None:
        self.folder, self._cores, self._given = folder, (server_core, readers_core), 0
        for name in PROGRAMS:
            compile_program(name, folder)
        newsroom, self.event_size = open_newsroom(
            readers_core, folder / "sizing", folder / "errors"
        )
        end(newsroom)

    def new(self) -> Ground:
        self._given += 1
        folder = self.folder / f"ground-{self._given}"
        folder.mkdir()
        return Ground(*self._cores, self.folder, folder, self.event_size)
