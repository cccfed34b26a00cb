"""Every endpoint of the API with each role, and with none. Who may is in the table, all others may not."""

import hashlib
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from dateline.desk.api import api
from dateline.newsroom.documents import document, paragraph
from dateline.newsroom.drafting import discard_draft, submit_draft
from dateline.newsroom.ids import new_id
from dateline.newsroom.models import Assignment, Coverage, Draft, Post, Story, User
from dateline.newsroom.people import add_person, person_named
from dateline.newsroom.pictures import take_in_picture
from dateline.newsroom.publishing import open_coverage, pause_coverage, publish_post
from dateline.newsroom.roles import give_role
from dateline.newsroom.templates import keep_template
from dateline.newsroom.tokens import issue_token
from tests.desk.conftest import PASSWORD, signed_in
from tests.media.photographs import photograph
from tests.newsroom.drafts import kept

pytestmark = pytest.mark.django_db

BODY = document(paragraph("At the school gate."))
TEXT = {"headline": "Sandbags", "body": BODY}
PICTURE = photograph(40, 30)
NAME = hashlib.sha256(PICTURE).hexdigest()
SOON = (datetime.now(UTC) + timedelta(hours=1)).isoformat()

DONE = (200, 204, 409)  # 409: not as things stand, after whoever asked before

EDITORS = {"mia", "ada"}
REPORTERS = EDITORS | {"ben"}
ALL = REPORTERS | {"cleo"}

C, P, D = "/api/coverages/flood", "/api/coverages/flood/posts", "/api/coverages/flood/drafts"

# What is asked, what is sent, and who may. {post} is Ada's, {own} is a draft of whoever asks,
# {fresh} the id of none.
TABLE: list[tuple[str, Any, set[str]]] = [
    ("GET /api/me", None, ALL),
    ("GET /api/coverages", None, ALL),
    ("POST /api/coverages", {"headline": "Fire"}, EDITORS),
    (f"GET {C}", None, REPORTERS),
    (f"POST {C}/edit", {"headline": "The river"}, EDITORS),
    (f"POST {C}/pause", {}, EDITORS),
    ("POST /api/coverages/paused/resume", {}, EDITORS),
    ("POST /api/coverages/later/start", {}, EDITORS),
    (f"POST {C}/end", {"closing": "Good night."}, EDITORS),
    (f"POST {C}/reopen", {}, EDITORS),
    (f"POST {C}/lead-on", {"next": "paused"}, EDITORS),
    (f"POST {C}/continue", {"headline": "Day two"}, EDITORS),
    (f"POST {C}/preview-link", {}, REPORTERS),
    (f"POST {C}/presence", {"tab": str(new_id())}, REPORTERS),
    (f"GET {P}", None, REPORTERS),
    (f"POST {P}", {"id": "{fresh}", **TEXT}, REPORTERS),
    (f"GET {P}/{{post}}", None, REPORTERS),
    (f"GET {P}/{{post}}/revisions", None, REPORTERS),
    (f"POST {P}/{{post}}/revise", {"began_from": 1, **TEXT}, EDITORS),
    (f"POST {P}/{{post}}/pin", {}, EDITORS),
    (f"POST {P}/{{post}}/unpin", {}, EDITORS),
    (f"POST {P}/{{post}}/mark-key-moment", {}, EDITORS),
    (f"POST {P}/{{post}}/unmark-key-moment", {}, EDITORS),
    (f"POST {P}/{{post}}/withdraw", {"reason": "It was wrong."}, EDITORS),
    (f"POST {P}/{{post}}/move", {"above": "{other}"}, EDITORS),
    (f"POST {P}/{{post}}/redate", {"published_at": "2026-01-01T00:00:00Z"}, EDITORS),
    (f"GET {D}", None, REPORTERS),
    (f"PUT {D}/{{fresh}}", {"version": 0, "text": TEXT}, REPORTERS),
    (f"GET {D}/{{own}}", None, REPORTERS),
    (f"GET {D}/{{own}}/versions", None, REPORTERS),
    (f"POST {D}/{{own}}/submit", {}, REPORTERS),
    (f"POST {D}/{{submitted}}/send-back", {"note": "Who says so?"}, EDITORS),
    (f"POST {D}/{{own}}/publish", {}, REPORTERS),
    (f"POST {D}/{{own}}/schedule", {"at": SOON}, REPORTERS),
    (f"POST {D}/{{own}}/unschedule", {}, REPORTERS),
    (f"POST {D}/{{own}}/discard", {}, REPORTERS),
    ("GET /api/addresses", None, EDITORS),
    ("GET /api/audit", None, {"mia"}),
    ("GET /api/tokens", None, ALL),
    ("POST /api/tokens", {"name": "Phone", "scope": "file", "days": 7}, ALL),
    ("POST /api/tokens/{token}/revoke", {}, ALL),
    (f"POST {D}/{{discarded}}/restore", {}, REPORTERS),
    (f"GET {C}/people", None, REPORTERS),
    (f"PUT {C}/people/dan", {"role": "reporter"}, EDITORS),
    (f"DELETE {C}/people/{{member}}", None, EDITORS),
    ("GET /api/people", None, EDITORS),
    ("POST /api/people", {"username": "dora", "role": "reporter"}, {"mia"}),
    ("POST /api/people/dan/disable", {}, {"mia"}),
    ("POST /api/people/dan/enable", {}, {"mia"}),
    ("POST /api/people/dan/sign-out", {}, {"mia"}),
    ("POST /api/people/dan/role", {"role": "editor"}, {"mia"}),
    ("POST /api/people/dan/password-link", {}, {"mia"}),
    ("POST /api/pictures", PICTURE, REPORTERS),
    (f"POST /api/pictures/{NAME}/pieces?at=0&of={len(PICTURE)}", PICTURE, REPORTERS),
    ("GET /api/pictures/{picture}", None, REPORTERS),
    ("GET /api/pictures/{picture}/smallest.jpg", None, REPORTERS),
    ("POST /api/pictures/{picture}/confirm-rights", {}, EDITORS),
    ("POST /api/pictures/{picture}/focus", {"x": 10, "y": 10}, REPORTERS),
    ("POST /api/cards", {"url": "http://127.0.0.1/"}, REPORTERS),
    ("GET /api/stories", None, ALL),
    ("POST /api/stories/floods/edit", {"title": "The floods of May"}, EDITORS),
    ("GET /api/templates", None, EDITORS),
    ("POST /api/templates", {"name": "Storm"}, EDITORS),
    ("DELETE /api/templates/{template}", None, EDITORS),
]


@pytest.fixture
def cast(db) -> dict[str, Client]:
    roles = {"mia": "managing editor", "ada": "editor", "ben": "reporter", "cleo": "reporter"}
    clients = {name: signed_in(name, role) for name, role in roles.items()}
    Assignment.objects.filter(user__username="cleo").delete()
    return clients | {"nobody": Client()}


@pytest.fixture
def flood(cast) -> Coverage:
    flood = open_coverage(slug="flood", headline="The river rises at Brae")
    pause_coverage(open_coverage(slug="paused", headline="Paused"))
    Story.objects.create(slug="floods", title="The floods")
    add_person("dan", role="reporter", password=PASSWORD)
    open_coverage(slug="later", headline="Later", starts_at=datetime.now(UTC) + timedelta(days=1))
    return flood


@pytest.fixture
def filled(flood) -> Callable[[str, str], str]:
    """An address or a body with the ids that it asks for."""
    ada = User.objects.get(username="ada")

    def post() -> Post:
        return publish_post(flood, id=new_id(), body=BODY, by=ada)

    makers: dict[str, Callable[[User], Any]] = {
        "post": lambda _: post().pk,
        "other": lambda _: post().pk,
        "fresh": lambda _: new_id(),
        "own": lambda who: kept(flood, who).pk,
        "submitted": lambda who: submit_draft(kept(flood, who), by=who).pk,
        "discarded": lambda who: discard_draft(kept(flood, who), by=who).pk,
        "token": lambda who: issue_token(who, name="Phone", scope="look", days=1)[0].pk,
        "picture": lambda _: take_in_picture(PICTURE).pk,
        "member": lambda _: give_role(person_named("dan"), "reporter", flood).user.username,
        "template": lambda _: keep_template(name="Storm").pk,
    }

    def fill(text: str, who: str) -> str:
        writer = User.objects.filter(username=who).first() or ada
        return re.sub(r"{(\w+)}", lambda found: str(makers[found[1]](writer)), text)

    return fill


@pytest.mark.parametrize(("asked", "sent", "allowed"), TABLE, ids=[row[0] for row in TABLE])
def test_who_may(cast, filled, asked, sent, allowed):
    verb, address = asked.split()
    for who, client in cast.items():
        answer = say(
            client, verb, filled(address, who), sent, lambda text, who=who: filled(text, who)
        )
        if who in allowed:
            assert answer.status_code in DONE, (who, answer.content)
        else:
            assert answer.status_code == (401 if who == "nobody" else 403), (who, answer.content)
            assert answer.headers["content-type"] == "application/problem+json"


def say(client: Client, verb: str, address: str, sent: Any, fill: Callable[[str], str]):
    ask = getattr(client, verb.lower())
    if isinstance(sent, bytes):
        return ask(address, sent, content_type="image/png")
    body = {k: fill(v) if isinstance(v, str) else v for k, v in (sent or {}).items()}
    return ask(address, body or None, content_type="application/json")


def test_the_table_has_every_endpoint():
    rows = {tuple(row[0].split("?")[0].split()) for row in TABLE}
    described = {
        (verb.upper(), re.compile(re.sub(r"{\w+}", "[^/]+", path)))
        for path, verbs in api.get_openapi_schema()["paths"].items()
        for verb in verbs
    }
    assert [one for one in described if not any(is_of(row, *one) for row in rows)] == []
    assert [row for row in rows if not any(is_of(row, *one) for one in described)] == []


def is_of(row: tuple[str, ...], verb: str, path: re.Pattern[str]) -> bool:
    return row[0] == verb and path.fullmatch(row[1]) is not None


class TestWhatIsTheirs:
    """Where reporters may publish, they publish and revise what is theirs, and nothing else."""

    @pytest.fixture
    def of_ada(self, flood) -> Draft:
        return kept(flood, User.objects.get(username="ada"))

    def test_ben_revises_his_own_post(self, cast, flood):
        ben = User.objects.get(username="ben")
        post = publish_post(flood, id=new_id(), body=BODY, by=ben)
        answer = cast["ben"].post(
            f"{P}/{post.pk}/revise", {"began_from": 1, **TEXT}, content_type="application/json"
        )
        assert answer.json()["revision"] == 2

    @pytest.mark.parametrize("verb", ["submit", "publish", "discard"])
    def test_ben_leaves_ada_s_draft_alone(self, cast, of_ada, verb):
        answer = cast["ben"].post(f"{D}/{of_ada.pk}/{verb}", {}, content_type="application/json")
        assert answer.status_code == 403
        assert (
            answer.json()["detail"] == "This draft is ada's; an editor can change it, or ada can."
        )

    def test_nor_does_he_publish_it_under_its_id(self, cast, of_ada):
        asked = {"id": str(of_ada.pk), **TEXT}
        assert cast["ben"].post(P, asked, content_type="application/json").status_code == 403
        assert not Post.objects.exists()

    def test_where_reporters_may_not_publish_ben_submits(self, cast, flood):
        Coverage.objects.filter(pk=flood.pk).update(reporters_publish=False)
        draft = kept(flood, User.objects.get(username="ben"))
        publish, submit = (
            cast["ben"].post(f"{D}/{draft.pk}/{verb}", {}, content_type="application/json")
            for verb in ("publish", "submit")
        )
        assert (publish.status_code, submit.status_code) == (403, 200)
