"""A change and its form on the wire."""

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.journal.changes import Change, Kind, canonical, decode, encode, timestamp
from dateline.journal.errors import ChangeMalformed
from tests.journal.strategies import NAMES, STATES, journal_of, journals

FERRY = Change(
    seq=7,
    at="2022-01-21T21:44:00.000Z",
    kind=Kind.POST,
    subject="ferry",
    state={"html": "<p>Ærfugl</p>"},
    state_digest="aa",
    digest="bb",
)


def test_it_is_written_in_the_order_that_a_person_would_read_it_in():
    assert encode(FERRY).decode() == (
        '{"seq":7,"at":"2022-01-21T21:44:00.000Z","kind":"post","subject":"ferry",'
        '"state":{"html":"<p>Ærfugl</p>"},"state_digest":"aa","digest":"bb"}'
    )


@given(journals())
def test_what_was_written_is_read_back(journal):
    assert [decode(json.loads(encode(change))) for change in journal] == journal


def test_a_redacted_change_has_no_state_and_keeps_its_digests():
    document = json.loads(encode(FERRY.redacted()))
    assert document == json.loads(encode(FERRY)) | {"state": None}


def test_a_field_that_is_not_known_is_passed_over():
    document = json.loads(encode(FERRY)) | {"weather": "wind"}
    assert decode(document) == FERRY


@pytest.mark.parametrize(
    "field", ["seq", "at", "kind", "subject", "state", "state_digest", "digest"]
)
def test_a_field_that_is_missing_is_named(field):
    document = json.loads(encode(FERRY))
    del document[field]
    with pytest.raises(ChangeMalformed, match=f"needs the field “{field}”"):
        decode(document)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("seq", "7"),
        ("seq", True),
        ("seq", None),
        ("at", 7),
        ("kind", 7),
        ("kind", []),
        ("subject", None),
        ("state", "text"),
        ("state", []),
        ("state_digest", None),
        ("digest", {}),
    ],
)
def test_a_field_of_the_wrong_type_is_named(field, value):
    with pytest.raises(ChangeMalformed, match=f"“{field}” of a change is"):
        decode(json.loads(encode(FERRY)) | {field: value})


def test_a_kind_that_is_not_known_yet_is_let_pass():
    assert decode(json.loads(encode(FERRY)) | {"kind": "gossip"}).kind == "gossip"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ({"b": 1, "a": None}, b'{"a":null,"b":1}'),
        ({"B": 1, "a": 2, "A": 3}, b'{"A":3,"B":1,"a":2}'),
        ([True, False, -7, 2**53, -(2**53)], b"[true,false,-7,9007199254740992,-9007199254740992]"),
        ("Ærfugl – 🌊", '"Ærfugl – 🌊"'.encode()),
        ('"\\\b\f\n\r\t', rb'"\"\\\b\f\n\r\t"'),
        ("\x00\x1f\x7f\u2028", b'"\\u0000\\u001f\x7f\xe2\x80\xa8"'),
        ({}, b"{}"),
        ([], b"[]"),
    ],
)
def test_there_is_one_way_to_write_a_state(value, written):
    assert canonical(value) == written


@given(STATES)
def test_the_canonical_form_is_json_and_means_the_same(state):
    assert json.loads(canonical(state)) == state


@given(st.dictionaries(NAMES, STATES))
def test_the_order_of_the_fields_does_not_matter(state):
    assert canonical(dict(reversed(state.items()))) == canonical(state)


@pytest.mark.parametrize(
    "value",
    [1.5, 1.0, float("nan"), float("inf"), 2**53 + 1, -(2**53) - 1, "\ud800"],
    ids=ascii,
)
def test_what_languages_would_not_write_alike_is_refused(value):
    for around in (value, {"a": [value]}, ({"b": value},)):
        with pytest.raises(ChangeMalformed):
            canonical(around)


@pytest.mark.parametrize(
    ("moment", "written"),
    [
        (datetime(2022, 1, 21, 21, 44, tzinfo=UTC), "2022-01-21T21:44:00.000Z"),
        (datetime(2022, 1, 21, 21, 44, 5, 678999, tzinfo=UTC), "2022-01-21T21:44:05.678Z"),
        (
            datetime(2022, 1, 21, 16, 44, tzinfo=timezone(timedelta(hours=-5))),
            "2022-01-21T21:44:00.000Z",
        ),
    ],
)
def test_a_moment_is_written_in_utc_with_milliseconds(moment, written):
    assert timestamp(moment) == written


def test_a_change_cannot_be_altered():
    (change,) = journal_of((Kind.POST, "ferry", {}))
    with pytest.raises(AttributeError):
        change.seq = 2
