"""What a visitor of the demo is told: where to look, and how to sign in."""

import json
import os
import secrets
from pathlib import Path

from dateline.newsroom.models import Coverage, User
from dateline.newsroom.people import add_person, set_password

CAST = (  # the name to sign in with, the role, the name over posts
    ("mia", "managing editor", "Mia Torvald"),
    ("ada", "editor", "Ada Quist"),
    ("ben", "reporter", "Ben Achterberg"),
)
KEPT = "demo-passwords.json"


def welcome(coverage: Coverage, url: str, folder: Path) -> str:
    """The addresses, and passwords that are good for as long as the demo's folder is there."""
    kept = kept_passwords(folder)
    people = "\n".join(
        f"             {name}   {_can_sign_in(name, role, shown, kept[name])}   {role}"
        for name, role, shown in CAST
    )
    return f"""
  The page:  {url}/live/{coverage.slug}/
  The site:  {url}/
  The desk:  {url}/desk/   sign in as one of
{people}
             (kept in {folder / KEPT})

  Something happens every few seconds. Press Ctrl+C to stop.
"""


def kept_passwords(folder: Path) -> dict[str, str]:
    """Each demo has its own: fixed ones would stand open wherever one is left running."""
    path = folder / KEPT
    if not path.exists():
        made = {name: "-".join(secrets.token_hex(2) for _ in range(3)) for name, _, _ in CAST}
        with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
            json.dump(made, file, indent=2)
    found: dict[str, str] = json.loads(path.read_text("utf-8"))
    return found


def _can_sign_in(name: str, role: str, shown: str, password: str) -> str:
    """Sessions go on where it is their password already; one that a visitor chose gives way."""
    person = User.objects.filter(username=name).first()
    if person is None:
        add_person(name, role=role, password=password, full_name=shown)
    elif not person.check_password(password):
        set_password(person, password)
    return password
