"""Signing in by the newsroom's own provider (OpenID Connect): for people who were added here.

The first time, somebody is known by one claim (DATELINE_OIDC_MATCH):

- ``email``, where the provider says that it is verified, is the person's address here. A provider
  proves who has an address; anybody may call themselves mia where people choose their own names.
- ``username`` is ``preferred_username``, the person's name here. For providers that do not say
  ``email_verified`` (Entra ID) and give people their names; OpenID Connect Core 5.7 warns of the others.

From then on the provider's own number for them counts (``sub``), and no other will do: who is given
the name of somebody who left is not taken for them. Nobody is added by signing in.
"""

from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import render

from dateline.newsroom import audit
from dateline.newsroom.models import User

UNKNOWN = (
    "{who} is not known here. Ask a managing editor to add you, with the {claim} that {name} has."
)
OTHER = "{who} signs in here as somebody else of {name}; ask a managing editor."
CLAIMS = {"email": "e-mail address", "username": "name"}


class Provider(DefaultSocialAccountAdapter):
    """Lets in who was added here, and nobody else."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        said = sociallogin.account.extra_data
        who = claimed(said, settings.DATELINE_OIDC_MATCH)
        if not _is_about_one(said):
            raise _refusal(request, UNKNOWN, who)
        if sociallogin.is_existing:
            return
        person = _person(who, settings.DATELINE_OIDC_MATCH)
        if person is None:
            raise _refusal(request, UNKNOWN, who)
        if SocialAccount.objects.filter(user=person, provider=sociallogin.account.provider):
            raise _refusal(request, OTHER, who)
        sociallogin.connect(request, person)
        audit.record("connect_provider", person, subject=person.username)

    def on_authentication_error(self, request: HttpRequest, provider: Any, **_: Any) -> None:
        audit.record("sign_in_failed", None, using=["provider"])


def claimed(data: dict[str, Any], match: str) -> str:
    """Who the provider says it is, by the claim that counts; nothing when it does not say so."""
    claims = data.get("id_token", {}) | data.get("userinfo", {})
    if match == "username":
        return str(claims.get("preferred_username") or "")
    return str(claims.get("email") or "") if claims.get("email_verified") is True else ""


def _is_about_one(data: dict[str, Any]) -> bool:
    """The token and the answer about a person must be about the same one (Core 5.3.2)."""
    return data.get("id_token", {}).get("sub") == data.get("userinfo", {}).get("sub")


def _person(who: str, match: str) -> User | None:
    return User.objects.filter(**{f"{match}__iexact": who}).first() if who else None


def _refusal(request: HttpRequest, why: str, who: str) -> ImmediateHttpResponse:
    claim = CLAIMS[settings.DATELINE_OIDC_MATCH]
    name = settings.DATELINE_OIDC_NAME
    said = why.format(who=who or "Whoever has no verified address", claim=claim, name=name)
    audit.record("sign_in_failed", None, using=["provider"])
    return ImmediateHttpResponse(
        render(request, "socialaccount/authentication_error.html", {"why": said}, status=403)
    )
