"""Who may listen to a desk, and what they may do there."""

import pytest
from django.test import Client

from dateline.desk.listeners import Admitted, may_now
from dateline.desk.places import Place
from dateline.newsroom.models import Coverage, User
from dateline.newsroom.people import disable_person
from dateline.newsroom.roles import give_role
from tests.desk.conftest import signed_in


def admitted(client: Client, name: str, coverage: Coverage) -> Admitted:
    session = client.cookies["dateline_session"].value
    return Admitted(User.objects.get(username=name), session, coverage, Place(0, 0))


@pytest.fixture
def listening(ada, ben, flood) -> list[Admitted]:
    dan = signed_in("dan", "reporter")
    return [admitted(*who, flood) for who in ((ada, "ada"), (ben, "ben"), (dan, "dan"))]


def test_everybody_is_told_what_they_may_do(listening, flood):
    give_role(listening[2].person, "editor", flood)
    disable_person(listening[1].person)
    edits, disabled, also = may_now(flood, listening)
    assert ("withdraw" in edits.verbs, disabled, "withdraw" in also.verbs) == (True, None, True)


def test_however_many_listen_it_is_the_same_few_questions(
    listening, flood, django_assert_num_queries
):
    for some in (listening[:1], listening):
        with django_assert_num_queries(4):
            may_now(flood, some)
