"""The bytes on the event stream, compared whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.journal.changes import Kind
from dateline.journal.sse import change_event, comment, event
from tests.journal.strategies import journal_of


@pytest.mark.parametrize(
    ("data", "written"),
    [
        ("one", b"data: one\n\n"),
        ("", b"data:\n\n"),
        ("one\ntwo", b"data: one\ndata: two\n\n"),
        ("one\rtwo", b"data: one\ndata: two\n\n"),
        ("one\r\ntwo", b"data: one\ndata: two\n\n"),
        ("one\n\rtwo", b"data: one\ndata:\ndata: two\n\n"),
        ("one\n", b"data: one\ndata:\n\n"),
        ("\n", b"data:\ndata:\n\n"),
        (" one", b"data:  one\n\n"),
        ("a\x00b", b"data: a\x00b\n\n"),
        ("a\u2028b\x85c\x0bd", "data: a\u2028b\x85c\x0bd\n\n".encode()),
        ("data: x", b"data: data: x\n\n"),
        ("Ærfugl 🌊", "data: Ærfugl 🌊\n\n".encode()),
    ],
    ids=ascii,
)
def test_data_is_written_line_by_line(data, written):
    assert event(data) == written


@pytest.mark.parametrize(
    ("fields", "written"),
    [
        ({"name": "change"}, b"event: change\ndata: one\n\n"),
        ({"id": 0}, b"id: 0\ndata: one\n\n"),
        ({"retry": 0}, b"retry: 0\ndata: one\n\n"),
        (
            {"name": "bye", "id": 7, "retry": 1500},
            b"retry: 1500\nid: 7\nevent: bye\ndata: one\n\n",
        ),
    ],
    ids=str,
)
def test_what_stands_over_the_data(fields, written):
    assert event("one", **fields) == written


@pytest.mark.parametrize("name", ["a\nb", "a\rb", "a\r\nb", "\n", "change\n\ndata: forged"])
def test_a_name_with_a_line_end_is_refused(name):
    with pytest.raises(ValueError, match="An event's name and id are one line each"):
        event("one", name=name)


def test_a_change_is_an_event_whose_id_is_its_seq():
    (change,) = journal_of((Kind.POST, "a", {"html": "<p>one\ntwo</p>", "position": 1}))
    assert change_event(change) == (
        b"id: 1\n"
        b"event: change\n"
        b'data: {"seq":1,"at":"2022-01-21T21:44:00.000Z","kind":"post","subject":"a",'
        b'"state":{"html":"<p>one\\ntwo</p>","position":1},"state_digest":"'
        + change.state_digest.encode()
        + b'","digest":"'
        + change.digest.encode()
        + b'"}\n\n'
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("", b":\n\n"),
        ("hello", b": hello\n\n"),
        ("one\r\ntwo\rthree\nfour", b": one\n: two\n: three\n: four\n\n"),
    ],
)
def test_a_comment_is_for_proxies_only(text, written):
    assert comment(text) == written


def parsed(stream: bytes) -> list[dict[str, str]]:
    """What a browser makes of a stream. Source: the HTML standard, 9.2.6 (its steps, in order)."""
    events, data, fields = [], [], {}
    text = stream.decode().replace("\r\n", "\n").replace("\r", "\n")
    for line in text.split("\n")[:-1]:
        name, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if not line:
            if data:
                events.append(fields | {"data": "\n".join(data)})
            data, fields = [], {}
        elif name == "data":
            data.append(value)
        elif name:
            fields[name] = value
    return events


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("\r\n:\x00"))))
def test_a_browser_reads_what_was_meant(texts):
    stream = b"".join(event(text, name="change", id=i) + comment() for i, text in enumerate(texts))
    plain = [text.replace("\r\n", "\n").replace("\r", "\n") for text in texts]
    assert parsed(stream) == [
        {"id": str(i), "event": "change", "data": text} for i, text in enumerate(plain)
    ]
