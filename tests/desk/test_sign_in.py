"""Signing in by name and password, and what is said when that fails."""

import pytest
from django.core.cache import cache
from django.test import Client

from dateline.newsroom.models import AuditEntry, User
from dateline.newsroom.people import add_person
from tests.desk.conftest import PASSWORD, signed_in

SIGN_IN = "/desk/sign-in/"


@pytest.fixture(autouse=True)
def nobody_has_tried_before(db):
    cache.clear()


@pytest.fixture
def mia(db) -> User:
    return add_person("mia", role="managing editor", password=PASSWORD)


def sign_in(name: str, password: str, client: Client | None = None, **more):
    return (client or Client()).post(SIGN_IN, {"username": name, "password": password, **more})


def recorded() -> list[tuple]:
    return list(AuditEntry.objects.order_by("id").values_list("verb", "subject"))[1:]


def test_mia_is_led_to_the_board(mia):
    client = Client()
    assert sign_in("mia", PASSWORD, client).headers["location"] == "/desk/"
    assert client.get("/api/me").json()["username"] == "mia"


@pytest.mark.parametrize("typed", ["mia", "Mia", " mia "])
def test_capital_letters_of_a_name_do_not_matter(mia, typed):
    assert sign_in(typed, PASSWORD).status_code == 302


def test_she_comes_back_to_where_she_was_going(mia):
    assert sign_in("mia", PASSWORD, next="/desk/flood/").headers["location"] == "/desk/flood/"


def test_and_not_to_another_host(mia):
    answer = sign_in("mia", PASSWORD, next="https://elsewhere.example/")
    assert answer.headers["location"] == "/desk/"


@pytest.mark.parametrize("name", ["mia", "nobody"])
def test_a_wrong_name_and_a_wrong_password_are_told_the_same(mia, name):
    page = sign_in(name, "wrong").content.decode()
    assert "That name and password do not go together." in page


def test_the_sixth_wrong_password_is_refused_in_a_sentence_and_so_is_the_right_one(mia):
    for _ in range(5):
        sign_in("mia", "wrong")
    page = sign_in("mia", PASSWORD).content.decode()
    assert "That was wrong too often. Wait five minutes, and try again." in page


def test_whoever_guesses_at_many_names_is_refused_too(mia):
    for number in range(20):
        sign_in(f"nobody-{number}", "wrong")
    assert "wrong too often" in sign_in("mia", PASSWORD).content.decode()


def test_signing_in_too_fast_is_answered_with_a_page_of_the_desk(mia):
    answers = [sign_in("mia", PASSWORD) for _ in range(31)]
    assert answers[-1].status_code == 429
    assert "That was tried too often from here." in answers[-1].content.decode()


def test_somebody_disabled_is_told_so(mia):
    User.objects.update(is_active=False)
    answer = Client().post(SIGN_IN, {"username": "mia", "password": PASSWORD}, follow=True)
    assert "may not sign in any more" in answer.content.decode()


@pytest.mark.parametrize(
    "address", ["/desk/account/", "/desk/account/password/", "/desk/account/sessions/"]
)
def test_the_pages_of_an_account_are_for_whoever_is_signed_in(db, address):
    assert Client().get(address).headers["location"].startswith(SIGN_IN)


@pytest.mark.parametrize("address", ["/desk/sign-up/", "/desk/account/signup/", "/desk/signup/"])
def test_nobody_can_sign_up(db, address):
    answer = Client().post(address, {"username": "eve", "password1": PASSWORD})
    assert answer.status_code in (403, 404, 405)
    assert not User.objects.exists()


def test_the_admin_is_behind_the_same_door(mia):
    assert "/desk/sign-in/" in Client().get("/admin/login/?next=/admin/").headers["location"]
    assert signed_in("ben", "reporter").get("/admin/login/").status_code == 403


def test_the_admin_shows_no_secrets_and_changes_nobody(mia):
    client = Client()
    client.force_login(mia)
    page = client.get(f"/admin/newsroom/user/{mia.pk}/change/").content.decode()
    assert "mia" in page
    assert mia.password not in page
    assert client.get("/admin/mfa/authenticator/").status_code == 404
    assert client.get("/admin/auth/group/").status_code == 404
    assert client.get("/admin/password_change/").headers["location"] == "/desk/account/password/"
    assert client.post(f"/admin/newsroom/user/{mia.pk}/change/", {}).status_code == 403


class TestTheRecord:
    def test_signing_in_and_out(self, mia):
        client = Client()
        sign_in("mia", PASSWORD, client)
        client.post("/desk/sign-out/")
        assert recorded() == [("sign_in", "mia"), ("sign_out", "mia")]
        entry = AuditEntry.objects.get(verb="sign_in")
        assert (entry.way, entry.address, entry.details) == (
            "desk",
            "127.0.0.1",
            {"using": ["password"]},
        )

    def test_a_wrong_password(self, mia):
        sign_in("mia", "wrong")
        assert recorded() == [("sign_in_failed", "mia")]

    def test_a_password_typed_as_a_name_is_nowhere(self, mia):
        sign_in(PASSWORD, "wrong")
        assert recorded() == [("sign_in_failed", "")]
        assert PASSWORD not in str(list(AuditEntry.objects.values_list("details")))

    def test_a_password_that_was_changed(self, mia):
        client = Client()
        sign_in("mia", PASSWORD, client)
        new = "another long password"
        form = {"oldpassword": PASSWORD, "password1": new, "password2": new}
        client.post("/desk/account/password/", form)
        assert recorded()[1:] == [("change_password", "mia")]
        assert sign_in("mia", new).status_code == 302
