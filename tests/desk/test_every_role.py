"""Every endpoint of the API with each role, and with none. Who may is in the table, all others may not."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from dateline.desk.api import api
from dateline.newsroom.documents import document, paragraph
from dateline.newsroom.drafting import submit_draft
from dateline.newsroom.ids import new_id
from dateline.newsroom.models import Assignment, Coverage, Draft, Post, User
from dateline.newsroom.publishing import open_coverage, pause_coverage, publish_post
from tests.desk.conftest import signed_in
from tests.newsroom.drafts import kept

pytestmark = pytest.mark.django_db

BODY = document(paragraph("At the school gate."))
TEXT = {"headline": "Sandbags", "body": BODY}
SOON = (datetime.now(UTC) + timedelta(hours=1)).isoformat()

EDITORS = {"mia", "ada"}
REPORTERS = EDITORS | {"ben"}
ALL = REPORTERS | {"cleo"}

C, P, D = "/api/coverages/flood", "/api/coverages/flood/posts", "/api/coverages/flood/drafts"

# What is asked, what is sent, and who may. {post} is Ada's, {own} is a draft of whoever asks,
# {fresh} the id of none.
TABLE = [
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
    (f"POST {P}", {"id": str(new_id()), **TEXT}, REPORTERS),
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
]

ELSEWHERE = {"people", "pictures", "cards", "templates", "stories"}  # each with a file of its own


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
    open_coverage(slug="later", headline="Later", starts_at=datetime.now(UTC) + timedelta(days=1))
    return flood


@pytest.fixture
def filled(flood) -> Callable[[str, str], str]:
    """An address or a body with the ids that it asks for."""
    ada = User.objects.get(username="ada")

    def post() -> Post:
        return publish_post(flood, id=new_id(), body=BODY, by=ada)

    made = {"post": post().pk, "other": post().pk, "fresh": new_id()}

    def fill(text: str, who: str) -> str:
        writer = User.objects.filter(username=who).first() or ada
        if "{own}" in text:
            made["own"] = kept(flood, writer).pk
        if "{submitted}" in text:
            made["submitted"] = submit_draft(kept(flood, writer), by=writer).pk
        for name, pk in made.items():
            text = text.replace(f"{{{name}}}", str(pk))
        return text

    return fill


@pytest.mark.parametrize("who", ["mia", "ada", "ben", "cleo", "nobody"])
@pytest.mark.parametrize(("asked", "sent", "allowed"), TABLE, ids=[row[0] for row in TABLE])
def test_who_may(cast, filled, asked, sent, allowed, who):
    verb, address = asked.split()
    body = {k: filled(v, who) if isinstance(v, str) else v for k, v in (sent or {}).items()}
    say = getattr(cast[who], verb.lower())
    answer = say(filled(address, who), body or None, content_type="application/json")
    if who in allowed:
        assert answer.status_code in (200, 204, 409), answer.content  # 409: not as things stand
    else:
        assert answer.status_code == (401 if who == "nobody" else 403), answer.content
        assert answer.headers["content-type"] == "application/problem+json"


def test_the_table_has_every_endpoint():
    rows = {(row[0].split()[0], shape(row[0].split()[1])) for row in TABLE}
    found = {
        (verb.upper(), shape(path))
        for path, verbs in api.get_openapi_schema()["paths"].items()
        for verb in verbs
        if not ELSEWHERE & set(path.split("/"))
    }
    restore, revoke = ("POST", f"{shape(D)}/?/restore"), ("POST", "/api/tokens/?/revoke")
    assert found - rows == {restore, revoke}
    assert rows <= found


def shape(path: str) -> str:
    """An address with a question mark for whatever varies."""
    named = {"api", "addresses", "me", "coverages", "posts", "drafts", "audit", "tokens"}
    parts = path.strip("/").split("/")
    varies = {2} if parts[1] == "coverages" else set()
    varies |= {4} if len(parts) > 4 and parts[3] in ("posts", "drafts") else set()
    varies |= {2} if parts[1] == "tokens" else set()
    assert parts[1] in named
    return "/" + "/".join("?" if place in varies else part for place, part in enumerate(parts))


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
