"""Who may listen to a desk, as whom, and whether they still may."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.models import Session

from dateline.desk.accounts.second_factor import NEEDED, lacks_second_factor
from dateline.desk.places import Place, place_now
from dateline.newsroom import access
from dateline.newsroom.errors import NotAllowed, NotFound
from dateline.newsroom.models import Coverage, User


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


@dataclass(frozen=True, slots=True)
class Rights:
    """What somebody may do in a coverage, and whether its reporters publish."""

    verbs: tuple[str, ...]
    reporters_publish: bool


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
    return _people_of([session]).get(session)


def may_now(coverage: Coverage, listening: Sequence[Admitted]) -> list[Rights | None]:
    """What each of them may do there now; None for whoever was signed out, disabled, or lost their role.

    Every commit asks, so it is four questions however many listen.
    """
    here = Coverage.objects.get(pk=coverage.pk)
    people = _people_of({one.session for one in listening})
    verbs = access.verbs_of_each(people.values(), here)
    return [_rights(people.get(one.session), verbs, here) for one in listening]


def _rights(person: User | None, verbs: dict[int, list[str]], here: Coverage) -> Rights | None:
    if person is None or "draft" not in verbs[person.pk]:
        return None
    return Rights(tuple(verbs[person.pk]), here.reporters_publish)


def _people_of(sessions: Collection[str]) -> dict[str, User]:
    alive = Session.objects.filter(pk__in=sessions, expire_date__gt=datetime.now(UTC))
    said = {session.pk: session.get_decoded() for session in alive}
    whose = {key: one.get(SESSION_KEY) for key, one in said.items() if one.get(BACKEND_SESSION_KEY)}
    people = User.objects.filter(is_active=True).in_bulk([pk for pk in whose.values() if pk])
    found = {key: people.get(int(pk)) for key, pk in whose.items() if pk}
    return {
        key: person
        for key, person in found.items()
        if person and said[key].get(HASH_SESSION_KEY) == person.get_session_auth_hash()
    }
