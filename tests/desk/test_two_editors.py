"""Ada and Mia, at two browsers, change the same thing: the later one is told, and nothing is written over."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from dateline.newsroom.ids import new_id
from dateline.newsroom.markdown import document_from_markdown
from dateline.newsroom.models import CoverageTemplate, Story
from tests.desk.conftest import signed_in
from tests.media.photographs import photograph

DRAFTS = "/api/coverages/flood/drafts"
STORM = {"name": "Storm", "headline": "A storm comes", "summary": ["It comes from the west."]}


@pytest.fixture
def mia(db) -> Client:
    return signed_in("mia", "managing editor")


@pytest.fixture
def pictures(ada) -> list[dict]:
    """Two, with what is said of each where it is shown."""
    taken = [
        ada.post("/api/pictures", photograph(80, 60, colour=colour), content_type="image/jpeg")
        for colour in ((9, 9, 9), (200, 9, 9))
    ]
    return [one.json()["attributes"] | {"alt": "A bridge."} for one in taken]


def say(client: Client, path: str, **asked: object):
    return client.post(path, asked, content_type="application/json")


@pytest.fixture
def draft(ada, flood) -> str:
    """Ada's, which she has changed since Mia read it as version 1."""
    address = f"{DRAFTS}/{new_id()}"
    for version, headline in enumerate(("The bridge is closed", "The upper bridge is closed")):
        text = {"headline": headline, "body": document_from_markdown("Since noon.")}
        said = {"version": version, "text": text}
        assert ada.put(address, said, content_type="application/json").status_code == 200
    return address


def in_an_hour() -> str:
    return (datetime.now(UTC) + timedelta(hours=1)).isoformat()


@pytest.mark.parametrize("verb", ["publish", "schedule"])
def test_words_that_an_editor_has_not_seen_are_not_published(mia, draft, verb):
    said = {} if verb == "publish" else {"at": in_an_hour()}
    address = f"{draft}/{verb}"
    asked = {"content_type": "application/json"}
    answer = mia.post(address, said, headers={"If-Match": '"1"'}, **asked)
    assert answer.status_code == 409
    assert answer.json()["current"]["text"]["headline"] == "The upper bridge is closed"
    assert mia.get(draft).json()["stage"] == "draft"
    assert mia.post(address, said, headers={"If-Match": '"2"'}, **asked).status_code == 200


def test_a_script_that_says_no_version_publishes_what_there_is(mia, draft):
    answer = mia.post(f"{draft}/publish")
    assert answer.json()["state"]["headline"] == "The upper bridge is closed"


def test_publishing_again_is_no_conflict(mia, draft):
    answers = [mia.post(f"{draft}/publish", headers={"If-Match": '"2"'}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]


def test_a_template_is_not_kept_over_a_colleagues(ada, mia):
    assert say(ada, "/api/templates", **STORM, began_from={}).status_code == 200
    adas = STORM | {"headline": "The storm is here"}
    assert say(ada, "/api/templates", **adas, began_from=STORM).status_code == 200
    mias = STORM | {"summary": ["Stay at home."]}
    answer = say(mia, "/api/templates", **mias, began_from=STORM)
    assert answer.status_code == 412
    assert answer.json()["current"]["headline"] == "The storm is here"
    assert "template “Storm”" in answer.json()["detail"]
    assert CoverageTemplate.objects.get().headline == "The storm is here"
    assert say(mia, "/api/templates", **mias, began_from=adas).status_code == 200


def test_a_new_template_takes_no_name_that_a_colleague_has_just_given(ada, mia):
    assert say(ada, "/api/templates", **STORM, began_from={}).status_code == 200
    assert say(ada, "/api/templates", **STORM, began_from={}).status_code == 200  # the same again
    other = {"name": "Storm", "headline": "Another storm"}
    assert say(mia, "/api/templates", **other, began_from={}).status_code == 412
    assert say(mia, "/api/templates", **other).status_code == 200  # as a script may


def test_a_storys_background_is_not_written_over_a_colleagues(ada, mia):
    Story.objects.create(slug="floods", title="The floods")
    address = "/api/stories/floods/edit"
    assert (
        say(ada, address, background="Since May.", began_from={"background": ""}).status_code == 200
    )
    answer = say(mia, address, background="Since June.", began_from={"background": ""})
    assert answer.status_code == 412
    assert answer.json()["current"]["background"] == "Since May."
    title = {"title": "The floods of May", "began_from": {"title": "The floods", "background": ""}}
    assert (
        say(mia, address, **title).status_code == 200
    )  # of what she did not change she need not know


def test_a_lead_picture_is_not_put_over_a_colleagues(ada, mia, flood, pictures):
    address, (first, second) = "/api/coverages/flood/edit", pictures
    assert say(ada, address, lead=first, began_from={"lead": None}).status_code == 200
    answer = say(mia, address, lead=second, began_from={"lead": None})
    assert answer.status_code == 412
    current = answer.json()["current"]["lead"]
    assert current["asset"] == first["asset"]
    assert say(mia, address, lead=second, began_from={"lead": current}).status_code == 200
    assert say(ada, address, lead=None, began_from={"lead": current}).status_code == 412
