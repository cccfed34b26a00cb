"""Who is asking."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from ninja import Router, Schema

from dateline.desk.api.problems import answers
from dateline.desk.shapes import person_out
from dateline.newsroom import access, roles

router = Router(tags=["people"])


class MeOut(Schema):
    """The person who asks, and what they may do everywhere."""

    username: str
    name: str
    verbs: list[str]
    role: str | None
    zone: str


@router.get("", response=answers(MeOut))
def who_am_i(request: HttpRequest) -> Any:
    """The person who asks, and what they may do everywhere."""
    person = access.signed_in(request.user)
    return person_out(person) | {
        "verbs": access.verbs_of(person),
        "role": roles.role_of(person),
        "zone": settings.DATELINE_TIME_ZONE,
    }
