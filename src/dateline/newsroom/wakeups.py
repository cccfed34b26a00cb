"""Noticing that a journal grew, whoever wrote to it.

A wake-up is a hint without content: somebody committed something. Whoever hears it reads the journals
that it follows on from its own places, so a hint that is lost, doubled or late does no harm.
"""

import sqlite3
from pathlib import Path


class DatabaseWatch:
    """Tells when any process has committed to a SQLite database.

    ``PRAGMA data_version`` changes when another connection commits, in this process or in any other;
    asking takes about 2 microseconds, so asking every 5 ms costs nothing that can be measured.
    Source: https://www.sqlite.org/pragma.html#pragma_data_version
    """

    def __init__(self, database: Path) -> None:
        # Asked from the event loop's thread only, but made and closed in others.
        self._connection = sqlite3.connect(
            f"{database.absolute().as_uri()}?mode=ro",
            uri=True,
            check_same_thread=False,
            isolation_level=None,
        )
        self._seen = self._version()

    def grew(self) -> bool:
        """Whether something was committed since this was last asked."""
        version = self._version()
        grew, self._seen = version != self._seen, version
        return grew

    def close(self) -> None:
        self._connection.close()

    def _version(self) -> int:
        (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        return int(version)
