"""Second factors: codes of an app and recovery codes. Passkeys are in tests/browser/test_passkeys.py."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client

from dateline.desk.listeners import NotAdmitted, admit
from dateline.newsroom.models import AuditEntry, User
from dateline.newsroom.people import add_person
from dateline.newsroom.roles import give_role, take_role
from dateline.newsroom.tokens import issue_token
from tests.desk.conftest import PASSWORD, signed_in
from tests.desk.one_time_codes import code_now

SECOND = "/desk/sign-in/second-factor/"


@pytest.fixture(autouse=True)
def nobody_has_tried_before(db):
    cache.clear()


def add_app(client: Client) -> str:
    """Have an app show codes from now on; its key."""
    page = client.get("/desk/account/app/").content.decode()
    secret = re.search(r'class="secret">(\w+)<', page)[1]
    answer = client.post("/desk/account/app/", {"code": code_now(secret)})
    assert answer.headers["location"] == "/desk/account/codes/"
    return secret


def recovery_codes(client: Client) -> list[str]:
    return re.findall(r"<li>(\d{8})</li>", client.get("/desk/account/codes/").content.decode())


def by_password(name: str) -> Client:
    client = Client()
    client.post("/desk/sign-in/", {"username": name, "password": PASSWORD})
    return client


def is_in(client: Client) -> bool:
    return client.get("/api/me").status_code == 200


class TestSigningInWithOne:
    def test_the_password_alone_is_not_enough(self, ada):
        add_app(ada)
        client = by_password("ada")
        assert not is_in(client)
        assert client.get("/desk/").status_code == 302

    def test_with_the_code_of_the_app_she_is_in(self, ada):
        secret = add_app(ada)
        client = by_password("ada")
        client.post(SECOND, {"code": code_now(secret)})
        assert is_in(client)

    @pytest.mark.parametrize("late", [-1, 1])
    def test_a_telephone_may_be_half_a_minute_off(self, ada, late):
        secret = add_app(ada)
        client = by_password("ada")
        client.post(SECOND, {"code": code_now(secret, late)})
        assert is_in(client)

    def test_a_code_is_good_once(self, ada):
        secret = add_app(ada)
        code = code_now(secret)
        by_password("ada").post(SECOND, {"code": code})
        client = by_password("ada")
        page = client.post(SECOND, {"code": code}).content.decode()
        assert "That code is wrong, or was used before" in page
        assert not is_in(client)

    def test_a_recovery_code_is_good_once(self, ada):
        add_app(ada)
        codes = recovery_codes(ada)
        assert len(codes) == 10
        first, second = by_password("ada"), by_password("ada")
        first.post(SECOND, {"code": codes[0]})
        second.post(SECOND, {"code": codes[0]})
        assert (is_in(first), is_in(second)) == (True, False)

    def test_recovery_codes_are_shown_once(self, ada):
        add_app(ada)
        assert recovery_codes(ada)
        assert recovery_codes(ada) == []

    def test_whoever_guesses_codes_must_wait(self, ada):
        secret = add_app(ada)
        client = by_password("ada")
        for _ in range(5):
            client.post(SECOND, {"code": "nothing"})
        page = client.post(SECOND, {"code": code_now(secret)}).content.decode()
        assert "That was wrong too often." in page
        assert not is_in(client)

    def test_all_of_it_is_in_the_record(self, ada, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            secret = add_app(ada)
        client = by_password("ada")
        client.post(SECOND, {"code": "000000x"})
        client.post(SECOND, {"code": code_now(secret)})
        ada.post("/desk/account/app/remove/")
        entries = list(AuditEntry.objects.order_by("id").values_list("verb", "details"))[1:]
        assert [(verb, said.get("kind", said.get("using"))) for verb, said in entries] == [
            ("add_second_factor", "totp"),
            ("add_second_factor", "recovery_codes"),
            ("sign_in_failed", ["totp"]),
            ("sign_in", ["password", "totp"]),
            ("remove_second_factor", "totp"),
            ("remove_second_factor", "recovery_codes"),
        ]


class TestWhoMustHaveOne:
    @pytest.mark.parametrize(
        ("asked", "of"),
        [
            ("nobody", set()),
            ("editors", {"editor", "managing editor"}),
            ("everyone", {"reporter", "editor", "managing editor"}),
        ],
    )
    @pytest.mark.parametrize("role", ["reporter", "editor", "managing editor"])
    def test_it_is_asked_of_them(self, settings, flood, asked, of, role):
        settings.DATELINE_SECOND_FACTOR = asked
        client = signed_in("mia", role)
        assert is_in(client) == (role not in of)

    def test_an_editor_of_one_coverage_is_an_editor(self, settings, ben, flood):
        settings.DATELINE_SECOND_FACTOR = "editors"
        give_role(User.objects.get(), "editor", flood)
        assert not is_in(ben)

    @pytest.mark.parametrize(
        "address", ["/desk/", "/desk/flood/", "/admin/", "/desk/account/sessions/"]
    )
    def test_pages_lead_to_set_one_up(self, settings, flood, address):
        settings.DATELINE_SECOND_FACTOR = "editors"
        mia = signed_in("mia", "managing editor")
        assert mia.get(address).headers["location"] == "/desk/account/"
        assert "You must have a second factor" in mia.get("/desk/account/").content.decode()

    def test_the_api_says_so(self, settings, ada, flood):
        settings.DATELINE_SECOND_FACTOR = "editors"
        answer = ada.post("/api/coverages/flood/pause")
        assert answer.status_code == 403
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["detail"].startswith("You must have a second factor; set one up")
        flood.refresh_from_db()
        assert flood.state == "live"

    def test_a_token_from_before_is_no_way_round(self, settings, ada):
        _, secret = issue_token(User.objects.get(), name="cms", scope="look", days=1)
        settings.DATELINE_SECOND_FACTOR = "editors"
        answer = Client().get("/api/me", headers={"Authorization": f"Bearer {secret}"})
        assert answer.status_code == 403
        assert "second factor" in answer.json()["detail"]

    def test_nor_is_the_desk_stream(self, settings, ada, flood):
        settings.DATELINE_SECOND_FACTOR = "editors"
        cookies = {"dateline_session": ada.cookies["dateline_session"].value}
        with pytest.raises(NotAdmitted, match="You must have a second factor"):
            admit("flood", cookies)

    def test_with_one_she_goes_on(self, settings, ada, flood):
        settings.DATELINE_SECOND_FACTOR = "editors"
        add_app(ada)
        assert is_in(ada)

    def test_recovery_codes_alone_are_none(self, settings, ada):
        settings.DATELINE_SECOND_FACTOR = "editors"
        Authenticator.objects.create(user=User.objects.get(), type="recovery_codes", data={})
        assert not is_in(ada)

    def test_the_last_one_stays(self, settings, ada):
        settings.DATELINE_SECOND_FACTOR = "editors"
        add_app(ada)
        page = ada.post("/desk/account/app/remove/").content.decode()
        assert "You must have a second factor; add another one first." in page
        assert is_in(ada)

    @pytest.mark.parametrize(("asked", "left"), [("editors", 1), ("nobody", 0)])
    def test_so_does_the_last_passkey(self, settings, ada, asked, left):
        settings.DATELINE_SECOND_FACTOR = asked
        kept = {"name": "The grey telephone", "credential": {}}
        passkey = Authenticator.objects.create(user=User.objects.get(), type="webauthn", data=kept)
        ada.post(f"/desk/account/passkeys/{passkey.pk}/remove/")
        assert Authenticator.objects.count() == left

    def test_where_nobody_must_it_can_be_removed(self, ada):
        add_app(ada)
        ada.post("/desk/account/app/remove/")
        assert not Authenticator.objects.exists()

    def test_somebody_who_came_without_a_password_can_add_one(self, settings, ada):
        settings.DATELINE_SECOND_FACTOR = "everyone"
        ben = add_person("ben", role="reporter", password=None)
        client = Client()
        client.force_login(ben)
        add_app(client)
        assert is_in(client)

    def test_whoever_loses_the_role_need_not(self, settings, ben, flood):
        settings.DATELINE_SECOND_FACTOR = "editors"
        person = User.objects.get()
        give_role(person, "editor", flood)
        take_role(person, flood)
        assert is_in(ben)


def test_what_was_begun_long_ago_is_confirmed_once_more(ada):
    session = ada.session
    session["began_at"] = "2026-01-01T00:00:00+00:00"
    session["ends_at"] = "2126-01-01T00:00:00+00:00"
    session.save()
    answer = ada.get("/desk/account/app/")
    assert answer.headers["location"] == "/desk/account/confirm/?next=%2Fdesk%2Faccount%2Fapp%2F"
    page = ada.post("/desk/account/confirm/", {"password": "wrong", "next": "/desk/account/app/"})
    assert "That is not your password." in page.content.decode()
    ada.post("/desk/account/confirm/", {"password": PASSWORD, "next": "/desk/account/app/"})
    assert ada.get("/desk/account/app/").status_code == 200
