"""A retry with the same Idempotency-Key is given the answer of the first request.

Source: the IETF's draft-ietf-httpapi-idempotency-key-header. Verbs are harmless to say twice as it is;
this lets a program that lost the answer have that very answer.
"""

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from http import HTTPStatus

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse

from dateline.desk.models import Answered
from dateline.desk.problem_details import refusal

KEPT = timedelta(hours=24)
UNDER_WAY = timedelta(
    minutes=1
)  # after which a request without an answer has died with its process
MOST_KEY = 255

GetResponse = Callable[[HttpRequest], HttpResponse]


class Idempotency:
    """Middleware for the API. Answers of 500 and more are not kept: a retry may fare better."""

    def __init__(self, get_response: GetResponse) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        key = request.headers.get("Idempotency-Key", "")
        if not key or request.method != "POST" or not _is_kept(request.path_info):
            return self._get_response(request)
        if len(key) > MOST_KEY:
            return refusal(400, f"An Idempotency-Key has at most {MOST_KEY} characters.")
        who, digest = _who(request), _digest(request)
        begun = _begin(who, key, digest)
        if begun is None:
            return _again(Answered.objects.get(who=who, key=key), digest)
        return self._answer(request, begun)

    def _answer(self, request: HttpRequest, begun: Answered) -> HttpResponse:
        try:
            response = self._get_response(request)
        except BaseException:
            begun.delete()
            raise
        if response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
            begun.delete()
            return response
        begun.status, begun.body = response.status_code, response.content.decode()
        begun.content_type = response.headers.get("content-type", "")
        begun.save()
        return response


def _is_kept(path: str) -> bool:
    """What holds a secret is kept nowhere: a token, a password, a link by which to choose one."""
    return path.startswith("/api/") and not path.startswith(("/api/tokens", "/api/people"))


def _begin(who: str, key: str, digest: str) -> Answered | None:
    """A row for the answer to come; None when there is one already."""
    now = datetime.now(UTC)
    Answered.objects.filter(at__lt=now - KEPT).delete()
    Answered.objects.filter(who=who, key=key, status=None, at__lt=now - UNDER_WAY).delete()
    try:
        with transaction.atomic():
            return Answered.objects.create(who=who, key=key, request_digest=digest, at=now)
    except IntegrityError:
        return None


def _again(found: Answered, digest: str) -> HttpResponse:
    if found.request_digest != digest:
        return refusal(422, "This Idempotency-Key was used for another request; make a new one.")
    if found.status is None:
        return refusal(409, "The first request with this Idempotency-Key is still under way.")
    return HttpResponse(found.body, status=found.status, content_type=found.content_type)


def _who(request: HttpRequest) -> str:
    """Whose key it is: two people may make up the same one."""
    said = request.headers.get("Authorization") or request.COOKIES.get("dateline_session", "")
    return hashlib.sha256(said.encode()).hexdigest()


def _digest(request: HttpRequest) -> str:
    return hashlib.sha256(request.get_full_path().encode() + b"\n" + request.body).hexdigest()
