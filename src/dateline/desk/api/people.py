"""People and their roles."""

from ninja import Schema


class PersonOut(Schema):
    """Somebody: the name to sign in with, and the one that stands over posts."""

    username: str
    name: str
