"""The newsroom's HTTP API: one endpoint a verb, behind the same gate as the desk.

A refusal is RFC 9457 problem details whose ``detail`` is the verb's own sentence.
"""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.security import django_auth

from dateline.newsroom import access, publishing
from dateline.newsroom.errors import Conflict, NewsroomError, NotAllowed, NotFound

api = NinjaAPI(title="Dateline", version="0", auth=django_auth, docs_url=None)

STATUS: dict[type[NewsroomError], int] = {NotFound: 404, NotAllowed: 403, Conflict: 409}


class CoverageOut(Schema):
    """A coverage on the board."""

    slug: str
    headline: str
    state: str


class PostIn(Schema):
    """A post; ``id`` is chosen by whoever writes it, so that a retry is the same post."""

    id: UUID
    body: dict[str, Any]
    headline: str | None = None
    bylines: tuple[str, ...] = ()
    place: str | None = None
    tags: tuple[str, ...] = ()
    key: bool = False


class PostOut(Schema):
    """What was published."""

    id: UUID
    revision: int


@api.get("/coverages", response=list[CoverageOut])
def list_coverages(request: HttpRequest) -> Any:
    """The coverages that you may look at, the newest first."""
    return access.coverages_for(request.user)


@api.post("/coverages/{slug}/posts", response=PostOut)
def publish_post(request: HttpRequest, slug: str, post: PostIn) -> Any:
    """Publish a post. The same id and text twice is one post."""
    coverage = access.coverage_for(request.user, slug, to="publish")
    return publishing.publish_post(coverage, by=access.signed_in(request.user), **post.dict())


@api.exception_handler(NewsroomError)
def refuse(request: HttpRequest, error: NewsroomError) -> HttpResponse:
    """A verb's refusal, in its own words."""
    return _problem(request, STATUS.get(type(error), 422), str(error))


@api.exception_handler(ValidationError)
def refuse_form(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """A request that does not have the form that the endpoint takes; the first fault is named."""
    first = error.errors[0]
    where = ".".join(str(step) for step in first["loc"][1:])
    return _problem(request, 422, f"{where}: {first['msg']}.")


@api.exception_handler(AuthenticationError)
def ask_to_sign_in(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    """Nobody is signed in."""
    return _problem(request, 401, "Sign in at the desk first.")


@api.exception_handler(HttpError)
def refuse_request(request: HttpRequest, error: HttpError) -> HttpResponse:
    """A request that could not be read at all."""
    return _problem(request, error.status_code, f"{error.message.rstrip('.')}.")


def _problem(request: HttpRequest, status: int, detail: str) -> HttpResponse:
    answer = api.create_response(request, {"status": status, "detail": detail}, status=status)
    answer.headers["content-type"] = "application/problem+json"
    return answer
