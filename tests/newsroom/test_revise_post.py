"""Revising a post: silently, or with a correction that readers see."""

from datetime import UTC, datetime

import pytest

from dateline.newsroom.documents import document, paragraph
from dateline.newsroom.errors import BodyRefused, Conflict, Refused
from dateline.newsroom.models import Revision
from dateline.newsroom.publishing import edit_coverage, pin_post, revise_post, withdraw_post

pytestmark = pytest.mark.django_db

LOST = document(paragraph("The ferry is lost."))


def test_readers_see_the_new_text(publish, page):
    post = publish("The ferry is late.")
    revise_post(post, body=LOST)
    assert page().posts[str(post.pk)]["html"] == "<p>The ferry is lost.</p>"


def test_it_appends_one_change(publish, journal):
    post = publish()
    revise_post(post, body=LOST)
    assert [change.subject for change in journal()[1:]] == [str(post.pk)] * 2


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        ("headline", "Lost", "Lost"),
        ("headline", None, None),
        ("headline", "", None),
        ("bylines", ["Ada"], [{"name": "Ada"}]),
        ("bylines", [], []),
        ("place", "Frederikshavn", "Frederikshavn"),
        ("place", None, None),
        ("tags", ["sea"], ["sea"]),
        ("tags", [], []),
    ],
)
def test_one_thing_is_revised_and_the_others_stay(publish, page, field, value, shown):
    post = publish(headline="Late", bylines=["Ben"], place="Skagen", tags=["ferry"])
    before = page().posts[str(post.pk)]
    revise_post(post, **{field: value})
    after = page().posts[str(post.pk)]
    assert after == before | {field: shown, "updated_at": after["updated_at"]}


def test_it_says_when(publish, page):
    post = publish()
    revise_post(post, body=LOST)
    updated = datetime.fromisoformat(page().posts[str(post.pk)]["updated_at"])
    assert abs((datetime.now(UTC) - updated).total_seconds()) < 60


def test_its_place_and_time_stay(publish, page):
    post, _ = publish("First."), publish("Second.")
    before = page().posts[str(post.pk)]
    revise_post(post, body=LOST)
    after = page().posts[str(post.pk)]
    assert [after[name] for name in ("position", "published_at")] == [
        before[name] for name in ("position", "published_at")
    ]


def test_the_same_text_appends_nothing(publish, journal):
    post = publish("The ferry is late.", headline="Late")
    revise_post(post, body=document(paragraph("The ferry is late.")), headline=" Late  ")
    revise_post(post)
    assert len(journal()) == 2


def test_a_correction_is_seen(publish, page):
    post = publish("Nine boats.")
    revise_post(post, body=document(paragraph("Ten boats.")), correction="There were ten boats.")
    state = page().posts[str(post.pk)]
    assert state["correction"] == {"at": state["updated_at"], "text": "There were ten boats."}


def test_a_correction_stays_visible_after_a_silent_revision(publish, page):
    post = publish("Nine boats.")
    revise_post(post, body=document(paragraph("Ten boats.")), correction="There were ten boats.")
    revise_post(post, headline="Ten boats", body=document(paragraph("Ten small boats.")))
    assert page().posts[str(post.pk)]["correction"]["text"] == "There were ten boats."


def test_the_latest_correction_is_the_one_that_is_seen(publish, page):
    post = publish("Nine boats.")
    revise_post(post, body=document(paragraph("Ten.")), correction="Ten.")
    revise_post(post, body=document(paragraph("Eleven.")), correction="Eleven.")
    assert page().posts[str(post.pk)]["correction"]["text"] == "Eleven."


def test_a_correction_may_be_added_to_a_text_that_is_right_already(publish, journal, page):
    post = publish("Nine boats.")
    revise_post(post, body=document(paragraph("Ten boats.")))
    revise_post(post, correction="There were ten boats.")
    assert page().posts[str(post.pk)]["correction"]["text"] == "There were ten boats."


def test_a_retried_correction_is_one_change(publish, journal):
    post = publish("Nine boats.")
    for _ in range(2):
        revise_post(post, body=document(paragraph("Ten.")), correction="There were ten.")
    assert len(journal()) == 3


def test_every_revision_is_kept(publish, ada):
    post = publish("Nine boats.")
    revise_post(post, body=LOST, correction="Lost.", by=ada)
    kept = Revision.objects.filter(post=post).order_by("number")
    assert [(r.number, r.html, r.correction) for r in kept] == [
        (1, "<p>Nine boats.</p>", ""),
        (2, "<p>The ferry is lost.</p>", "Lost."),
    ]
    assert kept[1].by == ada


def test_it_looks_at_the_post_as_it_stands_now(publish, page):
    post = publish()
    pin_post(post)
    assert not post.pinned  # as the caller last saw it
    revise_post(post, body=LOST)
    assert page().posts[str(post.pk)]["pinned"]


def test_a_withdrawn_post_cannot_be_revised(publish):
    post = publish()
    withdraw_post(post, reason="Not so.")
    with pytest.raises(Conflict, match="has been withdrawn; a new post can take its place"):
        revise_post(post, body=LOST)


def test_it_cannot_be_revised_into_nothing(publish):
    with pytest.raises(Refused, match="The post is empty"):
        revise_post(publish(), body=document(paragraph("")))


def test_a_body_outside_the_schema_is_refused(publish):
    with pytest.raises(BodyRefused, match=r"at content\[0\]\.type"):
        revise_post(publish(), body=document({"type": "script"}))


@pytest.mark.parametrize("note", ["x" * 1001, "a\x00b"], ids=["long", "control"])
def test_a_bad_correction_is_refused(publish, note):
    with pytest.raises(Refused, match="The correction "):
        revise_post(publish(), body=LOST, correction=note)


def test_a_revised_post_is_told_in_the_zone_of_its_coverage(coverage, publish, page):
    post = publish()
    edit_coverage(coverage, time_zone="Asia/Kolkata")
    revise_post(post, body=LOST)
    assert page().posts[str(post.pk)]["published_at"].endswith("+05:30")
