"""Ben's picture comes in pieces, because his line breaks; it is here once, whole, or not at all."""

from hashlib import sha256

import pytest
from django.test import Client

from dateline.newsroom.models import Asset
from tests.media.photographs import photograph

PICTURE = photograph(80, 60, colour=(9, 9, 9))
NAME = sha256(PICTURE).hexdigest()
HALF = len(PICTURE) // 2


def send(client, piece: bytes, *, at: int, of: int = len(PICTURE), name: str = NAME):
    address = f"/api/pictures/{name}/pieces?at={at}&of={of}"
    return client.post(address, piece, content_type="application/octet-stream")


def arrived(answer) -> tuple[int, bool]:
    assert answer.status_code == 200, answer.content
    said = answer.json()
    return said["arrived"], said["picture"] is not None


def test_a_picture_comes_in_pieces_and_is_what_it_would_be_in_one(ben):
    assert arrived(send(ben, PICTURE[:HALF], at=0)) == (HALF, False)
    assert Asset.objects.count() == 0
    answer = send(ben, PICTURE[HALF:], at=HALF)
    assert arrived(answer) == (len(PICTURE), True)
    assert answer.json()["picture"] == ben.get(f"/api/pictures/{NAME}").json()
    assert answer.json()["picture"]["id"] == NAME


def test_a_piece_that_is_sent_again_does_no_harm(ben):
    send(ben, PICTURE[:HALF], at=0)
    assert arrived(send(ben, PICTURE[:HALF], at=0)) == (HALF, False)
    assert arrived(send(ben, PICTURE[HALF:], at=HALF)) == (len(PICTURE), True)
    assert arrived(send(ben, PICTURE[HALF:], at=HALF)) == (len(PICTURE), True)


def test_a_piece_that_comes_too_early_is_told_what_comes_first(ben):
    assert arrived(send(ben, PICTURE[HALF:], at=HALF)) == (0, False)


def test_what_ada_sends_is_not_put_behind_what_ben_sent(ada, ben):
    send(ben, b"x" * HALF, at=0)
    assert arrived(send(ada, PICTURE, at=0)) == (len(PICTURE), True)


def test_a_picture_that_is_here_needs_no_second_piece(ada, ben):
    send(ada, PICTURE, at=0)
    assert arrived(send(ben, PICTURE[:1], at=0)) == (len(PICTURE), True)


def test_what_does_not_have_the_name_that_it_was_given_is_refused_and_begins_anew(ben):
    answer = send(ben, b"x" * len(PICTURE), at=0)
    assert answer.status_code == 422
    assert "put it in once more" in answer.json()["detail"]
    assert arrived(send(ben, PICTURE, at=0)) == (len(PICTURE), True)


NO_PICTURE = b"These are words."


@pytest.mark.parametrize(
    ("name", "piece", "of", "why"),
    [
        ("x", PICTURE, len(PICTURE), "SHA-256"),
        (NAME, PICTURE, 50_000_000, None),
        (NAME, PICTURE, HALF, "behind the end"),
        (sha256(NO_PICTURE).hexdigest(), NO_PICTURE, len(NO_PICTURE), None),
    ],
    ids=["no name", "too large", "too long", "no picture"],
)
def test_what_can_be_no_picture_is_refused_in_words(ben, name, piece, of, why):
    answer = send(ben, piece, at=0, of=of, name=name)
    assert answer.status_code == 422
    assert why is None or why in answer.json()["detail"]
    assert Asset.objects.count() == 0


def test_cleo_may_send_none(cleo):
    client = Client()
    client.force_login(cleo)
    assert send(client, PICTURE, at=0).status_code == 403
