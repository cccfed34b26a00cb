"""What allauth asks, and our answers: nobody signs up, and every refusal is a sentence."""

from datetime import UTC, datetime, timedelta
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.http import HttpRequest

from dateline.desk.accounts.second_factor import may_lose, must_have_second_factor
from dateline.desk.accounts.sessions import BEGAN

JUST = timedelta(minutes=5)
TOO_MANY = "That was wrong too often. Wait five minutes, and try again."


class Accounts(DefaultAccountAdapter):
    """People are added by a managing editor, and by nobody else."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": "You may not sign in any more: a managing editor has closed your access.",
        "enter_current_password": "That is not your password.",
        "incorrect_password": "That is not your password.",
        "incorrect_code": "That code is wrong, or was used before; take the one that is shown now.",
        "rate_limited": TOO_MANY,
        "too_many_login_attempts": TOO_MANY,
        "username_password_mismatch": "That name and password do not go together. "
        "Small and capital letters of a password are not the same.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_reauthentication_required(self, *, app: str, **_: Any) -> bool:
        """Not of whoever has just signed in, nor of who has nothing to show: they came by a provider."""
        request = context.request
        began = request.session.get(BEGAN)
        if began and datetime.now(UTC) - datetime.fromisoformat(began) < JUST:
            return False
        return bool(self.get_reauthentication_methods(request.user))


class SecondFactors(DefaultMFAAdapter):
    """Passkeys and one-time codes are named after the newsroom; the last one stays where one must be."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": "You must have a second factor; add another one first.",
        "cannot_generate_recovery_codes": "Recovery codes stand in for a second factor; add one first.",
        "incorrect_code": Accounts.error_messages["incorrect_code"],
    }

    def can_delete_authenticator(self, authenticator: Any) -> bool:
        return not must_have_second_factor(authenticator.user) or may_lose(authenticator)

    def generate_authenticator_name(self, *_: Any) -> str:
        return "Passkey"

    def _get_site_name(self) -> str:
        return settings.DATELINE_SITE_NAME
