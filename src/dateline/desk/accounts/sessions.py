"""How long a session lasts: a day after the last thing done, and a week at most.

IDLE covers the night: whoever filed yesterday evening files this morning; a laptop that was left in a
train on Friday is signed out on Saturday. MOST asks everybody once a week, and is longer than the day
that NIST SP 800-63B-4 has for such accounts: whoever has to sign in while the story breaks cannot file.

Both are one moment in the session's row, so the desk stream, which sees no middleware, keeps to them.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.models import Session
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse

IDLE = timedelta(hours=24)
MOST = timedelta(days=7)
STEP = timedelta(minutes=10)  # how exact it is; a write for every request would cost more
BEGAN = "began_at"
ENDS = "ends_at"


class SessionLife:
    """Middleware: whoever does something stays, and not for ever."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._get_response(request)
        if BEGAN in request.session and not _is_the_page_alone(request):
            _extend(request.session, datetime.now(UTC))
        return response


def _is_the_page_alone(request: HttpRequest) -> bool:
    """Presence is said by an open page, whether or not anybody sits before it."""
    return request.path_info.endswith("/presence")


def _extend(session: Any, now: datetime) -> None:
    ends = min(now + IDLE, datetime.fromisoformat(session[BEGAN]) + MOST)
    until = session.get(ENDS)
    is_due = until is None or ends - datetime.fromisoformat(until) >= STEP
    if is_due and session.exists(
        session.session_key
    ):  # it may have been ended by this very request
        session[ENDS] = ends.isoformat()
        session.set_expiry(ends)


@receiver(user_logged_in)
def begin(request: HttpRequest, **_: Any) -> None:
    """A session begins now, whatever the browser had before; those that are over are cleared away."""
    now = datetime.now(UTC)
    request.session[BEGAN] = now.isoformat()
    request.session.pop(ENDS, None)
    Session.objects.filter(expire_date__lt=now).delete()
