"""What a visitor of the demo is told: where to look, and how to sign in."""

import secrets

from dateline.newsroom.models import Coverage, User
from dateline.newsroom.people import add_person

NAME = "ada"


def welcome(coverage: Coverage, url: str) -> str:
    """The addresses, and a password that is good until the demo is started again."""
    return f"""
  The page:  {url}/live/{coverage.slug}/
  The site:  {url}/
  The desk:  {url}/desk/   sign in as {NAME}, password {_fresh_password()}

  Something happens every few seconds. Press Ctrl+C to stop.
"""


def _fresh_password() -> str:
    """Ada's password for this run: a fixed one would stand open wherever the demo is left running."""
    password = "-".join(secrets.token_hex(2) for _ in range(3))
    ada = User.objects.filter(username=NAME).first()
    if ada is None:
        add_person(NAME, role="managing editor", password=password, full_name="Ada Quist")
    else:
        ada.set_password(password)
        ada.save()
    return password
