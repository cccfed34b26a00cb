"""What the audit record is told of signing in and out. Never a password, nor what was typed as a name
that nobody has: people type passwords there."""

from typing import Any

from allauth.account import signals as account
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa import signals as mfa
from django.contrib.auth.signals import user_logged_out, user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest

from dateline.newsroom.audit import record
from dateline.newsroom.models import User


@receiver(account.user_logged_in)
def sign_in(request: HttpRequest, user: User, **_: Any) -> None:
    said = [one.get("type", one["method"]) for one in get_authentication_records(request, user)]
    record("sign_in", user, subject=user.username, using=said)


@receiver(user_login_failed)
def sign_in_failed(credentials: dict[str, Any], **_: Any) -> None:
    found = User.objects.filter(username__iexact=credentials.get("username") or "").first()
    record("sign_in_failed", None, subject=found.username if found else "", using=["password"])


@receiver(mfa.authentication_failed)
def second_factor_failed(user: User, authenticator: Any, **_: Any) -> None:
    record("sign_in_failed", None, subject=user.username, using=[authenticator.type])


@receiver(user_logged_out)
def sign_out(user: User | None, **_: Any) -> None:
    if user:
        record("sign_out", user, subject=user.username)


@receiver(account.password_changed)
def change_password(user: User, **_: Any) -> None:
    record("change_password", user, subject=user.username)


@receiver(mfa.authenticator_added)
def add_second_factor(user: User, authenticator: Any, **_: Any) -> None:
    record("add_second_factor", user, subject=user.username, kind=authenticator.type)


@receiver(mfa.authenticator_removed)
def remove_second_factor(user: User, authenticator: Any, **_: Any) -> None:
    record("remove_second_factor", user, subject=user.username, kind=authenticator.type)


@receiver(mfa.authenticator_reset)
def renew_recovery_codes(user: User, **_: Any) -> None:
    record("renew_recovery_codes", user, subject=user.username)
