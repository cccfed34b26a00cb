"""The API keeps to its own description: no 500, and no answer that is not documented."""

from collections.abc import Callable, Iterable
from functools import cache

import pytest
import schemathesis
from django.conf import settings as django_settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application
from django.test import Client
from hypothesis import HealthCheck, settings

from dateline.desk.api import api
from dateline.newsroom import publishing
from dateline.newsroom.documents import document, paragraph
from dateline.newsroom.drafting import save_draft
from dateline.newsroom.drafting.texts import DraftText
from dateline.newsroom.ids import new_id
from dateline.newsroom.models import User
from dateline.newsroom.people import add_person
from dateline.newsroom.tokens import issue_token
from tests.desk.conftest import PASSWORD

CHECKS = [
    schemathesis.checks.not_a_server_error,
    schemathesis.checks.status_code_conformance,
    schemathesis.checks.content_type_conformance,
    schemathesis.checks.response_schema_conformance,
]

IN_PERSON = {"people", "tokens", "audit"}
PROOF = "c" * 32  # what Django's CSRF cookie holds; the header says it back

schema = schemathesis.openapi.from_dict(api.get_openapi_schema())


@pytest.fixture
def known(db) -> dict[str, str]:
    """What is there, for half of the requests to be about; and what to ask with."""
    mia = add_person("mia", role="managing editor", password=PASSWORD)
    flood = publishing.open_coverage(slug="flood", headline="The river rises at Brae", by=mia)
    body = document(paragraph("At the school gate."))
    post = publishing.publish_post(flood, id=new_id(), body=body, by=mia)
    text = DraftText.checked(body=body)
    draft = save_draft(flood, id=new_id(), version=0, text=text, by=mia)
    _, secret = issue_token(mia, name="Schemathesis", scope="run", days=1)
    add_person("dan", role="reporter", password=PASSWORD)
    return {
        "slug": "flood",
        "post_id": str(post.pk),
        "draft_id": str(draft.pk),
        "username": "dan",
        "token_id": str(issue_token(mia, name="Phone", scope="look", days=1)[0].pk),
        "secret": secret,
        "session": session_of(mia),
    }


def session_of(person: User) -> str:
    client = Client()
    client.force_login(person)
    return client.cookies[django_settings.SESSION_COOKIE_NAME].value


def asked_by_mia(path: str, known: dict[str, str]) -> Callable[..., Iterable[bytes]]:
    """The application, as Mia asks it. No token may see people, tokens and the record."""
    if IN_PERSON & set(path.split("/")):
        session = f"{django_settings.SESSION_COOKIE_NAME}={known['session']}"
        proof = f"{django_settings.CSRF_COOKIE_NAME}={PROOF}"
        more = {"HTTP_COOKIE": f"{session}; {proof}", "HTTP_X_CSRFTOKEN": PROOF}
    else:
        more = {"HTTP_AUTHORIZATION": f"Bearer {known['secret']}"}
    return lambda environ, start: application()(environ | more, start)


@cache
def application() -> WSGIHandler:
    return get_wsgi_application()


@schema.parametrize()
@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
def test_it_answers_as_its_description_says(case, known):
    for name in case.path_parameters:
        if name in known and len(str(case.body)) % 2:
            case.path_parameters[name] = known[name]
    case.headers, case.cookies = {}, {}  # those that it made up are nobody's
    response = case.call(app=asked_by_mia(case.path, known), base_url="http://127.0.0.1")
    case.validate_response(response, checks=CHECKS)
    assert response.status_code not in (401, 403)
