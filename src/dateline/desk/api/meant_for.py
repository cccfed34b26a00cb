"""A page of the desk says whose it is, and is answered only while that person is signed in.

Several tabs share one session. In one of them somebody else may have signed in since the other was
opened; what is pressed there would be done in the wrong name.
"""

from collections.abc import Callable
from urllib.parse import unquote

from django.http import HttpRequest, HttpResponse

from dateline.desk.problem_details import refusal
from dateline.desk.shapes import person_out
from dateline.newsroom.models import User

HEADER = "X-Dateline-Person"  # a username, as encodeURIComponent writes it


class MeantFor:
    """Middleware, where it is known already who is signed in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        meant, person = unquote(request.headers.get(HEADER, "")), request.user
        is_asked = bool(meant) and request.path_info.startswith("/api/")
        if not is_asked or not isinstance(person, User) or person.username == meant:
            return self._get_response(request)
        them = person_out(person)
        detail = f"{them['name']} is signed in here now, not {meant}; nothing was done."
        return refusal(401, detail, signed_in=them)
