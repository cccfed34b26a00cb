"""Roles: given and taken, everywhere or for one coverage.

Whoever may ``manage`` gives any role. Whoever may ``shape`` a coverage, its editors, brings people into
it: they know who is on the story tonight, and a managing editor may be asleep. Nobody gives or takes
more than they have themselves there, and no token does either.
"""

from django.db import transaction

from dateline.newsroom import access, audit
from dateline.newsroom.errors import NotAllowed, NotFound
from dateline.newsroom.models import Assignment, Coverage, User
from dateline.newsroom.people import MANAGING_EDITOR, check_role, refuse_to_lose_the_last


def check_may_give(by: User, role: str, coverage: Coverage | None) -> None:
    """NotAllowed when this person may not give, or take, this role there."""
    check_role(role)
    where = f"in coverage “{coverage.slug}”" if coverage else "everywhere"
    if by.token:
        raise NotAllowed("A token cannot give or take roles; sign in at the desk.")
    if not access.may(by, "shape" if coverage else "manage", coverage):
        raise NotAllowed(f"You may not give or take roles {where}; ask a managing editor.")
    if not all(access.may(by, verb, coverage) for verb in access.VERBS[role]):
        raise NotAllowed(f"You are no {role} {where}, so you cannot give or take that role.")


def give_role(
    person: User, role: str, coverage: Coverage | None = None, *, by: User | None = None
) -> Assignment:
    """Have somebody be this, everywhere or for one coverage, in place of what they were there."""
    check_role(role)
    with transaction.atomic():
        if coverage is None and role != MANAGING_EDITOR:
            refuse_to_lose_the_last(person)
        given, _ = Assignment.objects.update_or_create(
            user=person, coverage=coverage, defaults={"role": role}
        )
        _open_admin(person)
        audit.record("give_role", by, coverage, person.username, role=role)
    return given


def take_role(person: User, coverage: Coverage | None = None, *, by: User | None = None) -> None:
    """Have somebody be nothing there any more."""
    held = role_of(person, coverage)
    if held is None:
        raise NotFound(f"{person.username} has no role there.")
    with transaction.atomic():
        if coverage is None:
            refuse_to_lose_the_last(person)
        Assignment.objects.filter(user=person, coverage=coverage).delete()
        _open_admin(person)
        audit.record("take_role", by, coverage, person.username, role=held)


def role_of(person: User, coverage: Coverage | None = None) -> str | None:
    """The role that somebody holds there, and not the one they hold elsewhere."""
    return person.assignments.filter(coverage=coverage).values_list("role", flat=True).first()


def _open_admin(person: User) -> None:
    """The admin, where everything can be looked at, is for whoever manages everywhere."""
    manages = role_of(person) == MANAGING_EDITOR
    User.objects.filter(pk=person.pk).update(is_staff=manages, is_superuser=manages)
