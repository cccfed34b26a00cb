"""What search engines are told, and when. The one here is on this machine, and asked by nobody else."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from dateline.newsroom import publishing
from dateline.project.announcing import DEBOUNCE, MOST_TRIES, Announcer
from tests.outside.conftest import fetcher
from tests.outside.servers import reply, serving

KEY, URL = "a-key-of-ours", "https://news.example/live-coverage"
NOON = datetime(2026, 1, 21, 12, tzinfo=UTC)
TAKEN = reply(status="202 Accepted")


class Engine:
    """A search engine, and what it was told."""

    def __init__(self, server):
        self._server = server
        self.announcer = Announcer(
            KEY, URL, fetcher(), f"http://engine.example:{server.port}/indexnow"
        )

    def told(self, now):
        """What it is told at this time."""
        before = len(self._server.asked)
        self.announcer.announce_due(now)
        return [json.loads(asked.partition("\r\n\r\n")[2]) for asked in self._server.asked[before:]]

    def urls(self, now):
        return [url.removeprefix(URL) for message in self.told(now) for url in message["urlList"]]


@pytest.fixture
def answers():
    """How the engine answers; a test may change it."""
    return {"/indexnow": TAKEN}


@pytest.fixture
def engine(db, answers):
    """An engine that was told of nothing, on a site where nothing is new."""
    with serving(answers) as server:
        engine = Engine(server)
        yield engine


@pytest.fixture
def page(coverage, engine):
    """The path of a coverage's page; it was opened before there was a key."""
    assert engine.urls(NOON) == []
    return f"/live/{coverage.slug}/"


def minutes(number):
    return NOON + timedelta(minutes=number)


def test_what_was_there_before_is_not_told(page, engine):
    assert engine.urls(minutes(60)) == []


def test_a_coverage_that_opens_is_told_at_once(page, engine):
    opened = publishing.open_coverage(headline="Election night")
    assert engine.told(minutes(1)) == [
        {
            "host": "news.example",
            "key": KEY,
            "keyLocation": f"{URL}/{KEY}.txt",
            "urlList": [f"{URL}/live/{opened.slug}/"],
        }
    ]
    assert engine.told(minutes(2)) == []


@pytest.mark.parametrize(
    "turn",
    [publishing.pause_coverage, publishing.end_coverage],
)
def test_a_coverage_that_turns_is_told_at_once(page, engine, publish, coverage, turn):
    publish()
    assert engine.urls(minutes(1)) == [page]
    turn(coverage)
    assert engine.urls(minutes(2)) == [page]


def test_a_coverage_that_starts_is_told_at_once(page, engine):
    tonight = publishing.open_coverage(
        headline="Tonight", starts_at=datetime.now(UTC) + timedelta(hours=5)
    )
    engine.urls(minutes(1))
    publishing.start_coverage(tonight)
    assert engine.urls(minutes(2)) == [f"/live/{tonight.slug}/"]


def test_a_withdrawn_post_is_told_at_once_with_its_coverage(page, engine, publish):
    post = publish()
    engine.urls(minutes(1))
    publishing.withdraw_post(post, reason="Not confirmed.")
    assert engine.urls(minutes(2)) == [page, f"{page}post/{post.pk}/"]


def test_a_busy_hour_is_a_few_messages(page, engine, publish):
    told = []
    for minute in range(0, 60, 5):
        publish(f"Report {minute}.")
        told += [minute for _ in engine.urls(minutes(minute))]
    assert told == [0, 10, 20, 30, 40, 50]


def test_what_waited_is_told_although_nothing_more_happens(page, engine, publish):
    publish()
    engine.urls(minutes(0))
    publish()
    assert engine.urls(minutes(1)) == []
    assert engine.urls(minutes(0) + DEBOUNCE) == [page]
    assert engine.urls(minutes(60)) == []


def test_many_pages_go_in_one_message(page, engine):
    for number in range(3):
        publishing.open_coverage(headline=f"Coverage {number}")
    [message] = engine.told(minutes(1))
    assert len(message["urlList"]) == 3


def test_what_happened_while_the_server_was_down_is_told_afterwards(page, engine, publish):
    publish()
    again = Engine(engine._server)
    assert again.urls(minutes(1)) == [page]


@pytest.mark.parametrize(
    "status", ["429 Too Many Requests", "500 Oops", "403 Forbidden", "302 Found"]
)
def test_what_is_not_taken_is_said_and_tried_again_later_each_time(
    page, engine, publish, answers, caplog, status
):
    answers["/indexnow"] = reply(status=status)
    publish()
    tried = [minute for minute in range(20) if engine.told(minutes(minute))]
    assert tried == [0, 1, 3, 7, 15]
    assert f"(try 5 of {MOST_TRIES}): IndexNow answered with {status[:3]}." in caplog.text
    answers["/indexnow"] = TAKEN
    assert engine.urls(minutes(60)) == [page]
    assert engine.urls(minutes(61)) == []


def test_it_is_let_go_in_the_end_and_the_next_change_is_told(page, engine, publish, answers):
    answers["/indexnow"] = reply(status="403 Forbidden")
    publish()
    tried = [hour for hour in range(48) if engine.told(minutes(60 * hour))]
    assert len(tried) == MOST_TRIES
    answers["/indexnow"] = TAKEN
    publish()
    assert engine.urls(minutes(60 * 50)) == [page]


def test_an_engine_that_is_away_is_tried_again(page, engine, publish, caplog):
    publish()
    away = Announcer(KEY, URL, fetcher(is_allowed=lambda address: False), "http://engine.example/")
    away.announce_due(minutes(1))
    assert "engine.example is not on the public internet" in caplog.text
    assert engine.urls(minutes(2)) == [page]
