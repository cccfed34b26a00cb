"""``dateline user``: who may sign in."""

import sys

import click
from django.conf import settings

from dateline.project.cli.newsroom import as_json, newsroom_command, say

ROLES = ("reporter", "editor", "managing editor")


@click.group()
def user() -> None:
    """The people who can sign in at the desk."""


@user.command()
@click.argument("name")
@click.option("--role", type=click.Choice(ROLES), default="managing editor", show_default=True)
@click.option("--full-name", default="", help="The name that stands over posts.")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
@as_json
@newsroom_command
def add(name: str, role: str, full_name: str, password_stdin: bool, as_json: bool) -> None:
    """Let NAME sign in. Without --password-stdin the password is asked for."""
    from dateline.newsroom.people import add_person

    if password_stdin:
        password = sys.stdin.readline().rstrip("\n")
    else:
        password = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    person = add_person(name, role=role, password=password, full_name=full_name)
    said = f"{person.username} can sign in at {settings.DATELINE_URL}/desk/ as {role}."
    say(said, {"name": person.username, "role": role}, as_json)


COMMANDS = [user]
