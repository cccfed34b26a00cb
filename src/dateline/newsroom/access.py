"""The only gate: who may do what. A view gets a coverage or a post from here, or not at all.

A role is held everywhere or for one coverage; whoever holds both has the rights of both.
"""

from difflib import get_close_matches

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from dateline.newsroom.errors import NotAllowed, NotFound
from dateline.newsroom.models import Assignment, Coverage, Post, User

Role = Assignment.Role

REPORTER = frozenset({"look", "publish"})
EDITOR = REPORTER | {"open", "edit", "revise", "mark", "move", "withdraw"}
MANAGING_EDITOR = EDITOR | {"manage"}

VERBS: dict[str, frozenset[str]] = {
    Role.REPORTER: REPORTER,
    Role.EDITOR: EDITOR,
    Role.MANAGING_EDITOR: MANAGING_EDITOR,
}

Person = User | AnonymousUser


def may(person: Person, to: str, coverage: Coverage | None = None) -> bool:
    """Whether a person may do this verb: to this coverage, or everywhere when none is named."""
    if not isinstance(person, User) or not person.is_active:
        return False
    return any(to in VERBS[role] for role in _roles(person, coverage))


def signed_in(person: Person) -> User:
    """The person, when somebody is signed in; NotAllowed when nobody is."""
    if not isinstance(person, User):
        raise NotAllowed("Sign in first.")
    return person


def coverage_for(person: Person, slug: str, *, to: str) -> Coverage:
    """The coverage at this address, for a person who may do this; NotFound or NotAllowed if not."""
    coverage = coverage_at(slug)
    if not may(person, to, coverage):
        raise NotAllowed(f"You may not {to} in coverage “{slug}”; ask a managing editor.")
    return coverage


def coverages_for(person: Person) -> QuerySet[Coverage]:
    """The coverages that a person may look at, the newest first."""
    if not isinstance(person, User) or not person.is_active:
        return Coverage.objects.none()
    found = Coverage.objects.order_by("-started_at", "-id")
    everywhere = may(person, "look")
    return found if everywhere else found.filter(assignments__user=person)


def coverage_at(slug: str) -> Coverage:
    """The coverage at this address, for whoever needs no leave: the operator at the command line."""
    try:
        return Coverage.objects.select_related("story", "previous").get(slug=slug)
    except Coverage.DoesNotExist as error:
        raise NotFound(f"There is no coverage “{slug}”.{_nearest(slug)}") from error


def post_in(coverage: Coverage, post_id: str) -> Post:
    """A post of a coverage that the gate has opened; NotFound when it has none of that id."""
    try:
        return Post.objects.select_related("coverage").get(coverage=coverage, pk=post_id)
    except (Post.DoesNotExist, ValidationError) as error:  # or it is no id at all
        raise NotFound(f"There is no post “{post_id}” in coverage “{coverage.slug}”.") from error


def _roles(person: User, coverage: Coverage | None) -> QuerySet[Assignment, str]:
    where = Q(coverage=None) if coverage is None else Q(coverage=None) | Q(coverage=coverage)
    return person.assignments.filter(where).values_list("role", flat=True)


def _nearest(slug: str) -> str:
    known = Coverage.objects.order_by("-started_at").values_list("slug", flat=True)[:200]
    near = get_close_matches(slug, list(known), n=1)
    return f" Did you mean “{near[0]}”?" if near else ""
