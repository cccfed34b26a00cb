"""Bringing the database to this version's form."""

from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from dateline.project.data_folder import DataFolderUnusable


def prepare_database() -> None:
    """Run the migrations that are due; DataFolderUnusable when the file is no database of ours."""
    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            call_command("migrate", verbosity=0, interactive=False)
    except DatabaseError as error:
        name = connection.settings_dict["NAME"]
        raise DataFolderUnusable(f"The database {name} cannot be opened ({error}).") from error
