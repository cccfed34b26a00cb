"""People who can sign in, and the names that stand over posts.

Whoever calls these has asked the gate before (``access``), or is the operator: ``by`` is None then.
"""

from datetime import UTC, datetime

from django.contrib.auth import SESSION_KEY
from django.contrib.auth.password_validation import validate_password
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.dispatch import Signal

from dateline.newsroom import audit
from dateline.newsroom.errors import Conflict, NotFound, Refused
from dateline.newsroom.intake import MOST_NAME, checked_line
from dateline.newsroom.models import Assignment, Contributor, User

MANAGING_EDITOR = Assignment.Role.MANAGING_EDITOR

signed_out = Signal()
"""Sent with ``person`` when they are signed out everywhere: rooms above forget where they were."""


def add_person(
    name: str,
    *,
    role: str,
    password: str | None,
    full_name: str = "",
    email: str = "",
    by: User | None = None,
) -> User:
    """Let somebody sign in, with a role everywhere. Refused for a weak password or a bad name.

    Without a password they cannot, until they have chosen one by a link (``links.password_link``).
    """
    person = User(username=name, email=email)
    shown = checked_line(full_name or name, "name", MOST_NAME, needed=True)
    check_role(role)
    try:
        User._meta.get_field("username").run_validators(name)
        if email:
            validate_email(email)
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error
    _take_password(person, password)
    with transaction.atomic():
        _refuse_taken(name, email)
        person.is_staff = person.is_superuser = role == MANAGING_EDITOR
        person.save()
        Assignment.objects.create(user=person, role=role)
        _give_name(person, shown)
        audit.record("add_person", by, subject=name, role=role)
    return person


def person_named(name: str) -> User:
    """The person who signs in by this name; NotFound when there is none."""
    found = User.objects.select_related("contributor").filter(username__iexact=name).first()
    if found is None:
        raise NotFound(f"There is no person “{name}”.")
    return found


def disable_person(person: User, *, by: User | None = None) -> User:
    """Let somebody in no longer: their sessions end, and their tokens are good for nothing, at once.

    What they wrote stays theirs. Their roles are kept, for the day they come back.
    """
    with transaction.atomic():
        refuse_to_lose_the_last(person)
        person.is_active = False
        person.save(update_fields=["is_active"])
        person.tokens.filter(revoked_at=None).update(revoked_at=datetime.now(UTC))
        end_sessions(person)
        audit.record("disable_person", by, subject=person.username)
    return person


def enable_person(person: User, *, by: User | None = None) -> User:
    """Let somebody in again, with the roles they had; tokens that were revoked stay so."""
    with transaction.atomic():
        person.is_active = True
        person.save(update_fields=["is_active"])
        audit.record("enable_person", by, subject=person.username)
    return person


def sign_out_everywhere(person: User, *, by: User | None = None) -> User:
    """End every session that somebody has, in every browser; tokens stay."""
    with transaction.atomic():
        end_sessions(person)
        audit.record("sign_out_everywhere", by, subject=person.username)
    return person


def set_password(person: User, password: str, *, by: User | None = None) -> User:
    """Give somebody a new password. Every session that began with the old one ends."""
    with transaction.atomic():
        _take_password(person, password)
        person.save(update_fields=["password"])
        end_sessions(person)
        audit.record("set_password", by, subject=person.username)
    return person


def end_sessions(person: User) -> None:
    """A session's row does not say whose it is. A newsroom has hundreds, read in milliseconds."""
    alive = Session.objects.filter(expire_date__gt=datetime.now(UTC))
    theirs = [s.pk for s in alive if s.get_decoded().get(SESSION_KEY) == str(person.pk)]
    Session.objects.filter(pk__in=theirs).delete()
    signed_out.send(User, person=person)


def check_role(role: str) -> None:
    """Refused when there is no such role."""
    if role not in Assignment.Role.values:
        raise Refused(f"There is no role “{role}”; there are {', '.join(Assignment.Role.values)}.")


def refuse_to_lose_the_last(person: User) -> None:
    """Conflict when nobody else could manage people: a newsroom that locked itself out."""
    managing = Assignment.objects.select_for_update().filter(
        role=MANAGING_EDITOR, coverage=None, user__is_active=True
    )
    if {found.user_id for found in managing} == {person.pk}:
        raise Conflict(
            f"{person.username} is the last managing editor; make somebody else one first."
        )


def _take_password(person: User, password: str | None) -> None:
    """Refused for a weak one. None is one that nothing matches."""
    try:
        if password is not None:
            validate_password(password, person)
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error
    person.set_password(password)


def _refuse_taken(name: str, email: str) -> None:
    """Names differ by more than their capital letters: who signs in as Ada is ada."""
    if User.objects.filter(username__iexact=name).exists():
        raise Conflict(f"There is a person “{name}” already.")
    if email and User.objects.filter(email__iexact=email).exists():
        raise Conflict(f"The address {email} is somebody else's already.")


def _give_name(person: User, shown: str) -> None:
    """The name over their posts, which may stand over some already; two people cannot share one."""
    contributor, _ = Contributor.objects.get_or_create(name=shown)
    if contributor.user:
        raise Conflict(f"“{shown}” is the name of {contributor.user.username}; give a full name.")
    contributor.user = person
    contributor.save()
