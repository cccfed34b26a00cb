"""The audit record as managing editors read it."""

import re
from pathlib import Path

import pytest
from django.test import Client

import dateline
from dateline.newsroom import publishing
from dateline.newsroom.documents import document, paragraph
from dateline.newsroom.drafting import discard_draft, save_draft
from dateline.newsroom.drafting.texts import DraftText
from dateline.newsroom.ids import new_id
from dateline.newsroom.models import User
from dateline.newsroom.people import add_person
from tests.desk.conftest import PASSWORD, signed_in

RECORD = Path(__file__).parents[2] / "web/desk/views/record.ts"


@pytest.fixture
def mia(db) -> Client:
    return signed_in("mia", "managing editor")


def newest(mia: Client, **asked: str) -> dict:
    return mia.get("/api/audit", asked).json()[0]


def test_a_post_is_named_by_its_headline(mia, sandbags):
    entry = newest(mia, coverage="flood")
    assert (entry["verb"], entry["about"]) == ("publish_post", "Sandbags arrive")
    assert entry["coverage_headline"] == "The river rises at Brae"


def test_by_the_headline_that_it_has_now(mia, sandbags):
    publishing.revise_post(sandbags, headline="Sandbags are here")
    assert newest(mia, verb="publish_post")["about"] == "Sandbags are here"


def test_and_still_when_it_is_withdrawn(mia, sandbags):
    publishing.withdraw_post(sandbags, reason="It was wrong.")
    assert newest(mia, coverage="flood")["about"] == "Sandbags arrive"


def test_without_a_headline_by_its_first_words(mia, flood):
    body = document(paragraph("The water has come to the school gate. " * 4))
    publishing.publish_post(flood, id=new_id(), body=body)
    about = newest(mia, coverage="flood")["about"]
    assert about.startswith("The water has come to the school gate. The water")
    assert about.endswith(" …")
    assert len(about) <= 80


def test_a_draft_is_named_too(mia, flood):
    ben = add_person("ben", role="reporter", password=PASSWORD)
    text = DraftText.checked(headline="Not yet", body=document(paragraph("Here.")))
    draft = save_draft(flood, id=new_id(), version=0, text=text, by=ben)
    discard_draft(draft, by=ben)
    entry = newest(mia, by="ben")
    assert (entry["about"], entry["by_name"]) == ("Not yet", "ben")


def test_people_are_named_as_over_their_posts(mia):
    by = User.objects.get(username="mia")
    add_person("ada", role="editor", password=PASSWORD, full_name="Ada Quist", by=by)
    assert (newest(mia)["by_name"], newest(mia)["subject"]) == ("mia", "ada")


def test_every_verb_has_words_in_the_view():
    source = "".join(path.read_text() for path in Path(dateline.__file__).parent.rglob("*.py"))
    said = set(re.findall(r"""(?:record|did|keep)\((?:\w+, )?\s*"([a-z]+(?:_[a-z]+)+)\"""", source))
    known = set(re.findall(r"^  (\w+): ", RECORD.read_text(), re.MULTILINE))
    assert said - known == set()
