"""Checks that Django runs at start: what must hold of the database for the journal to be sound."""

from typing import Any

from django.conf import settings
from django.core.checks import Error, register

WANTED = {"transaction_mode": "IMMEDIATE"}


@register()
def check_database(**kwargs: Any) -> list[Error]:
    """SQLite must lock at a transaction's first word, or two writers fail at their second."""
    database = settings.DATABASES["default"]
    if not database["ENGINE"].endswith("sqlite3"):
        return []
    options = database.get("OPTIONS", {})
    return [
        Error(
            f"The SQLite option {name} is {options.get(name)!r}.",
            hint=f"Set DATABASES['default']['OPTIONS']['{name}'] to {value!r}.",
            id="dateline.E001",
        )
        for name, value in WANTED.items()
        if options.get(name) != value
    ]
