"""What a visitor of the demo is told: where to look, and how to sign in."""

import secrets

from dateline.newsroom.models import Coverage, User
from dateline.newsroom.people import add_person, set_password

CAST = (  # the name to sign in with, the role, the name over posts
    ("mia", "managing editor", "Mia Torvald"),
    ("ada", "editor", "Ada Quist"),
    ("ben", "reporter", "Ben Achterberg"),
)


def welcome(coverage: Coverage, url: str) -> str:
    """The addresses, and passwords that are good until the demo is started again."""
    people = "\n".join(
        f"             {name}   {fresh_password(name, role, shown)}   {role}"
        for name, role, shown in CAST
    )
    return f"""
  The page:  {url}/live/{coverage.slug}/
  The site:  {url}/
  The desk:  {url}/desk/   sign in as one of
{people}

  Something happens every few seconds. Press Ctrl+C to stop.
"""


def fresh_password(name: str, role: str, shown: str) -> str:
    """A password for this run: fixed ones would stand open wherever the demo is left running."""
    password = "-".join(secrets.token_hex(2) for _ in range(3))
    person = User.objects.filter(username=name).first()
    if person is None:
        add_person(name, role=role, password=password, full_name=shown)
    else:
        set_password(person, password)
    return password
