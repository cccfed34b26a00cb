"""Who must have a second factor, and what they can do until they have one: set one up.

A passkey is one by itself: it is something they have, and is opened by a finger, a face or a number.
Recovery codes are none: they stand in for one that was lost.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve

from dateline.desk.problem_details import refusal
from dateline.newsroom.access import EDITOR, VERBS
from dateline.newsroom.models import User

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
EDITING = [role for role, verbs in VERBS.items() if verbs >= EDITOR]
NEEDED = "You must have a second factor; set one up at the desk, under “Your account”."
OPEN = frozenset(
    {
        *("mfa_index", "mfa_activate_totp", "mfa_add_webauthn"),
        *("account_logout", "account_reauthenticate", "account_change_password"),
    }
)


class Who(StrEnum):
    """Of whom a second factor is asked: the setting DATELINE_SECOND_FACTOR."""

    NOBODY = "nobody"
    EDITORS = "editors"
    EVERYONE = "everyone"


def must_have_second_factor(person: User) -> bool:
    """Whether it is asked of this person. Editors of a single coverage are editors."""
    asked = Who(settings.DATELINE_SECOND_FACTOR)
    if asked is Who.EDITORS:
        return person.is_staff or person.assignments.filter(role__in=EDITING).exists()
    return asked is Who.EVERYONE


def has_second_factor(person: User) -> bool:
    return Authenticator.objects.filter(user=person, type__in=FACTORS).exists()


def lacks_second_factor(person: User) -> bool:
    """Whether this person may do nothing yet but set one up."""
    return must_have_second_factor(person) and not has_second_factor(person)


def may_lose(authenticator: Any) -> bool:
    """Whether there is another second factor beside this one."""
    others = Authenticator.objects.filter(user=authenticator.user, type__in=FACTORS)
    return others.exclude(pk=authenticator.pk).exists()


class SecondFactor:
    """Middleware: on pages they are led to set one up, the API says so. The admin is no way round."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        person = request.user
        if isinstance(person, User) and lacks_second_factor(person) and not _is_open(request):
            return _led_to_one(request)
        return self._get_response(request)


def _is_open(request: HttpRequest) -> bool:
    try:
        return resolve(request.path_info).url_name in OPEN
    except Resolver404:
        return False


def _led_to_one(request: HttpRequest) -> HttpResponse:
    if request.path_info.startswith("/api/"):
        return refusal(403, NEEDED)
    return redirect("mfa_index")
