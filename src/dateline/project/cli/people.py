"""``dateline user``: who may sign in, and what they may do. Said by the operator, who needs no leave."""

import sys
from typing import Any

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
@click.option(
    "--email", default="", help="Their address, for signing in by the newsroom's provider."
)
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
@as_json
@newsroom_command
def add(
    *, name: str, role: str, full_name: str, email: str, password_stdin: bool, as_json: bool
) -> None:
    """Let NAME sign in. Without --password-stdin the password is asked for."""
    from dateline.newsroom.people import add_person

    person = add_person(
        name, role=role, password=_password(password_stdin), full_name=full_name, email=email
    )
    said = f"{person.username} can sign in at {settings.DATELINE_URL}/desk/ as {role}."
    say(said, {"name": person.username, "role": role}, as_json)


@user.command("list")
@as_json
@newsroom_command
def list_(as_json: bool) -> None:
    """Everybody who can sign in, or could."""
    from dateline.newsroom.models import User

    found = User.objects.order_by("username").prefetch_related("assignments__coverage")
    people = [_person(person) for person in found]
    lines = [_line(person) for person in people] or ["Nobody can sign in; see dateline user add."]
    say("\n".join(lines), {"people": people}, as_json)


@user.command()
@click.argument("name")
@as_json
@newsroom_command
def disable(name: str, as_json: bool) -> None:
    """Let NAME in no longer: sessions and tokens end at once; what they wrote stays theirs."""
    from dateline.newsroom.people import disable_person, person_named

    person = disable_person(person_named(name))
    say(f"{person.username} can no longer sign in.", _person(person), as_json)


@user.command()
@click.argument("name")
@as_json
@newsroom_command
def enable(name: str, as_json: bool) -> None:
    """Let NAME in again, with the roles they had."""
    from dateline.newsroom.people import enable_person, person_named

    person = enable_person(person_named(name))
    say(f"{person.username} can sign in again.", _person(person), as_json)


@user.command()
@click.argument("name")
@click.argument("role", type=click.Choice((*ROLES, "none")))
@click.option("--coverage", metavar="SLUG", help="For this coverage; everywhere if not given.")
@as_json
@newsroom_command
def role(name: str, role: str, coverage: str | None, as_json: bool) -> None:
    """Give NAME this ROLE, in place of the one held there; "none" takes it."""
    from dateline.newsroom.access import coverage_at
    from dateline.newsroom.people import person_named
    from dateline.newsroom.roles import give_role, take_role

    where = coverage_at(coverage) if coverage else None
    person = person_named(name)
    if role == "none":
        take_role(person, where)
    else:
        give_role(person, role, where)
    place = f"in coverage “{coverage}”" if coverage else "everywhere"
    what = "has no role" if role == "none" else f"is {role}"
    say(f"{person.username} {what} {place}.", _person(person_named(name)), as_json)


@user.command()
@click.argument("name")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
@click.option("--link", is_flag=True, help="Print a link by which they choose one themselves.")
@click.option("--drop-second-factors", is_flag=True, help="Take their second factors away too.")
@as_json
@newsroom_command
def password(
    *, name: str, password_stdin: bool, link: bool, drop_second_factors: bool, as_json: bool
) -> None:
    """Give NAME a new password. Without --password-stdin or --link it is asked for."""
    from dateline.newsroom import links
    from dateline.newsroom.people import person_named, set_password

    person = person_named(name)
    if link:
        address = links.password_link(person, second_factors=drop_second_factors)
        say(f"For a day: {address}", _person(person) | {"link": address}, as_json)
        return
    set_password(person, _password(password_stdin))
    if drop_second_factors:
        links.drop_second_factors(person)
    say(f"{person.username} has a new password.", _person(person), as_json)


def _password(stdin: bool) -> str:
    if stdin:
        return sys.stdin.readline().rstrip("\n")
    return str(click.prompt("Password", hide_input=True, confirmation_prompt=True))


def _person(person: Any) -> dict[str, Any]:
    held = list(person.assignments.all())
    return {
        "name": person.username,
        "active": person.is_active,
        "role": next((one.role for one in held if one.coverage is None), None),
        "coverages": {one.coverage.slug: one.role for one in held if one.coverage},
    }


def _line(person: dict[str, Any]) -> str:
    held = [person["role"] or "no role everywhere"]
    held += [f"{role} in {slug}" for slug, role in sorted(person["coverages"].items())]
    return f"{person['name']:<20} {', '.join(held)}{'' if person['active'] else ' (disabled)'}"


COMMANDS = [user]
