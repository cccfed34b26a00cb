"""People and roles over the API: who may do what, for each role and for none."""

import pytest
from django.core.cache import cache
from django.test import Client

from dateline.newsroom import publishing
from dateline.newsroom.models import Assignment, AuditEntry, Coverage, User
from dateline.newsroom.people import add_person
from dateline.newsroom.roles import give_role
from dateline.newsroom.tokens import issue_token
from tests.desk.conftest import PASSWORD, signed_in

JSON = "application/json"
CAROL = {"username": "carol", "role": "reporter", "name": "Carol Nyberg", "password": PASSWORD}


@pytest.fixture
def mia(db) -> Client:
    return signed_in("mia", "managing editor")


@pytest.fixture
def cleo(db) -> Client:
    """She can sign in and has no role."""
    client = signed_in("cleo", "reporter")
    Assignment.objects.filter(user__username="cleo").delete()
    return client


@pytest.fixture
def cast(mia, ada, ben, cleo) -> dict[str, Client]:
    return {"mia": mia, "ada": ada, "ben": ben, "cleo": cleo, "nobody": Client()}


def say(client: Client, verb: str, address: str, body: dict | None = None):
    return getattr(client, verb)(address, body if body is not None else {}, content_type=JSON)


MANAGING = [
    ("post", "/api/people", CAROL),
    ("post", "/api/people/ben/disable", {}),
    ("post", "/api/people/ben/enable", {}),
    ("post", "/api/people/ben/sign-out", {}),
    ("post", "/api/people/ben/role", {"role": "editor"}),
    ("post", "/api/people/ben/password-link", {}),
]


@pytest.mark.parametrize(("verb", "address", "body"), MANAGING)
def test_mia_manages_people_and_nobody_else_does(cast, verb, address, body):
    statuses = {who: say(client, verb, address, body).status_code for who, client in cast.items()}
    # Mia is first, and ben is signed out by some of what she does.
    ben = statuses.pop("ben")
    assert statuses == {"mia": 200, "ada": 403, "cleo": 403, "nobody": 401}
    assert ben in (401, 403)


@pytest.mark.parametrize(
    ("who", "status"), [("mia", 200), ("ada", 200), ("ben", 403), ("cleo", 403), ("nobody", 401)]
)
def test_whoever_gives_roles_sees_everybody(cast, who, status):
    assert cast[who].get("/api/people").status_code == status


def test_mia_sees_more_of_them_than_ada(cast):
    of_mia, of_ada = (
        {one["username"]: one for one in cast[who].get("/api/people").json()}
        for who in ("mia", "ada")
    )
    assert set(of_mia) == set(of_ada) == {"mia", "ada", "ben", "cleo"}
    assert of_mia["ben"]["second_factor"] is False
    assert of_ada["ben"]["second_factor"] is None
    assert (of_ada["ben"]["role"], of_ada["cleo"]["role"]) == ("reporter", None)


class TestAdding:
    def test_carol_can_sign_in(self, mia):
        said = say(mia, "post", "/api/people", CAROL).json()
        assert (said["username"], said["name"], said["role"]) == (
            "carol",
            "Carol Nyberg",
            "reporter",
        )
        assert said["link"] is None
        assert Client().login(username="carol", password=PASSWORD)

    def test_without_a_password_there_is_a_link_that_is_good_once(self, mia):
        asked = {k: v for k, v in CAROL.items() if k != "password"}
        link = say(mia, "post", "/api/people", asked).json()["link"]
        path = link.removeprefix("http://127.0.0.1:8000")
        carol = Client()
        form = carol.get(path).headers["location"]
        new = {"new_password1": PASSWORD, "new_password2": PASSWORD}
        assert carol.post(form, new).headers["location"] == "/desk/sign-in/"
        assert Client().login(username="carol", password=PASSWORD)
        assert "This link is used up" in Client().get(path, follow=True).content.decode()

    def test_the_same_name_twice_is_a_conflict_whatever_its_capitals(self, mia):
        say(mia, "post", "/api/people", CAROL)
        again = say(mia, "post", "/api/people", CAROL | {"username": "Carol", "name": "Another"})
        assert (again.status_code, User.objects.count()) == (409, 2)

    def test_a_weak_password_is_refused_in_a_sentence(self, mia):
        answer = say(mia, "post", "/api/people", CAROL | {"password": "password"})
        assert answer.status_code == 422
        assert "This password is too short" in answer.json()["detail"]

    def test_no_answer_with_a_link_is_kept_for_a_retry(self, mia):
        from dateline.desk.models import Answered

        headers = {"Idempotency-Key": "one"}
        mia.post("/api/people", CAROL, content_type=JSON, headers=headers)
        assert not Answered.objects.exists()


class TestTheLastManagingEditor:
    @pytest.mark.parametrize(
        ("address", "body"),
        [
            ("/api/people/mia/disable", {}),
            ("/api/people/mia/role", {"role": "editor"}),
            ("/api/people/mia/role", {"role": None}),
        ],
    )
    def test_she_cannot_be_lost(self, mia, address, body):
        answer = say(mia, "post", address, body)
        assert answer.status_code == 409
        assert answer.json()["detail"] == (
            "mia is the last managing editor; make somebody else one first."
        )
        assert mia.get("/api/people").status_code == 200

    def test_with_another_one_she_can(self, mia):
        signed_in("nils", "managing editor")
        assert say(mia, "post", "/api/people/mia/disable").status_code == 200
        assert mia.get("/api/people").status_code == 401

    def test_one_who_is_disabled_does_not_count(self, mia):
        signed_in("nils", "managing editor")
        say(mia, "post", "/api/people/nils/disable")
        assert say(mia, "post", "/api/people/mia/disable").status_code == 409


class TestRoles:
    def test_ben_becomes_an_editor_and_may_at_once_what_editors_may(self, mia, ben, flood):
        assert say(ben, "post", "/api/coverages/flood/pause").status_code == 403
        assert (
            say(mia, "post", "/api/people/ben/role", {"role": "editor"}).json()["role"] == "editor"
        )
        assert say(ben, "post", "/api/coverages/flood/pause").status_code == 200

    def test_whoever_is_managing_editor_no_more_is_out_of_the_admin(self, mia, ben):
        say(mia, "post", "/api/people/ben/role", {"role": "managing editor"})
        assert ben.get("/admin/").status_code == 200
        say(mia, "post", "/api/people/ben/role", {"role": None})
        assert ben.get("/admin/").status_code == 302

    def test_a_role_that_is_none_is_refused(self, mia, ben):
        assert say(mia, "post", "/api/people/ben/role", {"role": "owner"}).status_code == 422

    def test_somebody_who_is_not_there_is_not_found(self, mia):
        assert say(mia, "post", "/api/people/nils/disable").status_code == 404


CLEO = "/api/coverages/flood/people/cleo"


class TestRolesForACoverage:
    @pytest.mark.parametrize(
        ("who", "status"),
        [("mia", 200), ("ada", 200), ("ben", 403), ("cleo", 403), ("nobody", 401)],
    )
    @pytest.mark.parametrize("role", ["reporter", "editor"])
    def test_its_editors_bring_people_in(self, cast, flood, who, status, role):
        answer = say(cast[who], "put", CLEO, {"role": role})
        assert answer.status_code == status
        assert Assignment.objects.filter(user__username="cleo").exists() == (status == 200)

    @pytest.mark.parametrize(("who", "status"), [("mia", 200), ("ada", 403), ("ben", 403)])
    def test_nobody_gives_more_than_they_have(self, cast, flood, who, status):
        assert say(cast[who], "put", CLEO, {"role": "managing editor"}).status_code == status

    @pytest.mark.parametrize(("who", "status"), [("mia", 200), ("ada", 403), ("ben", 403)])
    def test_nor_takes_more(self, cast, flood, who, status):
        give_role(User.objects.get(username="cleo"), "managing editor", flood)
        assert say(cast[who], "put", CLEO, {"role": "reporter"}).status_code == status
        give_role(User.objects.get(username="cleo"), "managing editor", flood)
        assert say(cast[who], "delete", CLEO).status_code == status

    def test_an_editor_of_one_coverage_is_none_of_another(self, cast, flood):
        publishing.open_coverage(slug="fire", headline="A fire at Brae")
        give_role(User.objects.get(username="ben"), "editor", flood)
        assert say(cast["ben"], "put", CLEO, {"role": "editor"}).status_code == 200
        assert (
            say(cast["ben"], "put", CLEO.replace("flood", "fire"), {"role": "reporter"}).status_code
            == 403
        )
        assert cast["ben"].get("/api/people").status_code == 200

    def test_cleo_is_in_and_out_again(self, cast, flood):
        assert cast["cleo"].get("/api/coverages/flood").status_code == 403
        say(cast["ada"], "put", CLEO, {"role": "reporter"})
        assert cast["cleo"].get("/api/coverages/flood").status_code == 200
        assert cast["cleo"].get("/api/coverages/flood/people").json() == [
            {"username": "cleo", "name": "cleo", "role": "reporter", "everywhere": None}
        ]
        assert say(cast["ada"], "delete", CLEO).json()["role"] is None
        assert cast["cleo"].get("/api/coverages/flood").status_code == 403

    def test_what_nobody_holds_cannot_be_taken(self, cast, flood):
        assert say(cast["ada"], "delete", CLEO).status_code == 404

    def test_a_token_gives_no_roles(self, cast, flood):
        _, secret = issue_token(User.objects.get(username="ada"), name="cms", scope="run", days=1)
        answer = Client().put(
            CLEO,
            {"role": "editor"},
            content_type=JSON,
            headers={"Authorization": f"Bearer {secret}"},
        )
        assert answer.status_code == 403
        assert not Assignment.objects.filter(coverage=flood).exists()


def test_everything_is_in_the_record(cast, flood):
    mia = cast["mia"]
    for verb, address, body in MANAGING:
        say(mia, verb, address, body)
    say(cast["ada"], "put", CLEO, {"role": "reporter"})
    say(cast["ada"], "delete", CLEO)
    entries = AuditEntry.objects.filter(by__isnull=False).order_by("id")
    said = [(one.by.username, one.verb, one.subject) for one in entries.select_related("by")]
    assert said == [
        ("mia", "add_person", "carol"),
        ("mia", "disable_person", "ben"),
        ("mia", "enable_person", "ben"),
        ("mia", "sign_out_everywhere", "ben"),
        ("mia", "give_role", "ben"),
        ("mia", "make_password_link", "ben"),
        ("ada", "give_role", "cleo"),
        ("ada", "take_role", "cleo"),
    ]
    assert PASSWORD not in str(list(AuditEntry.objects.values_list("details")))


class TestALostPassword:
    def test_the_old_one_is_good_for_nothing_at_once(self, mia, ben):
        cache.clear()
        say(mia, "post", "/api/people/ben/password-link")
        assert ben.get("/api/me").status_code == 401
        assert not Client().login(username="ben", password=PASSWORD)

    def test_lost_second_factors_go_with_it_when_that_is_asked(self, mia, ben):
        from allauth.mfa.models import Authenticator

        person = User.objects.get(username="ben")
        Authenticator.objects.create(user=person, type="totp", data={})
        say(mia, "post", "/api/people/ben/password-link")
        assert Authenticator.objects.exists()
        say(mia, "post", "/api/people/ben/password-link", {"second_factors": True})
        assert not Authenticator.objects.exists()


class TestTemplatesAndStories:
    @pytest.mark.parametrize(
        ("who", "status"),
        [("mia", 200), ("ada", 200), ("ben", 403), ("cleo", 403), ("nobody", 401)],
    )
    def test_templates_are_for_whoever_opens_coverage(self, cast, who, status):
        assert cast[who].get("/api/templates").status_code == status
        assert say(cast[who], "post", "/api/templates", {"name": "Storm"}).status_code == status

    def test_a_coverage_begins_with_one(self, ada):
        storm = {"name": "Storm", "summary": ["Stay indoors."], "time_zone": "Europe/Oslo"}
        kept = say(ada, "post", "/api/templates", storm).json()
        assert ada.get("/api/templates").json() == [kept]
        say(ada, "post", "/api/coverages", {"headline": "Storm Ylva", "template": "Storm"})
        opened = Coverage.objects.get()
        assert (opened.summary, opened.time_zone) == (["Stay indoors."], "Europe/Oslo")

    def test_one_of_the_same_name_replaces_it(self, ada):
        first = say(ada, "post", "/api/templates", {"name": "Storm"}).json()
        second = say(ada, "post", "/api/templates", {"name": "Storm", "headline": "Storm"}).json()
        assert first["id"] == second["id"]

    def test_one_is_dropped_once(self, ada):
        kept = say(ada, "post", "/api/templates", {"name": "Storm"}).json()
        assert ada.delete(f"/api/templates/{kept['id']}").status_code == 204
        assert ada.delete(f"/api/templates/{kept['id']}").status_code == 404

    def test_stories_are_those_of_what_one_may_look_at(self, cast):
        coverage = publishing.open_coverage(slug="day-one", headline="Day one", story="ash")
        assert [one["slug"] for one in cast["ada"].get("/api/stories").json()] == ["ash"]
        assert [one["slug"] for one in cast["ben"].get("/api/stories").json()] == ["ash"]
        assert cast["cleo"].get("/api/stories").json() == []
        give_role(User.objects.get(username="cleo"), "reporter", coverage)
        assert [one["slug"] for one in cast["cleo"].get("/api/stories").json()] == ["ash"]
        assert cast["nobody"].get("/api/stories").status_code == 401

    def test_an_editor_changes_a_story_and_a_reporter_does_not(self, cast):
        publishing.open_coverage(headline="Ash", slug="ash-cloud", story="ash")
        said = {"title": "The ash cloud", "background": "It rises.\n\nIt spreads."}
        done = cast["ada"].post("/api/stories/ash/edit", said, "application/json")
        assert done.json() == {"slug": "ash", **said}
        only = cast["ada"].post("/api/stories/ash/edit", {"title": "Ash"}, "application/json")
        assert only.json() == {"slug": "ash", "title": "Ash", "background": said["background"]}
        answers = {
            who: cast[who].post("/api/stories/ash/edit", said, "application/json").status_code
            for who in ("ben", "cleo", "nobody")
        }
        assert answers == {"ben": 403, "cleo": 403, "nobody": 401}
        assert cast["ada"].post("/api/stories/none/edit", {}, "application/json").status_code == 404


def test_everybody_is_told_their_own_role(cast):
    roles = {who: client.get("/api/me").json().get("role") for who, client in cast.items()}
    assert roles == {
        "mia": "managing editor",
        "ada": "editor",
        "ben": "reporter",
        "cleo": None,
        "nobody": None,
    }


def test_an_address_of_somebody_elses_is_a_conflict(mia):
    add_person("nils", role="reporter", password=PASSWORD, email="desk@news.example")
    answer = say(mia, "post", "/api/people", CAROL | {"email": "Desk@news.example"})
    assert answer.status_code == 409
