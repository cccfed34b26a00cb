"""What every command needs before it begins: the data folder, the settings, the database."""

import json
import os
from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from dateline.project.data_folder import prepare_data_folder
from dateline.project.options import read_settings
from dateline.project.served_at import served_at

as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON for other programs.")
data_option = click.option("--data", metavar="DIR", help="The data folder; or set DATELINE_DATA.")


def newsroom_command(body: Callable[..., None]) -> Callable[..., None]:
    """Give a command ``--data``, and open the newsroom in that folder before it begins."""

    @data_option
    @wraps(body)
    def command(*, data: str | None, **arguments: Any) -> None:
        open_newsroom(data)
        body(**arguments)

    return command


def open_newsroom(data: str | None = None) -> None:
    """Set Django up over the data folder, and bring the database to this version's form.

    What it then says of the site's address is where the folder is served, unless a setting says another.
    """
    if data is not None:
        os.environ["DATELINE_DATA"] = data
    folder = read_settings()["DATA"]
    prepare_data_folder(folder)
    if "DATELINE_URL" not in os.environ and (address := served_at(folder)):
        os.environ["DATELINE_URL"] = address
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dateline.project.settings")
    import django

    django.setup()
    from dateline.project.database import prepare_database

    prepare_database()


def say(text: str, data: dict[str, Any], as_json: bool) -> None:
    """Print what happened: for a person, or for a program."""
    click.echo(json.dumps(data, ensure_ascii=False) if as_json else text)
