"""The newsroom's HTTP API."""

import pytest
from django.test import Client

from dateline.newsroom import publishing
from dateline.newsroom.documents import document, paragraph
from dateline.newsroom.ids import new_id
from dateline.newsroom.models import Contributor, Post
from dateline.newsroom.reading import changes_after

POSTS = "/api/coverages/flood/posts"
PROBLEM = "application/problem+json"


@pytest.fixture
def written() -> dict:
    return {
        "id": str(new_id()),
        "headline": "Sandbags arrive",
        "body": document(paragraph("Here.")),
    }


def send(client: Client, post: dict):
    return client.post(POSTS, post, content_type="application/json")


def test_ben_publishes(ben, flood, written):
    published = send(ben, written).json()
    assert (published["id"], published["revision"]) == (written["id"], 1)
    assert published["state"]["html"] == "<p>Here.</p>"


def test_a_retry_is_the_same_post(ben, flood, written):
    assert send(ben, written).json() == send(ben, written).json()
    assert Post.objects.count() == 1


def test_the_same_id_with_another_text_is_a_conflict(ben, flood, written):
    send(ben, written)
    answer = send(ben, written | {"headline": "Something else"})
    assert answer.status_code == 409
    assert answer.headers["content-type"] == PROBLEM


def test_a_body_outside_the_schema_is_refused_with_its_path(ben, flood, written):
    body = document({"type": "paragraph", "content": [{"type": "video"}]})
    answer = send(ben, written | {"body": body})
    assert answer.status_code == 422
    assert answer.json()["detail"] == (
        "The body was refused at content[0].content[0].type: there is no node of type “video”."
    )


def test_a_post_without_an_id_is_refused_by_name(ben, flood, written):
    del written["id"]
    assert send(ben, written).json()["detail"].startswith("post.id: ")


def test_cleo_may_not_publish(flood, written):
    assert send(Client(), written).status_code == 401
    assert not Post.objects.exists()


def test_an_unknown_coverage_is_not_found(ben, flood, written):
    answer = ben.post("/api/coverages/floods/posts", written, content_type="application/json")
    assert (answer.status_code, "Did you mean “flood”?" in answer.json()["detail"]) == (404, True)


def test_ended_coverage_takes_no_posts(ben, flood, written):
    publishing.end_coverage(flood)
    assert send(ben, written).status_code == 409


def test_ben_sees_what_he_may_look_at(ben, flood):
    assert [found["slug"] for found in ben.get("/api/coverages").json()] == ["flood"]


def test_a_forged_form_is_refused(flood, written):
    from tests.desk.conftest import signed_in

    client = Client(enforce_csrf_checks=True)
    client.cookies = signed_in("mia", "reporter").cookies
    assert send(client, written).status_code == 403


@pytest.mark.parametrize(
    ("body", "status"), [("{", 400), ('{"id": "x"}', 422)], ids=["no JSON", "another form"]
)
def test_what_cannot_be_read_is_problem_details(ben, flood, body, status):
    answer = ben.post(POSTS, body, content_type="application/json")
    assert answer.headers["content-type"] == PROBLEM
    assert answer.json()["status"] == answer.status_code == status


def test_nobody_signed_in_is_problem_details(flood, written):
    assert send(Client(), written).json()["detail"].startswith("Sign in at the desk first")


@pytest.mark.parametrize("path", ["/api/", "/api/nowhere", "/api/coverages/flood/nonsense/"])
def test_what_is_no_endpoint_is_problem_details(db, path):
    for verb in ("get", "post"):
        answer = getattr(Client(enforce_csrf_checks=True), verb)(path)
        assert answer.headers["content-type"] == PROBLEM
        assert answer.json()["status"] == answer.status_code == 404


def test_a_verb_that_an_address_has_not_is_problem_details(ben, flood):
    answer = ben.delete(POSTS)
    assert (answer.status_code, answer.headers["content-type"]) == (405, PROBLEM)
    assert answer.json()["detail"] == f"{POSTS} takes GET or POST, not DELETE."
    assert sorted(answer.headers["allow"].split(", ")) == ["GET", "POST"]


def test_a_host_that_is_not_ours_is_problem_details(ben, settings):
    settings.ALLOWED_HOSTS = ["news.example"]
    answer = ben.get("/api/me")
    assert (answer.status_code, answer.headers["content-type"]) == (400, PROBLEM)


def test_a_fault_is_problem_details_and_says_nothing_of_itself(ben, flood, monkeypatch):
    def fail(*_: object) -> None:
        raise RuntimeError("the disk is on fire")

    monkeypatch.setattr("dateline.newsroom.access.coverages_for", fail)
    ben.raise_request_exception = False
    answer = ben.get("/api/coverages")
    assert (answer.status_code, answer.headers["content-type"]) == (500, PROBLEM)
    assert "fire" not in answer.content.decode()


def test_every_revision_has_what_stood_over_its_text(ben, flood, written):
    over = {"bylines": ["Ben", "Dan"], "place": "Brae", "tags": ["flood"]}
    send(ben, written | over)
    here = f"{POSTS}/{written['id']}"
    text = {name: value for name, value in written.items() if name != "id"} | {"began_from": 1}
    ben.post(f"{here}/revise", text, content_type="application/json")
    latest, first = ben.get(f"{here}/revisions").json()
    assert [first[name] for name in over] == [*over.values()]
    assert [latest[name] for name in over] == [[], "", []]


def test_a_revision_says_by_whom_with_the_name_that_stands_over_posts(ben, flood, written):
    Contributor.objects.filter(user__username="ben").update(name="Ben Berg")
    send(ben, written)
    [first] = ben.get(f"{POSTS}/{written['id']}/revisions").json()
    assert (first["by"], first["by_name"]) == ("ben", "Ben Berg")


def test_a_coverage_says_where_its_desk_stands_when_no_draft_is_open(ben, flood):
    draft = f"/api/coverages/flood/drafts/{new_id()}"
    kept = {"version": 0, "text": {"body": document(paragraph("Here."))}}
    ben.put(draft, kept, content_type="application/json")
    ben.post(f"{draft}/discard")
    assert ben.get("/api/coverages/flood").json()["desk"] == 2


EDIT = "/api/coverages/flood/edit"


def edit(client: Client, **asked: object):
    return client.post(EDIT, asked, content_type="application/json")


def test_an_edit_of_the_head_does_not_erase_a_colleagues_point(ada, flood):
    assert edit(ada, summary=["Ben saw it."], began_from={"summary": []}).status_code == 200
    answer = edit(ada, summary=["Ada saw it."], began_from={"summary": []})
    assert answer.status_code == 412
    assert answer.headers["content-type"] == PROBLEM
    assert answer.json()["current"]["summary"] == ["Ben saw it."]
    flood.refresh_from_db()
    assert flood.summary == ["Ben saw it."]


def test_an_edit_that_is_sent_again_is_no_conflict(ada, flood):
    asked = {"summary": ["Ada saw it."], "began_from": {"summary": []}}
    assert [edit(ada, **asked).status_code for _ in range(2)] == [200, 200]


def test_a_colleagues_headline_does_not_stand_in_the_way_of_points(ada, flood):
    publishing.edit_coverage(flood, headline="The river falls at Brae")
    began = {"summary": [], "headline": "The river rises at Brae"}
    assert edit(ada, summary=["Ada saw it."], began_from=began).status_code == 200


def test_the_board_says_what_has_been_continued(ada, flood):
    publishing.end_coverage(flood)
    publishing.continue_coverage(flood, headline="The river falls at Brae", slug="flood-2")
    found = {line["slug"]: line["continued"] for line in ada.get("/api/coverages").json()}
    assert found == {"flood": True, "flood-2": False}


def test_where_the_story_goes_on_is_said_before_it_ends(ada, flood):
    publishing.open_coverage(headline="The river falls", slug="falls")
    asked = {"closing": "Good night.", "next": "falls"}
    ended = ada.post("/api/coverages/flood/end", asked, content_type="application/json").json()
    assert (ended["state"], ended["next"]["slug"]) == ("ended", "falls")
    states = [change.state for change in changes_after(str(flood.pk), 0, limit=100)]
    assert [(state["state"], state["next"] is not None) for state in states[-2:]] == [
        ("live", True),
        ("ended", True),
    ]


def test_nothing_ends_where_the_story_cannot_go_on(ada, flood):
    falls = publishing.open_coverage(headline="The river falls", slug="falls")
    publishing.lead_on(publishing.open_coverage(headline="Another", slug="another"), to=falls)
    asked = {"next": "falls"}
    answer = ada.post("/api/coverages/flood/end", asked, content_type="application/json")
    assert answer.status_code == 409
    assert ada.get("/api/coverages/flood").json()["state"] == "live"
