"""Who may listen to a desk, as whom, and whether they still may."""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

from dateline.desk.accounts.second_factor import NEEDED, lacks_second_factor
from dateline.desk.places import Place, place_now
from dateline.newsroom import access
from dateline.newsroom.errors import NotAllowed, NotFound
from dateline.newsroom.models import Coverage, User

sessions: Any = import_module(settings.SESSION_ENGINE)


class NotAdmitted(Exception):
    """Nobody is signed in, or they may not be here; ``status`` is HTTP's."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


@dataclass(frozen=True, slots=True)
class Admitted:
    """Somebody who may listen to a coverage's desk, by a session, from this place on."""

    person: User
    session: str
    coverage: Coverage
    place: Place


def admit(slug: str, cookies: dict[str, str]) -> Admitted:
    """Through the gate, or NotAdmitted."""
    session = cookies.get(settings.SESSION_COOKIE_NAME, "")
    person = person_of(session)
    if person is None:
        raise NotAdmitted(401, "Sign in at the desk first.")
    if lacks_second_factor(person):
        raise NotAdmitted(403, NEEDED)
    try:
        coverage = access.coverage_for(person, slug, to="draft")
    except NotFound as error:
        raise NotAdmitted(404, str(error)) from error
    except NotAllowed as error:
        raise NotAdmitted(403, str(error)) from error
    return Admitted(person, session, coverage, place_now(coverage))


def person_of(session: str) -> User | None:
    """Whose session it is: one that is alive, of somebody who is not disabled, by today's password."""
    store = sessions.SessionStore(session)
    if not session or not store.get(SESSION_KEY) or not store.get(BACKEND_SESSION_KEY):
        return None
    person = User.objects.filter(pk=store[SESSION_KEY], is_active=True).first()
    if person is None or store.get(HASH_SESSION_KEY) != person.get_session_auth_hash():
        return None
    return person


def no_longer_admitted(listening: Iterable[Admitted]) -> list[Admitted]:
    """Those of them who have been signed out, disabled, or lost their role."""
    return [one for one in listening if not _may_stay(one)]


def _may_stay(one: Admitted) -> bool:
    person = person_of(one.session)
    return person is not None and access.may(person, "draft", one.coverage)
