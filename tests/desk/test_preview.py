"""Preview links: the page exactly as readers would see it, for whoever has the link, until it expires."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from django.test import Client
from PIL import Image

from dateline.newsroom.drafting import discard_draft, schedule_draft
from dateline.newsroom.drafting.texts import DraftText
from dateline.newsroom.models import Asset, User
from dateline.newsroom.pictures import take_in_picture
from dateline.newsroom.reading import changes_after
from tests.newsroom.drafts import kept

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer(ben) -> User:
    return User.objects.get(username="ben")


@pytest.fixture
def draft(flood, writer):
    return kept(flood, writer, "The bridge is closed.")


@pytest.fixture
def photo() -> Asset:
    file = BytesIO()
    Image.new("RGB", (80, 60), (90, 100, 110)).save(file, "JPEG")
    return take_in_picture(file.getvalue())


def link(client: Client, **asked) -> str:
    address = "/api/coverages/flood/preview-link"
    answer = client.post(address, asked, content_type="application/json")
    return "/" + answer.json()["url"].split("/", 3)[3]


def seen(address: str) -> str:
    """By somebody who is not signed in."""
    return Client().get(address).content.decode()


def test_it_shows_drafts_in_the_page(ben, sandbags, draft):
    page = seen(link(ben))
    assert "The bridge is closed." in page
    assert "Sandbags arrive" in page


def test_it_says_that_it_is_a_preview(ben, draft):
    assert "A preview with one draft that readers do not see." in seen(link(ben))


def test_readers_see_nothing_of_it(ben, flood, draft):
    seen(link(ben))
    assert "bridge" not in str(changes_after(str(flood.pk), 0, 100))


def test_it_shows_the_draft_as_it_is_when_it_is_opened(ben, flood, writer, draft):
    address = link(ben)
    kept(flood, writer, "The bridge is open.", id=draft.pk, version=1)
    assert "The bridge is open." in seen(address)


def test_it_can_show_one_draft_only(ben, flood, writer, draft):
    kept(flood, writer, "The mill is dry.")
    page = seen(link(ben, draft=str(draft.pk)))
    assert "The bridge is closed." in page
    assert "The mill is dry." not in page


def test_a_change_stands_in_its_post_s_place(ben, flood, writer, sandbags):
    kept(flood, writer, "At the mill.", post=sandbags)
    page = seen(link(ben))
    assert "At the mill." in page
    assert "At the school gate." not in page


def test_a_scheduled_one_shows_its_time(ben, ada, flood, writer, draft):
    at = datetime.now(UTC).replace(microsecond=0) + timedelta(hours=2)
    schedule_draft(draft, at=at, by=writer)
    assert f'datetime="{at.isoformat()}"' in seen(link(ben))


def test_what_is_discarded_is_not_in_it(ben, draft, writer):
    discard_draft(draft, by=writer)
    assert "The bridge is closed." not in seen(link(ben))


def test_it_runs_no_script_and_is_kept_nowhere(ben, draft):
    headers = Client().get(link(ben)).headers
    assert "script-src" not in headers["content-security-policy"]
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["cache-control"] == "private, no-store"
    assert "noindex" in headers["x-robots-tag"]


def test_a_link_that_was_changed_opens_nothing(ben, draft):
    address = link(ben)
    answer = Client().get(address[:-3] + "x" + address[-2:])
    assert answer.status_code == 404
    assert "This is no preview link" in answer.content.decode()


def test_a_link_that_has_expired_opens_nothing(ben, draft, monkeypatch):
    address = link(ben, hours=1)

    class Tomorrow(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime.now(tz) + timedelta(days=1)

    monkeypatch.setattr("dateline.desk.previews.datetime", Tomorrow)
    answer = Client().get(address)
    assert (answer.status_code, "has expired" in answer.content.decode()) == (404, True)


def test_a_picture_of_a_draft_is_shown_by_the_link_only(ben, flood, writer, photo):
    body = {"type": "doc", "content": [{"type": "image", "attrs": {"asset": photo.pk}}]}
    kept(flood, writer, text=DraftText.checked(body=body))
    address, name = link(ben), photo.renditions[0]["file"]
    page = seen(address)
    assert f"{address}media/{photo.pk}/{name}" in page
    assert Client().get(f"{address}media/{photo.pk}/{name}").status_code == 200


def test_a_picture_of_another_coverage_is_not(ben, flood, draft, photo):
    name = photo.renditions[0]["file"]
    assert Client().get(f"{link(ben)}media/{photo.pk}/{name}").status_code == 404


@pytest.mark.parametrize("hours", [0, 1000])
def test_it_lasts_for_two_weeks_at_most(ben, flood, hours):
    address = "/api/coverages/flood/preview-link"
    answer = ben.post(address, {"hours": hours}, content_type="application/json")
    assert answer.status_code == 422
    assert answer.json()["detail"] == f"A preview lasts from 1 to 336 hours, not {hours}."


def test_cleo_cannot_make_one(flood):
    address = "/api/coverages/flood/preview-link"
    assert Client().post(address, {}, content_type="application/json").status_code == 401
