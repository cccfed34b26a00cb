"""Every refusal of the API: RFC 9457 problem details, each status said in the OpenAPI description."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError

from dateline.desk.problem_details import TYPE, refusal
from dateline.desk.shapes import coverage_out, draft_out, post_out, template_out
from dateline.newsroom.access import Person, signed_in
from dateline.newsroom.errors import (
    Collision,
    Conflict,
    NewsroomError,
    NotAllowed,
    NotFound,
    Overtaken,
)
from dateline.newsroom.models import Coverage, CoverageTemplate, Draft, Post, Story
from dateline.newsroom.states import story_state

STATUS: dict[type[NewsroomError], int] = {
    NotFound: 404,
    NotAllowed: 403,
    Conflict: 409,
    Collision: 409,
    Overtaken: 412,
}


class Problem(Schema):
    """What was wrong, in ``detail``. ``current`` is what somebody else made of it meanwhile.

    ``path`` is where in the body, such as ``content[2].attrs.alt``.
    """

    status: int
    detail: str
    current: dict[str, Any] | None = None
    path: str | None = None


class VersionNeeded(NewsroomError):
    """A change to something that others change too, without the version that it began from."""


STATUS[VersionNeeded] = 428

FORGED = "This did not come from a page of the desk, or from an old one; reload it and try again."

REFUSALS = frozenset({400, 401, 403, 404, 409, 413, 422, 428})


def answers(shape: Any, status: int = 200) -> dict[Any, Any]:
    """The answers of an endpoint: this one, and the refusals that any may give."""
    return {status: shape, REFUSALS: Problem}


def answer_problems(api: NinjaAPI) -> None:
    """Have every error of the newsroom, and of the form of a request, answered in words."""

    def problem(request: HttpRequest, status: int, detail: str, **more: object) -> HttpResponse:
        said = {"status": status, "detail": detail} | more
        answer = api.create_response(request, said, status=status)
        answer.headers["content-type"] = TYPE
        return answer

    def refuse(request: HttpRequest, error: Any) -> HttpResponse:
        status, path = STATUS.get(type(error), 422), getattr(error, "path", None)
        return problem(
            request, status, str(error), current=_current(error, request.user), path=path
        )

    def refuse_form(request: HttpRequest, error: Any) -> HttpResponse:
        first = error.errors[0]
        where = ".".join(str(step) for step in first["loc"][1:])
        return problem(request, 422, f"{where}: {first['msg']}.")

    def ask_to_sign_in(request: HttpRequest, error: Any) -> HttpResponse:
        return problem(request, 401, "Sign in at the desk first, or send a token that is valid.")

    def refuse_request(request: HttpRequest, error: Any) -> HttpResponse:
        said = FORGED if "CSRF" in error.message else f"{error.message.rstrip('.')}."
        return problem(request, error.status_code, said)

    api.add_exception_handler(NewsroomError, refuse)
    api.add_exception_handler(ValidationError, refuse_form)
    api.add_exception_handler(AuthenticationError, ask_to_sign_in)
    api.add_exception_handler(HttpError, refuse_request)


@csrf_exempt  # nothing is done here, and a program with a token is to hear what is wrong
def answer_nowhere(request: HttpRequest, **_where: str) -> JsonResponse:
    """What is below the API's address and is none of its endpoints, in the API's own form."""
    detail = f"The API has no {request.method} {request.path}; openapi.json says what it has."
    return refusal(404, detail)


def _current(error: NewsroomError, person: Person) -> dict[str, Any] | None:
    current = getattr(error, "current", None)
    if isinstance(current, Draft):
        return draft_out(current)
    if isinstance(current, Coverage):
        return coverage_out(current, signed_in(person))
    return _shape(current)


def _shape(current: object) -> dict[str, Any] | None:
    if isinstance(current, Story):
        return story_state(current)
    if isinstance(current, CoverageTemplate):
        return template_out(current)
    return post_out(current) if isinstance(current, Post) else None
