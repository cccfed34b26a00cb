"""What is ready in memory is written at once, past ASGI; nobody can tell but by the time it takes."""

import re
from itertools import product

import pytest

CODINGS = ["", "accept-encoding: gzip\r\n", "accept-encoding: br, gzip\r\n"]


@pytest.fixture(scope="module")
def kinds(site):
    """An address of every kind that is kept, each asked for once, so that it is in memory."""
    storm = site.ada.opens("kept", story=site.ada.begins("kept-story", "Storms"))
    post, *_ = storm.publish_many(8)
    paths = ["", f"post/{post}/", f"before/{post}/", "head.json", "journal/1/1-4.json"]
    addresses = ["/", "/story/kept-story/", *(storm.page + path for path in paths)]
    for address in addresses:
        assert site.cleo.gets(address).status == 200
        assert site.is_ready(address)
    return addresses


def test_it_says_what_is_said_the_long_way(kinds, wire):
    for address, coding in product(kinds, CODINGS):
        wire.says(f"GET {address} HTTP/1.1", *coding.split("\r\n")[:-1])
        wire.says(f"GET {address}?long HTTP/1.1", *coding.split("\r\n")[:-1])
        at_once, the_long_way = wire.hears(number=2)
        assert at_once == the_long_way


def test_it_says_when(kinds, cleo):
    for address in kinds:
        assert re.fullmatch(
            r"\w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT", cleo.gets(address).headers["date"]
        )


def test_what_a_client_has_is_not_sent_again(kinds, wire, cleo):
    for address in kinds:
        tag = cleo.gets(address).headers["etag"]
        wire.says(f"GET {address} HTTP/1.1", f"if-none-match: {tag}")
        wire.says(f"GET {address}?long HTTP/1.1", f"if-none-match: {tag}")
        at_once, the_long_way = wire.hears(number=2)
        assert at_once == the_long_way
        assert at_once[0].startswith("HTTP/1.1 304 Not Modified")


def test_answers_come_in_the_order_of_the_questions(kinds, wire):
    """Those at once, those the long way, and refusals, all asked before the first answer."""
    asked = [*kinds, "/none", *(f"{address}?x" for address in kinds), "/nor-this", *kinds]
    wire.says(
        *"\r\nhost: daily.example\r\n\r\n".join(f"GET {it} HTTP/1.1" for it in asked).split("\r\n")
    )
    answers = wire.hears(number=len(asked))
    missing = [number for number, (head, _) in enumerate(answers) if "HTTP/1.1 404" in head]
    assert missing == [len(kinds), 2 * len(kinds) + 1]
    first, again = answers[: len(kinds)], answers[-len(kinds) :]
    assert first == again == answers[len(kinds) + 1 : 2 * len(kinds) + 1]


def test_a_connection_that_is_to_close_is_closed(kinds, wire):
    wire.says(f"GET {kinds[0]} HTTP/1.1", "connection: close")
    answer = wire.hears_all()
    assert b"\r\nconnection: close\r\n" in answer
    assert answer.rstrip().endswith(b"</html>")


def test_a_client_of_old_is_answered_too(kinds, wire):
    wire.says(f"GET {kinds[-1]} HTTP/1.0")
    assert wire.hears_all().endswith(b"]}")


def test_a_question_with_a_body_is_answered_and_the_next_one_too(kinds, wire):
    for _ in range(2):
        wire.says(f"GET {kinds[0]} HTTP/1.1", "content-length: 5", body="hello")
        wire.says(f"GET {kinds[-1]} HTTP/1.1")
        (page, _), (segment, _) = wire.hears(number=2)
        assert "200" in page
        assert "200" in segment


def test_the_head_of_an_answer_comes_without_its_body(kinds, wire):
    wire.says(f"HEAD {kinds[0]} HTTP/1.1", "connection: close")
    assert wire.hears_all().endswith(b"\r\n\r\n")


def test_an_answer_is_not_said_when_it_is_old(cleo, storm, site):
    pages = [storm.page, f"{storm.page}head.json", "/"]
    before = [cleo.gets(page).data for page in pages]
    assert all(map(site.is_ready, pages))
    storm.edit(headline="Storm passes")
    after = [cleo.gets(page).data for page in pages]
    assert not any(one == other for one, other in zip(before, after, strict=True))


def test_who_asks_and_asks_but_does_not_listen_is_not_answered_on_and_on(kinds, wire, cleo, site):
    """What waits for one client has a bound, however many questions it sends."""
    page = kinds[2]
    size = len(cleo.gets(page).data)
    question = f"GET {page} HTTP/1.1\r\nhost: daily.example\r\n\r\n"
    wire.waits(1)
    sent = 0
    try:
        for _ in range(2_000):
            wire.says_no_more_than(question * 100)
            sent += 100
    except TimeoutError:  # nobody reads the questions any more
        pass
    assert site.waiting_bytes() < 100 * size + 8 * 1024 * 1024
    assert cleo.gets(page).status == 200
