"""Ben pastes a link, and a card of the page is made without any reader's browser going there."""

from importlib import import_module

import pytest
from django.test import Client

from dateline.newsroom.documents import check_document, document
from dateline.newsroom.models import User
from tests.outside.conftest import fetcher
from tests.outside.servers import reply, serving

PAGE = """<title>The pier</title><meta property="og:description" content="Waves.">
<meta property="og:site_name" content="The Herald">"""


def ask(client: Client, url: object):
    return client.post("/api/cards", {"url": url}, content_type="application/json")


def test_a_card_is_an_embed_block(ben, monkeypatch):
    monkeypatch.setattr(import_module("dateline.desk.api.cards"), "FETCHER", fetcher())
    with serving(reply(PAGE)) as server:
        url = f"http://news.example:{server.port}/pier"
        card = ask(ben, f" {url} ").json()
    assert card == {
        "url": url,
        "title": "The pier",
        "description": "Waves.",
        "provider": "The Herald",
        "author": "",
    }
    assert check_document(document({"type": "embed", "attrs": card}))


@pytest.mark.parametrize("url", ["http://127.0.0.1/", "http://169.254.169.254/latest/meta-data/"])
def test_what_is_not_public_is_a_plain_card_and_is_not_asked(ben, url):
    answer = ask(ben, url)
    assert answer.status_code == 200
    assert answer.json()["title"] == ""
    assert answer.json()["provider"] in url


@pytest.mark.parametrize(
    "url", ["", "herald", "javascript:alert(1)", "file:///etc/passwd", "https://a b/", "x" * 3000]
)
def test_what_is_no_web_address_is_refused(ben, url):
    answer = ask(ben, url)
    assert (answer.status_code, answer.json()["detail"]) == (
        422,
        "This is not a web address; paste one that begins with https://.",
    )


def test_only_who_may_write_makes_cards(ada, db):
    cleo = Client()
    cleo.force_login(User.objects.create(username="cleo"))
    assert [ask(who, "http://127.0.0.1/").status_code for who in (Client(), cleo, ada)] == [
        401,
        403,
        200,
    ]
