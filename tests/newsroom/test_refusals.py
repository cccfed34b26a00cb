"""Every refusal is one sentence, and leaves every table and every journal as it was."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from dateline.newsroom.documents import document, paragraph
from dateline.newsroom.errors import NewsroomError
from dateline.newsroom.ids import new_id
from dateline.newsroom.publishing import (
    edit_coverage,
    end_coverage,
    mark_key_moment,
    move_post,
    open_coverage,
    pause_coverage,
    pin_post,
    publish_post,
    reopen_coverage,
    resume_coverage,
    revise_post,
    unmark_key_moment,
    unpin_post,
    withdraw_post,
)

NOON = datetime(2022, 1, 21, 12, tzinfo=UTC)
BODY = document(paragraph("A line."))
SCRIPT = document({"type": "script"})


@pytest.fixture
def room(coverage, publish) -> SimpleNamespace:
    """A newsroom in which something of every kind has happened."""
    paused = open_coverage(headline="Paused")
    ended = open_coverage(headline="Ended", story="storms")
    gone = publish("A rumour.")
    room = SimpleNamespace(coverage=coverage, paused=paused, ended=ended, gone=gone)
    room.post, room.stranger = publish("A post."), publish("Elsewhere.", to=paused)
    open_coverage(headline="Next", previous=ended)
    pause_coverage(paused)
    end_coverage(ended)
    withdraw_post(gone, reason="Not so.")
    return room


REFUSALS = {
    "open: no headline": lambda r: open_coverage(headline=" "),
    "open: a long headline": lambda r: open_coverage(headline="x" * 301),
    "open: a control character": lambda r: open_coverage(headline="a\x1bb"),
    "open: a bad address": lambda r: open_coverage(headline="A", slug="A B"),
    "open: a long address": lambda r: open_coverage(headline="A", slug="a" * 81),
    "open: a taken address": lambda r: open_coverage(headline="A", slug="storm-on-the-coast"),
    "open: no such zone": lambda r: open_coverage(headline="A", time_zone="Europe/Atlantis"),
    "open: no such language": lambda r: open_coverage(headline="A", language="xx-klingon"),
    "open: a bad story": lambda r: open_coverage(headline="A", story="The Storm"),
    "open: an empty point": lambda r: open_coverage(headline="A", summary=["a", ""]),
    "open: many points": lambda r: open_coverage(headline="A", summary=["a"] * 13),
    "open: no zone said": lambda r: open_coverage(headline="A", started_at=datetime(2022, 1, 1)),  # noqa: DTZ001
    "open: too far away": lambda r: open_coverage(
        headline="A", story="new", started_at=datetime(1, 1, 1, tzinfo=UTC)
    ),
    "open: leads on already": lambda r: open_coverage(headline="A", story="new", previous=r.ended),
    "edit: no headline": lambda r: edit_coverage(r.coverage, headline="", closing="x"),
    "edit: an empty point": lambda r: edit_coverage(r.coverage, headline="B", summary=[" "]),
    "edit: a long closing line": lambda r: edit_coverage(r.coverage, closing="x" * 501),
    "edit: no such zone": lambda r: edit_coverage(r.coverage, headline="B", time_zone="oslo"),
    "edit: an odd lead": lambda r: edit_coverage(r.coverage, headline="B", lead={"src": "a"}),
    "edit: an unknown lead": lambda r: edit_coverage(r.coverage, lead={"asset": "ab" * 32}),
    "pause: ended": lambda r: pause_coverage(r.ended),
    "resume: ended": lambda r: resume_coverage(r.ended),
    "end: a bad closing line": lambda r: end_coverage(r.coverage, closing="a\x00"),
    "end: no zone said": lambda r: end_coverage(r.coverage, at=datetime(2022, 1, 1)),  # noqa: DTZ001
    "reopen: paused": lambda r: reopen_coverage(r.paused),
    "publish: ended": lambda r: publish_post(r.ended, id=new_id(), body=BODY, bylines=["New"]),
    "publish: no id": lambda r: publish_post(r.coverage, id="", body=BODY),
    "publish: an id of version 1": lambda r: publish_post(
        r.coverage, id="c232ab00-9414-11ec-b3c8-9f6bdeced846", body=BODY
    ),
    "publish: another text": lambda r: publish_post(r.coverage, id=r.post.pk, body=BODY),
    "publish: another coverage": lambda r: publish_post(r.paused, id=r.post.pk, body=BODY),
    "publish: another text, withdrawn": lambda r: publish_post(r.coverage, id=r.gone.pk, body=BODY),
    "publish: a bad body": lambda r: publish_post(r.coverage, id=new_id(), body=SCRIPT),
    "publish: an empty body": lambda r: publish_post(
        r.coverage, id=new_id(), body=document(paragraph(""))
    ),
    "publish: no such picture": lambda r: publish_post(
        r.coverage, id=new_id(), body=document({"type": "image", "attrs": {"asset": "ab" * 32}})
    ),
    "publish: a long headline": lambda r: publish_post(
        r.coverage, id=new_id(), body=BODY, headline="x" * 301
    ),
    "publish: a long place": lambda r: publish_post(
        r.coverage, id=new_id(), body=BODY, place="x" * 121
    ),
    "publish: an empty byline": lambda r: publish_post(
        r.coverage, id=new_id(), body=BODY, bylines=["New", " "]
    ),
    "publish: many bylines": lambda r: publish_post(
        r.coverage, id=new_id(), body=BODY, bylines=map(str, range(21))
    ),
    "publish: many tags": lambda r: publish_post(
        r.coverage, id=new_id(), body=BODY, tags=map(str, range(21))
    ),
    "publish: too far away": lambda r: publish_post(
        r.coverage, id=new_id(), body=BODY, published_at=datetime(9999, 1, 1, tzinfo=UTC)
    ),
    "revise: withdrawn": lambda r: revise_post(r.gone, body=BODY),
    "revise: a bad body": lambda r: revise_post(r.post, headline="B", body=SCRIPT),
    "revise: an empty byline": lambda r: revise_post(r.post, body=BODY, bylines=["New", ""]),
    "revise: a long correction": lambda r: revise_post(r.post, body=BODY, correction="x" * 1001),
    "withdraw: no reason": lambda r: withdraw_post(r.post, reason=" "),
    "pin: withdrawn": lambda r: pin_post(r.gone),
    "unpin: withdrawn": lambda r: unpin_post(r.gone),
    "key: withdrawn": lambda r: mark_key_moment(r.gone),
    "unkey: withdrawn": lambda r: unmark_key_moment(r.gone),
    "move: withdrawn": lambda r: move_post(r.gone, above=r.post),
    "move: beside a withdrawn post": lambda r: move_post(r.post, above=r.gone),
    "move: beside itself": lambda r: move_post(r.post, below=r.post),
    "move: beside a stranger": lambda r: move_post(r.post, below=r.stranger),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_a_refusal_is_one_sentence_and_nothing_is_half_done(room, everything, name):
    before = everything()
    with pytest.raises(NewsroomError, match=r"^[A-Z“][^\n]*\.$") as refused:
        REFUSALS[name](room)
    assert ". " not in str(refused.value)
    assert everything() == before
