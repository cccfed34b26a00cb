"""A page says whose it is, and nothing is done for it in another name."""

import pytest
from django.test import Client

from dateline.newsroom.documents import document, paragraph
from dateline.newsroom.ids import new_id
from dateline.newsroom.models import Contributor, Post

POSTS = "/api/coverages/flood/posts"


def publish(client: Client, **headers: str):
    post = {"id": str(new_id()), "body": document(paragraph("Here."))}
    return client.post(POSTS, post, content_type="application/json", headers=headers)


def test_adas_page_files_while_ada_is_signed_in(ada, flood):
    assert publish(ada, **{"X-Dateline-Person": "ada"}).status_code == 200


def test_adas_page_does_nothing_while_ben_is(ben, flood):
    Contributor.objects.filter(user__username="ben").update(name="Ben Berg")
    answer = publish(ben, **{"X-Dateline-Person": "ada"})
    assert (answer.status_code, answer.headers["content-type"]) == (401, "application/problem+json")
    assert answer.json()["signed_in"] == {"username": "ben", "name": "Ben Berg"}
    assert "Ben Berg is signed in here now, not ada" in answer.json()["detail"]
    assert not Post.objects.exists()


@pytest.mark.parametrize("verb", ["get", "post"])
def test_nor_does_it_read(ben, flood, verb):
    answer = getattr(ben, verb)("/api/me", headers={"X-Dateline-Person": "%C3%A5da"})
    assert answer.status_code == 401


def test_whoever_does_not_say_is_whoever_is_signed_in(ben, flood):
    assert publish(ben).status_code == 200
