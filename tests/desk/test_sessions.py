"""Sessions: how long they last, and what ends them at once."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client

from dateline.desk.accounts.sessions import IDLE, MOST
from dateline.desk.listeners import person_of
from dateline.desk.presence import present_in, say_present
from dateline.newsroom.models import User
from dateline.newsroom.people import (
    disable_person,
    enable_person,
    set_password,
    sign_out_everywhere,
)
from dateline.newsroom.tokens import issue_token, person_with
from tests.desk.conftest import PASSWORD

NEW = "another long password"


@pytest.fixture(autouse=True)
def nobody_has_tried_before(db):
    cache.clear()


@pytest.fixture
def person(ben) -> User:
    return User.objects.get(username="ben")


def another_browser(name: str = "ben", password: str = PASSWORD) -> Client:
    client = Client(headers={"user-agent": "Firefox on a telephone"})
    client.post("/desk/sign-in/", {"username": name, "password": password})
    return client


def is_in(client: Client) -> bool:
    return client.get("/api/me").status_code == 200


def session_of(client: Client) -> str:
    return client.cookies["dateline_session"].value


class TestSomebodyDisabled:
    def test_their_next_request_fails(self, ben, person):
        disable_person(person)
        assert ben.get("/api/me").status_code == 401
        assert ben.get("/desk/").headers["location"].startswith("/desk/sign-in/")

    def test_the_desk_stream_knows_them_no_more(self, ben, person):
        assert person_of(session_of(ben)) == person
        disable_person(person)
        assert person_of(session_of(ben)) is None

    def test_their_tokens_are_good_for_nothing_even_when_they_come_back(self, person):
        _, secret = issue_token(person, name="cms", scope="file", days=1)
        disable_person(person)
        enable_person(person)
        assert person_with(secret) is None

    def test_nobody_sees_them_as_present(self, person, flood):
        say_present(person, flood, tab=str(uuid4()), subject=None, writing=True)
        disable_person(person)
        assert present_in(flood.pk) == []

    def test_enabled_again_they_sign_in_anew(self, ben, person):
        disable_person(person)
        enable_person(person)
        assert not is_in(ben)
        assert is_in(another_browser())

    def test_others_stay(self, ada, person):
        disable_person(person)
        assert is_in(ada)


class TestSignedOutEverywhere:
    def test_every_browser_is_out_and_tokens_stay(self, ben, person):
        second = another_browser()
        _, secret = issue_token(person, name="cms", scope="file", days=1)
        sign_out_everywhere(person)
        assert (is_in(ben), is_in(second)) == (False, False)
        assert person_of(session_of(second)) is None
        assert person_with(secret) == person

    def test_ben_does_it_himself(self, ben):
        second = another_browser()
        ben.post("/desk/account/sessions/end/")
        assert (is_in(ben), is_in(second)) == (False, False)

    def test_a_new_password_given_by_somebody_else_ends_them_all(self, ben, person):
        set_password(person, NEW)
        assert not is_in(ben)
        assert is_in(another_browser(password=NEW))

    def test_a_password_of_his_own_ends_the_others(self, ben):
        first, second = another_browser(), another_browser()
        form = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
        first.post("/desk/account/password/", form)
        assert (is_in(first), is_in(second), is_in(ben)) == (True, False, False)


class TestTheListOfHisOwn:
    def test_he_sees_where_he_is_signed_in(self, person):
        client = another_browser()
        another_browser()
        page = client.get("/desk/account/sessions/").content.decode()
        assert page.count("Firefox on a telephone") == 2
        assert page.count(">Here<") == 1

    def test_he_signs_out_everywhere_else(self, person):
        first, second = another_browser(), another_browser()
        first.post("/desk/account/sessions/")
        assert (is_in(first), is_in(second)) == (True, False)


class TestHowLongOneLasts:
    def row(self, client: Client) -> Session:
        return Session.objects.get(pk=session_of(client))

    def begun(self, client: Client, ago: timedelta) -> None:
        """As if the session had begun so long ago, and something was done half a day ago."""
        session = client.session
        now = datetime.now(UTC)
        session["began_at"] = (now - ago).isoformat()
        session["ends_at"] = (now + IDLE / 2).isoformat()
        session.set_expiry(now + IDLE / 2)
        session.save()

    def test_a_day_after_the_last_thing_done(self, ben):
        self.begun(ben, IDLE)
        assert is_in(ben)
        assert self.row(ben).expire_date - datetime.now(UTC) > IDLE - timedelta(minutes=1)

    def test_a_week_at_most(self, ben):
        self.begun(ben, MOST - timedelta(hours=20))
        assert is_in(ben)
        left = self.row(ben).expire_date - datetime.now(UTC)
        assert timedelta(hours=19) < left <= timedelta(hours=20)

    def test_one_that_is_over_is_over_for_the_stream_too(self, ben, person):
        Session.objects.update(expire_date=datetime.now(UTC) - timedelta(seconds=1))
        assert not is_in(ben)
        assert person_of(session_of(ben)) is None

    def test_a_page_left_open_does_not_keep_it_alive(self, ben, flood):
        self.begun(ben, IDLE)
        before = self.row(ben).expire_date
        said = {"tab": str(uuid4())}
        ben.post("/api/coverages/flood/presence", said, content_type="application/json")
        assert self.row(ben).expire_date == before

    def test_signing_in_clears_those_away_that_are_over(self, ben, person):
        Session.objects.update(expire_date=datetime.now(UTC) - timedelta(seconds=1))
        another_browser()
        assert Session.objects.count() == 1


@pytest.mark.parametrize(
    ("agent", "said"),
    [
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/2010 Firefox/140.0",
            "Firefox on Windows",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1",
            "Safari on an iPhone",
        ),
        (
            "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537 Chrome/140.0 Mobile Safari/537",
            "Chrome on Android",
        ),
        ("Firefox on a telephone", "Firefox on a telephone"),
    ],
)
def test_the_page_says_in_words_which_browser_it_is(ben, agent, said):
    browser = Client(headers={"user-agent": agent})
    browser.post("/desk/sign-in/", {"username": "ben", "password": PASSWORD})
    page = browser.get("/desk/account/sessions/").content.decode()
    assert said in page
    assert (agent in page) == (agent == said)
