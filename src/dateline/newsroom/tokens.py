"""Tokens: what lets a program act for a person. Shown once; only a digest is kept."""

import hashlib
import secrets
from datetime import UTC, datetime, timedelta

from django.db.models import Q

from dateline.newsroom import audit
from dateline.newsroom.errors import Refused
from dateline.newsroom.intake import MOST_NAME, checked_line
from dateline.newsroom.models import Coverage, Token, User

PREFIX = "dateline_"  # so that a search of leaked text finds one
LONGEST_DAYS = 366
USED_EVERY = timedelta(
    minutes=1
)  # how exact “last used” is; a write for each request would cost more


def issue_token(
    person: User, *, name: str, scope: str, days: int, coverage: Coverage | None = None
) -> tuple[Token, str]:
    """A new token and its secret, which nobody can be told again."""
    if scope not in Token.Scope.values:
        raise Refused(f"There is no scope “{scope}”; there are {', '.join(Token.Scope.values)}.")
    if not 1 <= days <= LONGEST_DAYS:
        raise Refused(f"A token lasts from 1 to {LONGEST_DAYS} days, not {days}.")
    secret = PREFIX + secrets.token_urlsafe(32)
    now = datetime.now(UTC)
    token = Token.objects.create(
        user=person,
        name=checked_line(name, "name", MOST_NAME, needed=True),
        digest=_digest(secret),
        scope=scope,
        coverage=coverage,
        made_at=now,
        expires_at=now + timedelta(days=days),
    )
    audit.record("issue_token", person, coverage, token.name, scope=scope, days=days)
    return token, secret


def revoke_token(token: Token, *, by: User) -> Token:
    """Have a token be good for nothing from now on."""
    if token.revoked_at is None:
        token.revoked_at = datetime.now(UTC)
        token.save()
        audit.record("revoke_token", by, token.coverage, token.name, of=token.user.username)
    return token


def person_with(secret: str) -> User | None:
    """Whom a secret lets a program act for; the person carries the token. None when it is no good."""
    now = datetime.now(UTC)
    found = (
        Token.objects.select_related("user", "coverage")
        .filter(digest=_digest(secret), revoked_at=None, expires_at__gt=now, user__is_active=True)
        .first()
    )
    if found is None:
        return None
    stale = Q(used_at=None) | Q(used_at__lt=now - USED_EVERY)
    Token.objects.filter(stale, pk=found.pk).update(used_at=now)
    found.user.token = found
    return found.user


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
