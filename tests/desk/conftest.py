"""Ada edits and Ben reports; each is signed in with a browser of their own."""

import pytest
from django.test import Client

from dateline.newsroom import publishing
from dateline.newsroom.ids import new_id
from dateline.newsroom.markdown import document_from_markdown
from dateline.newsroom.models import Coverage, Post
from dateline.newsroom.people import add_person

PASSWORD = "correct horse battery"


def signed_in(name: str, role: str) -> Client:
    client = Client()
    client.force_login(add_person(name, role=role, password=PASSWORD))
    return client


@pytest.fixture
def ada(db) -> Client:
    return signed_in("ada", "editor")


@pytest.fixture
def ben(db) -> Client:
    return signed_in("ben", "reporter")


@pytest.fixture
def flood(db) -> Coverage:
    return publishing.open_coverage(slug="flood", headline="The river rises at Brae")


@pytest.fixture
def sandbags(flood) -> Post:
    body = document_from_markdown("At the school gate.")
    return publishing.publish_post(flood, id=new_id(), headline="Sandbags arrive", body=body)
