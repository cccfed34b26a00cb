"""People and their roles: everywhere, and for one coverage."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from ninja import Router, Schema

from dateline.desk.accounts.second_factor import has_second_factor
from dateline.desk.api.problems import answers
from dateline.desk.shapes import person_out
from dateline.newsroom import access, links, people, roles
from dateline.newsroom.errors import NotAllowed
from dateline.newsroom.models import Assignment, Coverage, User

router = Router(tags=["people"])
of_coverage = Router(tags=["people"])


class PersonOut(Schema):
    """Somebody: the name to sign in with, and the one that stands over posts."""

    username: str
    name: str


class HeldOut(Schema):
    """A role for one coverage."""

    slug: str
    role: str


class PersonWholeOut(PersonOut):
    """Somebody, with what they may do. ``email``, ``second_factor`` and ``signed_in_at`` are told to
    managing editors. ``link``, told once, is where they choose a password."""

    active: bool
    role: str | None
    coverages: list[HeldOut]
    email: str | None = None
    second_factor: bool | None = None
    signed_in_at: datetime | None = None
    link: str | None = None


class PersonIn(Schema):
    """Somebody to add. Without a password the answer has a link by which they choose one."""

    username: str
    role: str
    name: str = ""
    email: str = ""
    password: str | None = None


class RoleIn(Schema):
    """``role`` is reporter, editor or managing editor; null takes the one held."""

    role: str | None


class CoverageRoleIn(Schema):
    role: str


class MemberOut(PersonOut):
    """Somebody with a role for this coverage. ``everywhere`` is the one they hold besides."""

    role: str | None
    everywhere: str | None


class LinkIn(Schema):
    """``second_factors`` takes those away too, for somebody who lost theirs."""

    second_factors: bool = False


class LinkOut(Schema):
    link: str
    expires_at: datetime


@router.get("", response=answers(list[PersonWholeOut]))
def list_people(request: HttpRequest) -> Any:
    """Everybody who can sign in, or could; for whoever gives roles somewhere."""
    by = access.somewhere(request.user, to="shape")
    found = User.objects.select_related("contributor").order_by("username")
    return [_whole(one, by) for one in found.prefetch_related("assignments__coverage")]


@router.post("", response=answers(PersonWholeOut))
def add_person(request: HttpRequest, asked: PersonIn) -> Any:
    """Let somebody sign in, with a role everywhere."""
    by = _managing(request)
    person = people.add_person(
        asked.username,
        role=asked.role,
        password=asked.password,
        full_name=asked.name,
        email=asked.email,
        by=by,
    )
    link = None if asked.password else links.password_link(person, by=by)
    return _whole(person, by) | {"link": link}


@router.post("/{username}/disable", response=answers(PersonWholeOut))
def disable_person(request: HttpRequest, username: str) -> Any:
    """Let somebody in no longer: sessions and tokens end at once."""
    by = _managing(request)
    return _whole(people.disable_person(people.person_named(username), by=by), by)


@router.post("/{username}/enable", response=answers(PersonWholeOut))
def enable_person(request: HttpRequest, username: str) -> Any:
    """Let somebody in again, with the roles they had."""
    by = _managing(request)
    return _whole(people.enable_person(people.person_named(username), by=by), by)


@router.post("/{username}/sign-out", response=answers(PersonWholeOut))
def sign_out_everywhere(request: HttpRequest, username: str) -> Any:
    """End every session that somebody has."""
    by = _managing(request)
    return _whole(people.sign_out_everywhere(people.person_named(username), by=by), by)


@router.post("/{username}/role", response=answers(PersonWholeOut))
def give_role(request: HttpRequest, username: str, asked: RoleIn) -> Any:
    """Give somebody another role everywhere, or take the one they hold."""
    by = _managing(request)
    person = people.person_named(username)
    if asked.role is None:
        roles.take_role(person, by=by)
    else:
        roles.give_role(person, asked.role, by=by)
    return _whole(people.person_named(username), by)


@router.post("/{username}/password-link", response=answers(LinkOut))
def make_password_link(request: HttpRequest, username: str, asked: LinkIn) -> Any:
    """Take somebody's password away; the link, told once, is where they choose another."""
    by = _managing(request)
    person = people.person_named(username)
    link = links.password_link(person, by=by, second_factors=asked.second_factors)
    lasts = timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)
    return {"link": link, "expires_at": datetime.now(UTC) + lasts}


@of_coverage.get("/{slug}/people", response=answers(list[MemberOut]))
def list_people_of_coverage(request: HttpRequest, slug: str) -> Any:
    """Who has a role for this coverage."""
    coverage = access.coverage_for(request.user, slug, to="look")
    found = coverage.assignments.select_related("user__contributor").order_by("user__username")
    return [_member(one.user, coverage) for one in found]


@of_coverage.put("/{slug}/people/{username}", response=answers(MemberOut))
def give_role_for_coverage(
    request: HttpRequest, slug: str, username: str, asked: CoverageRoleIn
) -> Any:
    """Give somebody a role for this coverage, in place of the one they held for it."""
    by = access.signed_in(request.user)
    coverage = access.coverage_for(by, slug, to="look")
    person = people.person_named(username)
    for role in {asked.role, roles.role_of(person, coverage) or asked.role}:
        roles.check_may_give(by, role, coverage)
    roles.give_role(person, asked.role, coverage, by=by)
    return _member(person, coverage)


@of_coverage.delete("/{slug}/people/{username}", response=answers(MemberOut))
def take_role_for_coverage(request: HttpRequest, slug: str, username: str) -> Any:
    """Take somebody's role for this coverage; one that they hold everywhere stays."""
    by = access.signed_in(request.user)
    coverage = access.coverage_for(by, slug, to="look")
    person = people.person_named(username)
    roles.check_may_give(by, roles.role_of(person, coverage) or Assignment.Role.REPORTER, coverage)
    roles.take_role(person, coverage, by=by)
    return _member(person, coverage)


def _managing(request: HttpRequest) -> User:
    by = access.signed_in(request.user)
    if not access.may(by, "manage"):
        raise NotAllowed("Only managing editors may do that; ask one.")
    return by


def _whole(person: User, asking: User) -> dict[str, Any]:
    held = person.assignments.all()
    everywhere = next((one.role for one in held if one.coverage_id is None), None)
    somewhere = [{"slug": one.coverage.slug, "role": one.role} for one in held if one.coverage]
    shape = person_out(person) | {
        "active": person.is_active,
        "role": everywhere,
        "coverages": sorted(somewhere, key=lambda one: one["slug"]),
    }
    if not access.may(asking, "manage"):
        return shape
    return shape | {
        "email": person.email,
        "second_factor": has_second_factor(person),
        "signed_in_at": person.last_login,
    }


def _member(person: User, coverage: Coverage) -> dict[str, Any]:
    return person_out(person) | {
        "role": roles.role_of(person, coverage),
        "everywhere": roles.role_of(person),
    }
