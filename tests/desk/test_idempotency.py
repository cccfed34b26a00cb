"""A retry with the same Idempotency-Key is given the answer of the first request."""

import pytest
from django.test import Client

from dateline.desk.models import Answered
from dateline.newsroom.documents import document, paragraph
from dateline.newsroom.ids import new_id
from dateline.newsroom.models import Coverage, User
from dateline.newsroom.tokens import issue_token

JSON = "application/json"


def say(client: Client, address: str, body: dict, key: str = "k-1"):
    return client.post(address, body, content_type=JSON, headers={"idempotency-key": key})


def post() -> dict:
    return {"id": str(new_id()), "body": document(paragraph("Here."))}


def test_a_retry_opens_no_second_coverage(ada):
    first, again = (say(ada, "/api/coverages", {"headline": "Fire"}) for _ in range(2))
    assert first.content == again.content
    assert first.status_code == again.status_code == 200
    assert Coverage.objects.count() == 1


def test_a_refusal_is_given_again_too(ada, flood):
    first, again = (say(ada, "/api/coverages/flood/edit", {"headline": ""}) for _ in range(2))
    assert (first.status_code, first.content) == (422, again.content)


def test_another_request_with_the_same_key_is_refused(ben, flood):
    say(ben, "/api/coverages/flood/posts", post())
    answer = say(ben, "/api/coverages/flood/posts", post())
    assert answer.status_code == 422
    assert "was used for another request" in answer.json()["detail"]


def test_two_people_may_have_the_same_key(ada, ben, flood):
    assert say(ada, "/api/coverages/flood/posts", post()).status_code == 200
    assert say(ben, "/api/coverages/flood/posts", post()).status_code == 200


def test_a_request_whose_first_is_under_way_is_told_so(ben, flood):
    sent = post()
    say(ben, "/api/coverages/flood/posts", sent)
    Answered.objects.update(status=None)
    answer = say(ben, "/api/coverages/flood/posts", sent)
    assert (answer.status_code, "still under way" in answer.json()["detail"]) == (409, True)


def test_a_key_that_is_too_long_is_refused(ben, flood):
    assert say(ben, "/api/coverages/flood/posts", post(), key="k" * 300).status_code == 400


def test_the_secret_of_a_token_is_kept_nowhere(ben):
    say(ben, "/api/tokens", {"name": "Phone", "scope": "file", "days": 7})
    assert not Answered.objects.exists()


@pytest.mark.parametrize("scope", ["look", "file"])
def test_a_token_does_what_its_scope_says(flood, ben, scope):
    _, secret = issue_token(User.objects.get(username="ben"), name="Phone", scope=scope, days=1)
    answer = Client(headers={"authorization": f"Bearer {secret}"}).post(
        "/api/coverages/flood/posts", post(), content_type=JSON
    )
    assert answer.status_code == {"look": 403, "file": 200}[scope]


def test_a_token_that_is_none_is_refused(flood):
    client = Client(headers={"authorization": "Bearer dateline_nothing"})
    assert client.get("/api/me").status_code == 401


class TestIfMatch:
    """``If-Match`` says which version a change began from, where the body does not."""

    def change(self, ada: Client, sandbags, **headers):
        address = f"/api/coverages/flood/posts/{sandbags.pk}/revise"
        body = {"body": document(paragraph("At the mill."))}
        return ada.post(address, body, content_type=JSON, headers=headers)

    def test_the_one_that_is_shown_can_be_changed(self, ada, sandbags):
        assert self.change(ada, sandbags, **{"if-match": '"1"'}).json()["revision"] == 2

    def test_an_older_one_collides_and_the_answer_has_the_newer(self, ada, sandbags):
        self.change(ada, sandbags, **{"if-match": '"1"'})
        address = f"/api/coverages/flood/posts/{sandbags.pk}/revise"
        body = {"body": document(paragraph("At the weir."))}
        answer = ada.post(address, body, content_type=JSON, headers={"if-match": '"1"'})
        assert answer.status_code == 409
        assert answer.json()["current"]["revision"] == 2

    def test_without_one_it_is_asked_for(self, ada, sandbags):
        assert self.change(ada, sandbags).status_code == 428

    def test_what_is_no_version_is_refused(self, ada, sandbags):
        answer = self.change(ada, sandbags, **{"if-match": '"newest"'})
        assert (answer.status_code, "use the number of a version" in answer.json()["detail"]) == (
            422,
            True,
        )
