"""The simulated hour: its schedule, what is counted of it, and the paper that follows from it."""

import io
import json
import re
from collections import Counter, deque
from datetime import UTC, datetime

import httptools
import pytest

from bench.edge.assumptions import Prices
from bench.edge.caches import fitted
from bench.edge.crowd import NotLevel
from bench.edge.figures import Passed, kind_of, passed_in, percentile
from bench.edge.paper import MEASURED, SCALING, Paper
from bench.edge.reader import Reader, polls_with_news
from bench.edge.story import VERBS, acts, stretch
from bench.edge.taken import check
from bench.edge.wire import Answered, Asked
from bench.places import filled
from dateline.delivery.caching import HEAD, PAGE
from dateline.journal.changes import Kind, encode
from dateline.journal.digest import GENESIS, Tip, next_change

LIVE = "/live/election-night/"
CLOSE = datetime(2026, 11, 3, 20, tzinfo=UTC)  # of the polls


def test_the_hour_is_the_same_every_time_and_has_everything_in_it():
    hour = acts()
    assert hour == acts()
    assert {act.verb for act in hour} == set(VERBS)
    assert 280 < len(hour) < 320


def test_a_stretch_is_a_part_of_the_hour_from_its_own_beginning():
    wave = stretch(16, 4)
    assert [act.verb for act in wave] == [a.verb for a in acts() if 960 <= a.at < 1200]
    assert all(0 <= act.at < 240 for act in wave)


def test_what_an_address_is_asked_for_is_told_by_the_address():
    assert kind_of(f"{LIVE}head.json") == "head"
    assert kind_of(f"{LIVE}journal/2/101-200.json") == "range"
    assert kind_of(f"{LIVE}?fbclid=1") == "page"
    assert kind_of(f"{LIVE}stream?after=7") == "stream"
    assert kind_of("/assets/page-Dbb_njC7.css") == "file"


def test_the_wire_tells_pipelined_and_divided_answers_apart():
    log, addresses = io.StringIO(), deque()
    asked, answered = httptools.HttpRequestParser(Asked(addresses)), Answered(addresses, 3, log)
    asked.feed_data(b"GET /a HTTP/1.1\r\nHost: x\r\n\r\nGET /b HTTP/1.1\r\nHost: x\r\n\r\n")
    first = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"
    for piece in (first[:20], first[20:], b"HTTP/1.1 304 Not Modified\r\n\r\n"):
        answered.hear(piece)
    lines = [line.split()[1:] for line in log.getvalue().splitlines()]
    assert lines == [["3", "/a", "200", str(len(first))], ["3", "/b", "304", "29"]]


def test_what_passed_is_that_of_one_wire_between_two_moments(tmp_path):
    log = tmp_path / "log"
    log.write_text(f"5 0 {LIVE} 200 9\n15 0 {LIVE} 200 9\n15 1 {LIVE} 304 9\n25 1 {LIVE} 200 9\n")
    assert passed_in(log, 1, 10, 20) == [Passed(15, "page", 304, 9)]


def test_half_of_all_are_not_later_than_the_median():
    late = Counter({10: 50, 20: 49, 500: 1})
    assert (percentile(late, 0.5), percentile(late, 0.99), percentile(late, 1)) == (10, 20, 500)
    assert percentile(Counter(), 0.5) == 0


@pytest.mark.parametrize("name", ["varnish.vcl", "nginx.conf"])
def test_a_configuration_that_does_not_say_what_is_to_be_changed_is_refused(name):
    with pytest.raises(LookupError, match="does not say"):
        fitted(name, {"example.invalid": "127.0.0.1"})


def test_varnish_is_content_with_what_is_stale_for_as_long_as_the_origin_says():
    graces = re.findall(r"set req.grace = (\d+)s;", fitted("varnish.vcl", {}))
    said = [re.search(r"stale-while-revalidate=(\d+)", kind)[1] for kind in (HEAD, PAGE)]
    assert graces == said


@pytest.fixture
def took(tmp_path):
    """A folder in which one reader left the range 1-2, and the digests that were published."""
    tip, changes = Tip(0, GENESIS), []
    for number in (1, 2):
        state = {"headline": f"Update {number}"}
        change = next_change(tip, at=CLOSE, kind=Kind.POST, subject="a", state=state)
        changes.append(change)
        tip = Tip(change.seq, change.digest)
    body = b'{"edition":1,"first":1,"last":2,"changes":[%b]}' % b",".join(map(encode, changes))
    address = f"{LIVE}journal/1/1-2.json"
    (tmp_path / "ranges").write_bytes(f"{address} {len(body)}\n".encode() + body)
    return tmp_path, {change.seq: change.digest for change in changes}


def test_a_range_that_holds_what_was_published_is_counted(took):
    folder, digests = took
    assert check(folder, digests) == 1


def test_a_range_that_holds_something_else_is_found(took):
    folder, digests = took
    with pytest.raises(NotLevel, match="not published"):
        check(folder, digests | {2: "0" * 64})


def test_a_slower_poll_finds_something_new_less_often_but_more_of_it():
    assert polls_with_news(30) < polls_with_news(5) < len(acts())
    reader = Reader({"head": 720, "range": 200}, {"head": 200_000, "range": 300_000})
    slow = reader.polling_every(10)
    assert slow.asks("head") == 360
    assert 100 < slow.asks("range") < 200
    assert (slow.gets("head"), slow.gets("range")) == (100_000, 300_000)


def test_an_hour_of_a_reader_has_its_price():
    reader = Reader({"head": 10_000}, {"head": 2_000_000_000})
    assert reader.dollars(Prices("both", 0.01, 0.05, 10**9)) == pytest.approx(0.11)


def test_the_page_on_scaling_says_what_follows_from_the_measured_hour():
    paper = Paper(json.loads(MEASURED.read_text(encoding="utf-8")))
    page = SCALING.read_text(encoding="utf-8")
    assert filled(page, "paper", paper.blocks()) == page
