"""Every refusal under /api/ has the one form, whoever made it.

The API's own have it already. This is for those that are made before it is asked, or around it: a verb
that an address has not (405), a host that is not ours (400), a fault (500).
"""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

from dateline.desk.problem_details import TYPE, refusal

FAULT = "Something went wrong in the newsroom's server; its log says what."


class Refusals:
    """Middleware. What an answer says in its headers, such as ``Allow``, it goes on saying."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self._get_response(request)
        is_refusal = answer.status_code >= HTTPStatus.BAD_REQUEST
        if not request.path_info.startswith("/api/") or not is_refusal:
            return answer
        return answer if answer.headers.get("Content-Type") == TYPE else _in_words(request, answer)


def _in_words(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    said = refusal(answer.status_code, _detail(request, answer))
    for name, value in answer.items():
        if name not in ("Content-Type", "Content-Length"):
            said.headers[name] = value
    said.cookies = answer.cookies
    return said


def _detail(request: HttpRequest, answer: HttpResponse) -> str:
    status = HTTPStatus(answer.status_code)
    if status == HTTPStatus.METHOD_NOT_ALLOWED:
        allowed = sorted(answer.headers.get("Allow", "").split(", "))
        return f"{request.path} takes {' or '.join(allowed)}, not {request.method}."
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return FAULT
    return f"{status.description or status.phrase}."
