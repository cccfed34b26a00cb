"""Ben drops a photograph in, Ada answers for its rights, and both are asked what it shows."""

import pytest
from django.test import Client

from dateline.newsroom import publishing
from dateline.newsroom.documents import document
from dateline.newsroom.ids import new_id
from dateline.newsroom.models import Asset, Assignment, AuditEntry, Post, User
from dateline.newsroom.tokens import issue_token
from tests.media.photographs import exif, photograph, xmp

PICTURES = "/api/pictures"
NO_SALES = photograph(
    80,
    60,
    xmp=xmp("""
    <photoshop:Headline>The pier</photoshop:Headline>
    <photoshop:Credit>Ben Ness</photoshop:Credit>
    <photoshop:Instructions>NO SALES, mandatory credit</photoshop:Instructions>
    <photoshop:City>Brae</photoshop:City>"""),
    exif=exif(gps=True),
)
FREE = photograph(80, 60, colour=(9, 9, 9))


@pytest.fixture
def cleo(db) -> Client:
    client = Client()
    client.force_login(User.objects.create(username="cleo"))
    return client


@pytest.fixture
def dan(flood) -> Client:
    """Dan reports for one coverage only."""
    person = User.objects.create(username="dan")
    Assignment.objects.create(user=person, role="reporter", coverage=flood)
    client = Client()
    client.force_login(person)
    return client


def send(client: Client, picture: bytes, content_type: str = "image/jpeg"):
    return client.post(PICTURES, picture, content_type=content_type)


def taken_in(client: Client, picture: bytes) -> dict:
    answer = send(client, picture)
    assert answer.status_code == 200, answer.content
    return answer.json()


def test_a_picture_is_taken_in_with_what_it_says_of_itself(ben):
    picture = taken_in(ben, NO_SALES)
    here = f"{PICTURES}/{picture['id']}"
    assert picture["address"] == f"{here}/80.jpg"
    assert picture["source_set"] == f"{here}/80.jpg 80w"
    assert (picture["width"], picture["height"]) == (80, 60)
    assert picture["attributes"] == {
        "asset": picture["id"],
        "caption": "",
        "credit": "Ben Ness",
        "source": "",
        "alt": "",
    }
    assert (picture["metadata"]["headline"], picture["metadata"]["place"]["city"]) == (
        "The pier",
        "Brae",
    )
    assert picture["demands"] == ["no sales", "a mandatory credit"]
    assert (picture["rights_confirmed"], picture["focus"]) == (False, None)
    assert ben.get(here).json() == picture


def test_the_same_bytes_twice_are_one_picture(ada, ben):
    assert taken_in(ben, FREE) == taken_in(ada, FREE)
    assert Asset.objects.count() == 1
    assert AuditEntry.objects.get(verb="take_in_picture").by.username == "ben"


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        (b"MZ\x90", "This is not a JPEG, PNG, WebP, AVIF, GIF or HEIC picture, whatever its name says."),
        (b"<svg><script/></svg>", "This is an SVG drawing, which can carry programs; send it as PNG."),
        (b"\xff\xd8\xff" + bytes(40_000_000), "The picture has 40.0 MB; at most 40 MB are taken."),
    ],
    ids=["program", "svg", "large"],
)  # fmt: skip
def test_what_is_no_picture_is_refused_in_words(ben, sent, why):
    answer = send(ben, sent)
    assert (answer.status_code, answer.json()["detail"]) == (422, why)
    assert not Asset.objects.exists()


def test_a_form_is_no_picture(ben):
    answer = send(ben, FREE, "multipart/form-data; boundary=x")
    assert answer.json()["detail"] == (
        "Send the picture itself, with a Content-Type such as image/jpeg."
    )


def test_a_retry_is_given_the_same_answer(ben):
    asked = {"content_type": "image/jpeg", "headers": {"Idempotency-Key": "a"}}
    first = ben.post(PICTURES, FREE, **asked)
    assert ben.post(PICTURES, FREE, **asked).content == first.content


def test_who_reports_for_one_coverage_may_send_pictures(dan):
    assert send(dan, FREE).status_code == 200


def test_who_may_do_what(ada, ben, cleo, dan):
    here = f"{PICTURES}/{taken_in(ben, NO_SALES)['id']}"
    asked = {
        "take in": lambda who: send(who, FREE),
        "look": lambda who: who.get(here),
        "preview": lambda who: who.get(f"{here}/80.jpg"),
        "focus": lambda who: who.post(
            f"{here}/focus", {"x": 1, "y": 2}, content_type="application/json"
        ),
        "confirm": lambda who: who.post(f"{here}/confirm-rights"),
    }
    got = {
        name: [ask(who).status_code for who in (Client(), cleo, ben, dan, ada)]
        for name, ask in asked.items()
    }
    usual = [401, 403, 200, 200, 200]
    assert got == dict.fromkeys(asked, usual) | {"confirm": [401, 403, 403, 403, 200]}


def test_a_token_for_one_coverage_files_pictures_there(ben, flood):
    person = User.objects.get(username="ben")
    _, secret = issue_token(person, name="camera", scope="file", days=1, coverage=flood)
    asked = {"content_type": "image/jpeg", "headers": {"Authorization": f"Bearer {secret}"}}
    assert Client().post(PICTURES, FREE, **asked).status_code == 200


def test_a_token_that_looks_sends_nothing(ben):
    person = User.objects.get(username="ben")
    _, secret = issue_token(person, name="wall", scope="look", days=1)
    asked = {"content_type": "image/jpeg", "headers": {"Authorization": f"Bearer {secret}"}}
    assert Client().post(PICTURES, FREE, **asked).status_code == 403


def test_a_forged_form_is_refused(db):
    from tests.desk.conftest import signed_in

    client = Client(enforce_csrf_checks=True)
    client.cookies = signed_in("mia", "managing editor").cookies
    assert send(client, FREE).status_code == 403


def test_the_desk_sees_a_picture_that_readers_cannot_fetch_yet(ben, settings):
    picture = taken_in(ben, FREE)
    assert not (settings.DATELINE_PICTURES / "public" / picture["id"]).exists()
    answer = ben.get(picture["address"])
    assert answer.headers["content-type"] == "image/jpeg"
    assert answer.headers["cache-control"].startswith("private")
    assert "sandbox" in answer.headers["content-security-policy"]
    assert answer.content.startswith(b"\xff\xd8\xff")


@pytest.mark.parametrize("file", ["81.jpg", "80.png", "..", "original", "80.jpg%00"])
def test_no_other_file_is_there(ben, file):
    here = f"{PICTURES}/{taken_in(ben, FREE)['id']}"
    assert ben.get(f"{here}/{file}").status_code == 404


def test_a_picture_that_is_not_there(ben):
    answer = ben.get(f"{PICTURES}/{'ab' * 32}")
    assert (answer.status_code, answer.json()["detail"]) == (
        404,
        "There is no picture “abababababab”.",
    )


def test_the_point_that_a_crop_keeps(ben):
    here = f"{PICTURES}/{taken_in(ben, FREE)['id']}"
    point = {"x": 70, "y": 20}
    answer = ben.post(f"{here}/focus", point, content_type="application/json")
    assert answer.json()["focus"] == [70, 20]
    assert AuditEntry.objects.get(verb="choose_focus").details == point
    assert (
        ben.post(f"{here}/focus", {"x": 101, "y": 0}, content_type="application/json").status_code
        == 422
    )


def test_where_readers_see_it_only_those_choose_who_may_revise_it(ada, ben, flood):
    picture = taken_in(ben, FREE)
    publish(ada, post_showing(picture, alt="Fog."))
    answers = [
        who.post(
            f"{PICTURES}/{picture['id']}/focus", {"x": 1, "y": 2}, content_type="application/json"
        )
        for who in (ben, ada)
    ]
    assert [answer.status_code for answer in answers] == [403, 200]
    assert "ask an editor" in answers[0].json()["detail"]


def post_showing(picture: dict, **attrs) -> dict:
    image = {"type": "image", "attrs": picture["attributes"] | attrs}
    return {"id": str(new_id()), "headline": "The pier", "body": document(image)}


def publish(client: Client, post: dict):
    return client.post("/api/coverages/flood/posts", post, content_type="application/json")


def test_a_picture_with_demands_waits_for_ada(ada, ben, flood):
    picture = taken_in(ben, NO_SALES)
    post = post_showing(picture, alt="A pier in fog.")
    answer = publish(ben, post)
    assert answer.status_code == 422
    assert answer.json()["detail"] == (
        "The picture “The pier” comes with “no sales” and “a mandatory credit”; an editor must"
        " confirm at the desk that its owner's terms are kept."
    )
    assert answer.json()["path"] == "content[0].attrs.asset"
    assert ada.post(f"{PICTURES}/{picture['id']}/confirm-rights").json()["rights_confirmed"]
    assert publish(ben, post).status_code == 200


def test_who_confirmed_the_rights_is_in_the_audit_record(ada, ben):
    picture = taken_in(ben, NO_SALES)
    for _ in range(2):
        ada.post(f"{PICTURES}/{picture['id']}/confirm-rights")
    entry = AuditEntry.objects.get(verb="confirm_rights")
    assert (entry.by.username, entry.subject) == ("ada", picture["id"])
    assert entry.details == {"demands": ["no sales", "a mandatory credit"]}


@pytest.mark.parametrize("alt", ["", "  "])
def test_a_picture_without_alt_text_is_not_published(ben, flood, alt):
    answer = publish(ben, post_showing(taken_in(ben, FREE), caption="Fog", alt=alt))
    assert answer.status_code == 422
    assert answer.json()["detail"] == (
        "The picture “Fog” has no alt text; say in a few words what it shows, for readers who cannot"
        " see it."
    )
    assert answer.json()["path"] == "content[0].attrs.alt"
    assert not Post.objects.exists()


def test_in_a_gallery_the_path_leads_to_the_picture(ben, flood):
    picture = taken_in(ben, FREE)
    images = [{"type": "image", "attrs": picture["attributes"] | {"alt": a}} for a in ("Fog.", "")]
    post = post_showing(picture) | {"body": document({"type": "gallery", "content": images})}
    assert publish(ben, post).json()["path"] == "content[0].content[1].attrs.alt"


def test_nor_is_a_draft_or_a_change_with_one(ada, ben, flood, sandbags):
    picture = taken_in(ben, FREE)
    text = post_showing(picture)
    draft = f"/api/coverages/flood/drafts/{new_id()}"
    kept = {"version": 0, "text": {"headline": "The pier", "body": text["body"]}}
    assert ben.put(draft, kept, content_type="application/json").status_code == 200
    for verb, asked in (("publish", {}), ("schedule", {"at": "2199-01-01T00:00:00Z"})):
        answer = ben.post(f"{draft}/{verb}", asked, content_type="application/json")
        assert answer.json().get("path") == "content[0].attrs.alt", verb
    change = {"began_from": 1, "headline": "x", "body": text["body"]}
    address = f"/api/coverages/flood/posts/{sandbags.pk}/revise"
    answer = ada.post(address, change, content_type="application/json")
    assert answer.json().get("path") == "content[0].attrs.alt"


def test_nor_does_one_stand_at_the_head_of_the_page(ada, ben, flood):
    lead = {"lead": taken_in(ben, FREE)["attributes"]}
    answer = ada.post("/api/coverages/flood/edit", lead, content_type="application/json")
    assert "has no alt text" in answer.json()["detail"]


def test_the_command_line_and_imports_go_on_without(ben, flood):
    body = document({"type": "image", "attrs": taken_in(ben, FREE)["attributes"]})
    assert publishing.publish_post(flood, id=new_id(), body=body)


def test_the_smallest_rendition_of_a_narrow_picture_is_found_without_its_width(ben):
    picture = taken_in(ben, FREE)
    here = f"{PICTURES}/{picture['id']}"
    answer = ben.get(f"{here}/smallest.jpg")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "image/jpeg"
    assert answer.content == ben.get(f"{here}/80.jpg").content
