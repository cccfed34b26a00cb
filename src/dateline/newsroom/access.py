"""The only gate: who may do what. A view gets a coverage or a post from here, or not at all.

A role is held everywhere or for one coverage; whoever holds both has the rights of both. A reporter
publishes, and revises what is theirs, where the coverage lets reporters. A token narrows what its
person may do, and never widens it.
"""

from collections.abc import Iterable
from difflib import get_close_matches
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from dateline.newsroom.errors import NotAllowed, NotFound
from dateline.newsroom.models import Assignment, Coverage, Draft, Post, Story, Token, User

Role = Assignment.Role

REPORTER = frozenset({"look", "draft"})
EDITOR = REPORTER | {"publish", "open", "edit", "revise", "mark", "move", "withdraw", "shape"}
MANAGING_EDITOR = EDITOR | {"manage"}

VERBS: dict[str, frozenset[str]] = {
    Role.REPORTER: REPORTER,
    Role.EDITOR: EDITOR,
    Role.MANAGING_EDITOR: MANAGING_EDITOR,
}

SCOPES: dict[str, frozenset[str]] = {
    Token.Scope.LOOK: frozenset({"look"}),
    Token.Scope.FILE: frozenset({"look", "draft", "publish"}),
    Token.Scope.RUN: EDITOR,
}

Person = User | AnonymousUser


def may(person: Person, to: str, coverage: Coverage | None = None) -> bool:
    """Whether a person may do this verb: to this coverage, or everywhere when none is named."""
    return to in _allowed(person, coverage)


def verbs_of(person: Person, coverage: Coverage | None = None) -> list[str]:
    """Everything that a person may do there, for an interface that offers nothing else."""
    return sorted(_allowed(person, coverage))


def verbs_of_each(people: Iterable[User], coverage: Coverage) -> dict[int, list[str]]:
    """The same for several people, by their keys, in one question however many they are."""
    asked = {person.pk: person for person in people}
    held: dict[int, list[str]] = {pk: [] for pk in asked}
    found = Assignment.objects.filter(_where(coverage), user__in=asked)
    for pk, role in found.values_list("user_id", "role"):
        held[pk].append(role)
    return {pk: sorted(_of(asked[pk], roles, coverage)) for pk, roles in held.items()}


def _allowed(person: Person, coverage: Coverage | None) -> frozenset[str]:
    if not isinstance(person, User) or not person.is_active:
        return frozenset()
    held = person.assignments.filter(_where(coverage)).values_list("role", flat=True)
    return _of(person, held, coverage)


def _of(person: User, roles: Iterable[str], coverage: Coverage | None) -> frozenset[str]:
    allowed = frozenset[str]().union(*(_verbs(role, coverage) for role in roles))
    return allowed & _admitted(person.token, coverage) if person.token else allowed


def _verbs(role: str, coverage: Coverage | None) -> frozenset[str]:
    where_allowed = role == Role.REPORTER and coverage is not None and coverage.reporters_publish
    return VERBS[role] | {"publish"} if where_allowed else VERBS[role]


def _admitted(token: Token, coverage: Coverage | None) -> frozenset[str]:
    is_elsewhere = token.coverage_id is not None and (
        coverage is None or coverage.pk != token.coverage_id
    )
    return frozenset() if is_elsewhere else SCOPES[token.scope]


def signed_in(person: Person) -> User:
    """The person, when somebody is signed in; NotAllowed when nobody is."""
    if not isinstance(person, User):
        raise NotAllowed("Sign in first.")
    return person


def somewhere(person: Person, *, to: str) -> User:
    """A person who may do this everywhere or in some coverage: for what belongs to no coverage."""
    found = signed_in(person)
    narrowed = found.token and found.token.coverage
    places = [narrowed] if narrowed else [None, *Coverage.objects.filter(assignments__user=found)]
    if any(may(found, to, place) for place in places):
        return found
    raise NotAllowed(f"You may not {to} in any coverage; {_way_out(found, to)}.")


def coverage_for(person: Person, slug: str, *, to: str) -> Coverage:
    """The coverage at this address, for a person who may do this; NotFound or NotAllowed if not."""
    coverage = coverage_at(slug)
    if not may(person, to, coverage):
        raise NotAllowed(
            f"You may not {to} in coverage “{slug}”; {_way_out(person, to, coverage)}."
        )
    return coverage


def _way_out(person: Person, to: str, coverage: Coverage | None = None) -> str:
    """Who can help: whoever gives roles, or the person, where it is their token that narrows them."""
    token = person.token if isinstance(person, User) else None
    if token is None or to in _admitted(token, coverage or token.coverage):
        return "ask a managing editor"
    where = f" in “{token.coverage.slug}”" if token.coverage else ""
    return f"this token's scope is “{token.scope}”{where}, so use one that may"


def coverages_for(person: Person) -> QuerySet[Coverage]:
    """The coverages that a person may look at, the newest first."""
    if not isinstance(person, User) or not person.is_active:
        return Coverage.objects.none()
    found = Coverage.objects.order_by("-started_at", "-id")
    everywhere = person.assignments.filter(coverage=None).exists()
    if person.token and person.token.coverage_id:
        found = found.filter(pk=person.token.coverage_id)
    return found if everywhere else found.filter(assignments__user=person)


def coverage_at(slug: str) -> Coverage:
    """The coverage at this address, for whoever needs no leave: the operator at the command line."""
    try:
        return Coverage.objects.select_related("story", "previous").get(slug=slug)
    except Coverage.DoesNotExist as error:
        raise NotFound(f"There is no coverage “{slug}”.{_nearest(slug)}") from error


def story_at(slug: str) -> Story:
    """The story of this slug; NotFound when there is none."""
    try:
        return Story.objects.get(slug=slug)
    except Story.DoesNotExist as error:
        raise NotFound(f"There is no story “{slug}”.") from error


def post_in(coverage: Coverage, post_id: str) -> Post:
    """A post of a coverage that the gate has opened; NotFound when it has none of that id."""
    try:
        return Post.objects.select_related("coverage").get(coverage=coverage, pk=post_id)
    except (Post.DoesNotExist, ValidationError) as error:  # or it is no id at all
        raise NotFound(f"There is no post “{post_id}” in coverage “{coverage.slug}”.") from error


def revisable_post(person: Person, coverage: Coverage, post_id: str) -> Post:
    """A post that this person may revise: any, or for a reporter one of their own."""
    post = post_in(coverage, post_id)
    if may_revise(person, post):
        return post
    raise NotAllowed("You may revise your own posts only; submit the change to an editor instead.")


def may_revise(person: Person, post: Post) -> bool:
    """Whether this person may change what readers have of a post."""
    is_theirs = post.revisions.filter(number=1, by=signed_in(person)).exists()
    return may(person, "revise", post.coverage) or (
        is_theirs and may(person, "publish", post.coverage)
    )


def draft_in(coverage: Coverage, draft_id: str) -> Draft:
    """A draft of a coverage that the gate has opened; NotFound when it has none of that id."""
    try:
        return Draft.objects.select_related("coverage", "post", "author", "changed_by").get(
            coverage=coverage, pk=draft_id
        )
    except (Draft.DoesNotExist, ValidationError) as error:
        raise NotFound(f"There is no draft “{draft_id}” in coverage “{coverage.slug}”.") from error


def writable_draft(person: Person, coverage: Coverage, draft_id: str) -> Draft:
    """A draft that this person may write on: any for an editor, for a reporter their own."""
    draft = draft_in(coverage, draft_id)
    if may(person, "shape", coverage) or draft.author_id == signed_in(person).pk:
        return draft
    name = draft.author.get_username()
    raise NotAllowed(f"This draft is {name}'s; an editor can change it, or {name} can.")


def publishable_draft(person: Person, coverage: Coverage, draft_id: str) -> Draft:
    """A draft that this person may publish: writable, and of a post that they may revise."""
    draft = writable_draft(person, coverage, draft_id)
    if draft.post_id:
        revisable_post(person, coverage, str(draft.post_id))
    return draft


def check_closable(person: Person, coverage: Coverage, draft_id: UUID) -> None:
    """NotAllowed when publishing under this id would close a draft that is not theirs to publish."""
    if coverage.drafts.filter(pk=draft_id).exists():
        publishable_draft(person, coverage, str(draft_id))


def _where(coverage: Coverage | None) -> Q:
    """Roles held everywhere, and those held there."""
    return Q(coverage=None) if coverage is None else Q(coverage=None) | Q(coverage=coverage)


def _nearest(slug: str) -> str:
    known = Coverage.objects.order_by("-started_at").values_list("slug", flat=True)[:200]
    near = get_close_matches(slug, list(known), n=1)
    return f" Did you mean “{near[0]}”?" if near else ""
