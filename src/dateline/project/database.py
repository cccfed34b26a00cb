"""The database as a file: brought to this version's form, read at one moment, and what can hinder it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.core.management import call_command
from django.db import DatabaseError, OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

from dateline.project.data_folder import DataFolderUnusable, locked

# What SQLite says, and what somebody at a terminal is told. There are no codes in Django's errors.
HINDRANCES = {
    "database is locked": "The newsroom is busy: another process has been writing for {seconds:g}"
    " seconds; try again.",
    "readonly database": "The database {name} cannot be written to; give this user the right to"
    " write to it and to its folder.",
    "disk is full": "The disk that {name} is on is full; make room and try again.",
    "disk I/O error": "The disk that {name} is on failed or has no more room; look at it and try"
    " again.",
}


def prepare_database() -> None:
    """Run the migrations that are due; DataFolderUnusable when the file is no database of ours.

    One process at a time: of several first commands on a new folder one makes the database.
    """
    database = Path(connection.settings_dict["NAME"])
    try:
        with locked(database.parent):
            _make_private(database)
            _migrate()
    except DatabaseError as error:
        raise DataFolderUnusable(
            hindrance(error) or f"The database {database} cannot be opened ({error})."
        ) from error


def hindrance(error: BaseException) -> str | None:
    """The sentence for what keeps the database from working; None when it is something else."""
    if not isinstance(error, OperationalError):
        return None
    database = connection.settings_dict
    for said, sentence in HINDRANCES.items():
        if said in str(error):
            seconds = database["OPTIONS"]["timeout"]
            return sentence.format(seconds=seconds, name=database["NAME"])
    return None


@contextmanager
def one_moment() -> Iterator[None]:
    """What is read within is all as it stood at one moment; whoever writes does not wait for it.

    A plain BEGIN: Django's own transactions take the write lock (IMMEDIATE, see settings.py).
    """
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def _make_private(database: Path) -> None:
    """An empty file, which SQLite takes for an empty database; its -wal and -shm get the same mode."""
    with suppress(FileExistsError):
        os.close(os.open(database, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))


def _migrate() -> None:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        from dateline.newsroom.publishing.journals import list_anew

        call_command("migrate", verbosity=0, interactive=False)
        list_anew()  # an earlier version's site journal says less
