"""Publishing a post: once, under the id that its writer chose."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from dateline.journal.changes import Kind
from dateline.newsroom.documents import document, paragraph
from dateline.newsroom.errors import BodyRefused, Conflict, Refused
from dateline.newsroom.ids import new_id
from dateline.newsroom.models import JournalRow, Post
from dateline.newsroom.publishing import (
    edit_coverage,
    open_coverage,
    pin_post,
    publish_post,
    revise_post,
    withdraw_post,
)

pytestmark = pytest.mark.django_db


def test_it_appends_one_change(publish, journal):
    post = publish()
    assert [(c.seq, c.kind, c.subject) for c in journal()[1:]] == [(2, Kind.POST, str(post.pk))]


def test_readers_see_the_whole_post(coverage, publish, page):
    post = publish(
        "The ferry is late.",
        headline=" Ferry  late ",
        bylines=["Ben Okri", "Ada Quist", "Ben Okri"],
        place="Skagen",
        tags=["ferry", "weather", "ferry"],
        key=True,
        published_at=datetime(2022, 1, 21, 21, 44, 5, 678_901, tzinfo=UTC),
    )
    assert page().posts[str(post.pk)] == {
        "headline": "Ferry late",
        "body": document(paragraph("The ferry is late.")),
        "html": "<p>The ferry is late.</p>",
        "bylines": [{"name": "Ben Okri"}, {"name": "Ada Quist"}],
        "place": "Skagen",
        "tags": ["ferry", "weather"],
        "published_at": "2022-01-21T22:44:05+01:00",
        "updated_at": None,
        "position": 1_642_801_445_678_901,
        "pinned": False,
        "key": True,
        "correction": None,
    }


def test_a_post_needs_no_more_than_words(publish, page):
    state = page(publish("The ferry is late.").coverage).posts.popitem()[1]
    empty = {name for name, value in state.items() if not value}
    assert empty == {"headline", "bylines", "place", "tags", "updated_at"} | {
        "pinned",
        "key",
        "correction",
    }


def test_who_did_it_is_kept_and_never_leaves_the_building(publish, journal, ben):
    post = publish()
    assert JournalRow.objects.get(subject=str(post.pk)).by == ben
    assert "ben" not in str(journal()[-1])


def test_the_same_post_twice_is_one_change(publish, journal):
    post = publish("The ferry is late.", headline="Ferry", bylines=["Ben"], tags=["sea"])
    publish("The ferry is late.", headline=" Ferry ", bylines=("Ben",), tags=["sea"], id=post.pk)
    publish("The ferry is late.", headline="Ferry", bylines=["Ben"], tags=["sea"], id=str(post.pk))
    assert len(journal()) == 2


@pytest.mark.parametrize(
    "other",
    [
        {"text": "The ferry is lost."},
        {"headline": "Ferry"},
        {"bylines": ["Ben"]},
        {"place": "Skagen"},
        {"tags": ["sea"]},
    ],
    ids=str,
)
def test_the_same_id_with_another_text_is_a_conflict(publish, journal, other):
    post = publish("The ferry is late.")
    with pytest.raises(Conflict, match="is published with another text; revise it instead"):
        publish(**{"text": "The ferry is late."} | other, id=post.pk)
    assert len(journal()) == 2


def test_a_retry_after_a_revision_is_still_the_same_post(publish, page):
    post = publish("The ferry is late.")
    revise_post(post, body=document(paragraph("The ferry is lost.")))
    publish("The ferry is late.", id=post.pk)
    assert page().posts[str(post.pk)]["html"] == "<p>The ferry is lost.</p>"


def test_a_retry_after_a_withdrawal_does_not_bring_it_back(publish, page, journal):
    post = publish("The ferry is late.")
    withdraw_post(post, reason="It was not.")
    publish("The ferry is late.", id=post.pk)
    assert not page().posts
    assert len(journal()) == 3


def test_an_id_of_another_coverage_is_a_conflict(publish):
    post = publish()
    other = open_coverage(headline="Elsewhere")
    with pytest.raises(Conflict, match="belongs to coverage “storm-on-the-coast”"):
        publish(to=other, id=post.pk)


@pytest.mark.parametrize("id", [uuid4(), "", None, 7], ids=type)
def test_an_id_is_a_uuid_of_version_7(publish, id):
    with pytest.raises(Refused, match="of version 7"):
        publish(id=id)


def test_a_new_post_stands_on_top(publish, page):
    posts = [str(publish(f"Post {number}.").pk) for number in range(5)]
    assert [post for post, _ in page().standing()] == posts[::-1]


def test_it_stands_on_top_even_of_a_clock_that_runs_ahead(publish, page):
    ahead = publish("Ahead.", published_at=datetime.now(UTC) + timedelta(hours=3))
    post = publish("Now.")
    assert [p for p, _ in page().standing()] == [str(post.pk), str(ahead.pk)]


def test_a_back_dated_post_takes_its_place(publish, page):
    moments = [datetime(2022, 1, 21, hour, tzinfo=UTC) for hour in (9, 11, 10)]
    nine, eleven, ten = (str(publish(published_at=moment).pk) for moment in moments)
    assert [post for post, _ in page().standing()] == [eleven, ten, nine]


def test_posts_of_one_instant_stand_in_the_order_that_they_came(publish, page):
    noon = datetime(2022, 1, 21, 12, tzinfo=UTC)
    posts = [str(publish(published_at=noon).pk) for _ in range(5)]
    assert [post for post, _ in page().standing()] == posts[::-1]


def test_a_back_dated_post_can_be_put_on_top(publish, page):
    first = publish()
    late = publish(published_at=datetime(2022, 1, 21, 12, tzinfo=UTC), on_top=True)
    assert [post for post, _ in page().standing()] == [str(late.pk), str(first.pk)]
    assert page().posts[str(late.pk)]["published_at"] == "2022-01-21T13:00:00+01:00"


def test_a_position_is_a_number_that_javascript_can_count(publish, page):
    publish(published_at=datetime(2199, 12, 31, tzinfo=UTC))
    assert all(0 < state["position"] < 2**53 for _, state in page().standing())


@pytest.mark.parametrize("year", [1, 1899, 2200, 9999])
def test_a_time_too_far_away_is_refused(publish, year):
    with pytest.raises(Refused, match="too far away; use one from 1900 to 2199"):
        publish(published_at=datetime(year, 12, 31, 23, tzinfo=UTC))


def test_a_time_without_a_zone_is_refused(publish):
    with pytest.raises(Refused, match="says no zone; add its offset, such as"):
        publish(published_at=datetime(2022, 1, 21, 12))  # noqa: DTZ001


@pytest.mark.parametrize(
    "body",
    [
        document(paragraph("")),
        document(paragraph(" \n\t")),
        document({"type": "divider"}),
        document({"type": "paragraph", "content": [{"type": "hard_break"}]}),
    ],
)
def test_an_empty_post_is_refused(publish, body):
    with pytest.raises(Refused, match="The post is empty; write at least a word"):
        publish(body=body, headline="A headline")


@pytest.mark.parametrize("kind", ["image", "embed"])
def test_a_picture_or_an_embed_is_enough(publish, page, photo, kind):
    attrs = {"image": {"asset": photo.pk}, "embed": {"url": "https://video.example/7"}}[kind]
    publish(body=document({"type": kind, "attrs": attrs}))
    assert len(page().posts) == 1


def test_a_picture_that_was_never_taken_in_is_refused(publish):
    with pytest.raises(
        BodyRefused, match=r"content\[0\]\.attrs\.asset: there is no picture abababababab…"
    ):
        publish(body=document({"type": "image", "attrs": {"asset": "ab" * 32}}))


def test_two_posts_have_one_contributor(publish, page):
    publish("One.", bylines=["Ben Okri"])
    publish("Two.", bylines=["Ben Okri"])
    assert [state["bylines"] for _, state in page().standing()] == [[{"name": "Ben Okri"}]] * 2


def test_a_new_post_is_in_the_zone_that_the_coverage_has_now(coverage, publish, page):
    edit_coverage(coverage, time_zone="Asia/Kolkata")
    post = publish()  # by somebody who last saw it in Oslo
    assert page().posts[str(post.pk)]["published_at"].endswith("+05:30")


def test_the_post_that_is_answered_is_the_one_that_is_kept(coverage):
    body = document(paragraph("The ferry is late."))
    post = publish_post(coverage, id=new_id(), body=body)
    assert Post.objects.get() == post
    assert Post.objects.get().position == post.position


def test_a_pinned_post_does_not_hold_a_new_one_down(publish, page):
    pin_post(publish("Pinned."))
    post = publish("New.")
    assert next(page().standing())[0] == str(post.pk)
