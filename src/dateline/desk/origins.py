"""Where a request came from, for the audit record."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from dateline.newsroom.audit import Origin, coming_from


class Origins:
    """Middleware: whatever a request does is recorded as having come from its address."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        way = "token" if "Authorization" in request.headers else "desk"
        with coming_from(Origin(way, request.META.get("REMOTE_ADDR", ""))):
            return self._get_response(request)
