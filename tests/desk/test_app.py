"""The desk's page: for whoever is signed in, the same at every address of the app."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from dateline.newsroom import intake, publishing
from dateline.newsroom.errors import Refused
from dateline.newsroom.models import Asset, User
from tests.desk.conftest import signed_in

ADDRESSES = ["/desk/", "/desk/flood/", "/desk/flood/post/1/", "/desk/people/", "/desk/audit/"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_app_opens_at_every_address_of_its_own(ada, address):
    answer = ada.get(address)
    assert answer.status_code == 200
    assert '<div id="desk" data-root="/"' in answer.content.decode()


@pytest.mark.parametrize("address", ADDRESSES)
def test_cleo_is_asked_to_sign_in(db, address):
    assert Client().get(address).headers["location"] == f"/desk/sign-in/?next={address}"


def test_the_page_is_kept_by_nobody_and_brings_what_the_api_asks_for(ada):
    answer = ada.get("/desk/")
    assert answer.headers["cache-control"] == "no-store"
    assert "dateline_csrf" in answer.cookies


def test_somebody_who_left_may_not_look(ada, flood):
    User.objects.update(is_active=False)
    assert ada.get("/desk/flood/").status_code == 302


def test_asking_changes_nothing(ada):
    assert ada.post("/desk/flood/").status_code == 405


def test_a_phone_can_keep_the_desk(db):
    said = Client().get("/desk/app.webmanifest").json()
    assert (said["start_url"], said["scope"], said["display"]) == ("/desk/", "/desk/", "standalone")


def test_a_phone_shares_with_the_desk(db):
    said = Client().get("/desk/app.webmanifest").json()["share_target"]
    assert (said["action"], said["method"]) == ("/desk/share/", "POST")
    assert said["params"]["files"] == [{"name": "pictures", "accept": ["image/*"]}]


def test_what_is_shared_past_the_worker_is_asked_for_once_more_and_changes_nothing(db):
    phone = Client(enforce_csrf_checks=True)  # it has no proof to show
    picture = SimpleUploadedFile("pier.jpg", b"x" * 100_000, content_type="image/jpeg")
    answer = phone.post("/desk/share/", {"text": "The pier", "pictures": picture})
    assert (answer.status_code, answer.headers["location"]) == (303, "/desk/share/?missed")
    signed_out = phone.get("/desk/share/?missed").headers["location"]
    assert signed_out == "/desk/sign-in/?next=/desk/share/%3Fmissed"
    assert Asset.objects.count() == 0


def test_the_worker_stands_where_it_may_serve_the_whole_desk(db):
    answer = Client().get("/desk/worker.js")
    assert answer.headers["content-type"] == "text/javascript"
    assert b"fetch" in b"".join(answer.streaming_content)


@pytest.mark.parametrize("slug", intake.RESERVED)
def test_an_address_of_the_desks_own_is_refused(db, slug):
    with pytest.raises(Refused, match="is the desk's own; choose another"):
        publishing.open_coverage(headline="Ash", slug=slug)


def test_the_admin_cannot_change_what_readers_see(sandbags):
    client = signed_in("mara", "managing editor")
    answer = client.post(f"/admin/newsroom/post/{sandbags.pk}/change/", {"pinned": "on"})
    assert answer.status_code == 403
