"""A process that leaves tells every open stream, and does not wait for it."""

import pytest

from dateline.delivery import readers as streaming


@pytest.fixture
def site(start_site):
    """A site for one test, which will leave it."""
    return start_site()


def test_every_stream_is_told_when_to_come_back(cleo, storm, site):
    streams = [cleo.follows(storm, "?after=1") for _ in range(8)]
    site.close_hub()
    retries = set()
    for stream in streams:
        with stream:
            [event] = stream.rest()
        assert (event.name, event.data, event.id) == ("bye", "", "")
        retries.add(int(event.retry))
    latest = streaming.RETRY_MS + streaming.BYE_SPREAD_MS
    assert all(streaming.RETRY_MS <= retry < latest for retry in retries)
    assert len(retries) > 1


def test_what_was_due_is_sent_first(cleo, storm, site):
    storm.publish_many(2)
    site.close_hub()
    with cleo.follows(storm, "?after=1") as stream:
        assert [event.name for event in stream.rest()] == ["change", "change", "bye"]


def test_it_is_gone_although_streams_were_open(cleo, storm, site):
    streams = [cleo.follows(storm, "?after=1") for _ in range(3)]
    site.stop()
    for stream in streams:
        with stream:
            assert [event.name for event in stream.rest()] == ["bye"]
