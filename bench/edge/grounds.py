"""Where the programs of the hour live: a ground each, with a folder that nothing was in before."""

from pathlib import Path

from bench.peers.peer import Ground


class Grounds:
    """New grounds, on the core that all but the origin share."""

    def __init__(self, core: int, programs: Path) -> None:
        self._core, self._programs, self._given = core, programs, 0

    def new(self, server_core: int | None = None) -> Ground:
        """On the common core, unless a server is to have another one."""
        self._given += 1
        folder = self._programs / f"ground-{self._given}"
        folder.mkdir()
        core = self._core if server_core is None else server_core
        return Ground(core, self._core, self._programs, folder, event_size=0)
