"""People who can sign in, and the names that stand over posts."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from dateline.newsroom.errors import Conflict, Refused
from dateline.newsroom.intake import MOST_NAME, checked_line
from dateline.newsroom.models import Assignment, Contributor, User


def add_person(name: str, *, role: str, password: str, full_name: str = "") -> User:
    """Let somebody sign in, with a role everywhere. Refused for a weak password or a bad name."""
    person = User(username=name)
    shown = checked_line(full_name or name, "name", MOST_NAME, needed=True)
    if role not in Assignment.Role.values:
        raise Refused(f"There is no role “{role}”; there are {', '.join(Assignment.Role.values)}.")
    try:
        User._meta.get_field("username").run_validators(name)
        validate_password(password, person)
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error
    with transaction.atomic():
        if User.objects.filter(username=name).exists():
            raise Conflict(f"There is a person “{name}” already.")
        person.set_password(password)
        person.is_staff = person.is_superuser = role == Assignment.Role.MANAGING_EDITOR
        person.save()
        Assignment.objects.create(user=person, role=role)
        _give_name(person, shown)
    return person


def _give_name(person: User, shown: str) -> None:
    """The name over their posts, which may stand over some already; two people cannot share one."""
    contributor, _ = Contributor.objects.get_or_create(name=shown)
    if contributor.user:
        raise Conflict(f"“{shown}” is the name of {contributor.user.username}; give a full name.")
    contributor.user = person
    contributor.save()
