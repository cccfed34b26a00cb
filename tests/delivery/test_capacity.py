"""How many readers a process takes, and what becomes of one more: the page polls, and loses nothing."""

import pytest

from dateline.delivery import pressure
from tests.delivery.reading import wait_until


@pytest.fixture
def site(start_site):
    """A site with room for two streams."""
    return start_site(most_streams=2)


def is_room(cleo, coverage) -> bool:
    with cleo.follows(coverage, "?after=0") as stream:
        return stream.answer.status == 200 and stream.seqs(1) == [1]


def test_one_more_stream_than_there_is_room_for_is_refused_in_a_sentence(cleo, storm):
    with cleo.follows(storm, "?after=1"), cleo.follows(storm, "?after=1"):
        answer = cleo.gets(f"{storm.page}stream?after=1")
    assert (answer.status, answer.headers["content-type"]) == (503, "application/problem+json")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["retry-after"] == "60"
    assert answer.json["detail"] == (
        "There is no room for another stream here now; head.json says how often to ask instead."
    )


def test_streams_of_all_coverages_count(cleo, ada, storm):
    other = ada.opens()
    with cleo.follows(storm, "?after=1"), cleo.follows(other, "?after=1"):
        assert cleo.gets(f"{storm.page}stream?after=1").status == 503
        assert cleo.gets(f"{other.page}stream?after=1").status == 503


def test_everything_else_is_answered_when_there_is_no_room(cleo, storm):
    with cleo.follows(storm, "?after=1") as stream, cleo.follows(storm, "?after=1"):
        post = storm.publish()
        assert post in cleo.gets(storm.page).posts
        assert cleo.head_of(storm)["seq"] == 2
        assert stream.seqs(1) == [2]


def test_when_a_reader_leaves_there_is_room_again(cleo, storm):
    with cleo.follows(storm, "?after=1"):
        with cleo.follows(storm, "?after=1"):
            assert cleo.gets(f"{storm.page}stream").status == 503

        wait_until(lambda: is_room(cleo, storm))


def test_a_site_may_have_no_streams_at_all(cleo, start_site):
    site = start_site(most_streams=0)
    storm = site.ada.opens()
    assert site.cleo.gets(f"{storm.page}stream?after=1").status == 503


class TestPressure:
    """The loop comes late, or a change takes long: readers are asked for patience before they notice."""

    @pytest.fixture
    def site(self, start_site, monkeypatch):
        monkeypatch.setattr(pressure, "TICK_SECONDS", 0.01)
        monkeypatch.setattr(pressure, "ADJUST_SECONDS", 0.05)
        monkeypatch.setattr(pressure, "FEW_STREAMS", 1)
        return start_site(poll_seconds=5)

    def under_strain(self, monkeypatch):
        monkeypatch.setattr(pressure, "BEARABLE_LATENESS", -1.0)

    def relieved(self, monkeypatch):
        monkeypatch.setattr(pressure, "BEARABLE_LATENESS", 1e9)
        monkeypatch.setattr(pressure, "CALM_SECONDS", 0.05)

    def test_those_who_poll_are_asked_to_poll_less_often(self, cleo, storm, monkeypatch):
        assert cleo.head_of(storm)["poll_seconds"] == 5
        self.under_strain(monkeypatch)
        wait_until(lambda: cleo.head_of(storm)["poll_seconds"] == 10)
        wait_until(lambda: cleo.head_of(storm)["poll_seconds"] == 60)
        self.relieved(monkeypatch)
        wait_until(lambda: cleo.head_of(storm)["poll_seconds"] == 30)
        wait_until(lambda: cleo.head_of(storm)["poll_seconds"] == 5)

    def test_new_streams_are_refused_and_open_ones_go_on(self, cleo, storm, monkeypatch):
        with cleo.follows(storm, "?after=1") as stream:
            self.under_strain(monkeypatch)
            wait_until(lambda: not is_room(cleo, storm))
            storm.publish()
            assert stream.seqs(1) == [2]
            self.relieved(monkeypatch)
            wait_until(lambda: is_room(cleo, storm))

    def test_where_there_are_few_streams_another_is_none_too_many(self, cleo, storm, monkeypatch):
        self.under_strain(monkeypatch)
        wait_until(lambda: cleo.head_of(storm)["poll_seconds"] == 60)
        assert is_room(cleo, storm)

    def test_a_change_that_takes_long_to_reach_the_last_reader_is_felt(
        self, cleo, storm, monkeypatch
    ):
        monkeypatch.setattr(pressure, "BEARABLE_BROADCAST", -1.0)
        with cleo.follows(storm, "?after=1") as stream:
            assert is_room(cleo, storm)
            storm.publish()
            assert stream.seqs(1) == [2]
            wait_until(lambda: not is_room(cleo, storm))
