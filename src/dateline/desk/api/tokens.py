"""Tokens for programs: seen, made and revoked by the person for whom they act."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema
from ninja.errors import AuthenticationError
from ninja.security import HttpBearer

from dateline.desk.accounts.second_factor import NEEDED, lacks_second_factor
from dateline.desk.api.problems import answers
from dateline.newsroom import access
from dateline.newsroom.errors import NotAllowed, NotFound
from dateline.newsroom.models import Token, User
from dateline.newsroom.tokens import issue_token, person_with, revoke_token

router = Router(tags=["tokens"])


class TokenAuth(HttpBearer):
    """``Authorization: Bearer dateline_…`` (RFC 6750)."""

    def authenticate(self, request: HttpRequest, token: str) -> User:
        """Whoever sends a token means it: one that is no good is not helped by a session."""
        person = person_with(token)
        if person is None:
            raise AuthenticationError
        if lacks_second_factor(person):
            raise NotAllowed(NEEDED)
        request.user = person
        return person


class TokenIn(Schema):
    """``scope`` is look, file or run; ``coverage`` narrows it to one."""

    name: str
    scope: str
    days: int
    coverage: str | None = None


class TokenOut(Schema):
    """A token; ``secret`` is told once, when it is made."""

    id: int
    name: str
    scope: str
    coverage: str | None
    made_at: datetime
    expires_at: datetime
    used_at: datetime | None
    revoked_at: datetime | None
    secret: str | None = None


@router.get("", response=answers(list[TokenOut]))
def list_tokens(request: HttpRequest) -> Any:
    """Your tokens, the newest first."""
    person = _in_person(request)
    found = Token.objects.filter(user=person).select_related("coverage").order_by("-id")
    return [_out(token) for token in found]


@router.post("", response=answers(TokenOut))
def make_token(request: HttpRequest, asked: TokenIn) -> Any:
    """Make a token. Its secret is in this answer, and nowhere else ever."""
    person = _in_person(request)
    coverage = None
    if asked.coverage:
        coverage = access.coverage_for(person, asked.coverage, to="look")
    token, secret = issue_token(
        person, name=asked.name, scope=asked.scope, days=asked.days, coverage=coverage
    )
    return _out(token) | {"secret": secret}


@router.post("/{token_id}/revoke", response=answers(TokenOut))
def revoke(request: HttpRequest, token_id: int) -> Any:
    """Have a token be good for nothing from now on."""
    person = _in_person(request)
    found = Token.objects.filter(pk=token_id).select_related("coverage", "user").first()
    if found is None or (found.user != person and not access.may(person, "manage")):
        raise NotFound(f"You have no token {token_id}.")
    return _out(revoke_token(found, by=person))


def _in_person(request: HttpRequest) -> User:
    """Somebody who is signed in; a token cannot make tokens."""
    person = access.signed_in(request.user)
    if person.token:
        raise NotAllowed("A token cannot see or make tokens; sign in at the desk.")
    return person


def _out(token: Token) -> dict[str, Any]:
    return {
        "id": token.pk,
        "name": token.name,
        "scope": token.scope,
        "coverage": token.coverage.slug if token.coverage else None,
        "made_at": token.made_at,
        "expires_at": token.expires_at,
        "used_at": token.used_at,
        "revoked_at": token.revoked_at,
    }
