"""curl: the stream as it comes over the wire."""

import pytest

from tests.clients.examples import BEGINNING, command
from tests.installed import needs


@pytest.fixture
def curl(live, start):
    """``curl("--http1.0")``: the documented command, with options; ``again=41`` goes on after that."""
    needs("curl")

    def curl(*options, again=0):
        words = command("curl again" if again else "curl", live)
        return start([word.replace("ID: 41", f"ID: {again}") for word in words] + list(options))

    return curl


def test_it_shows_what_came_after_its_place_and_then_what_happens(
    curl, report, ada, flood, journal
):
    report(3)
    client = curl()
    seen = client.changes(2)
    report(3)
    seen += client.changes(3)
    ada.end_coverage(flood)
    assert seen + client.rest() == journal()[BEGINNING:]
    assert "event: ended" in client.remarks
    assert client.status == 0


def test_started_again_after_the_server_was_killed_it_goes_on(
    curl, report, ada, flood, journal, server
):
    report(3)
    client = curl()
    seen = client.changes(2)
    report(1)
    server.kill()
    seen += client.rest()
    report(2)
    server.start()
    client = curl(again=seen[-1]["seq"])
    seen += client.changes(len(journal()) - seen[-1]["seq"])
    ada.end_coverage(flood)
    assert seen + client.rest() == journal()[BEGINNING:]


def test_the_header_wins_over_the_address(curl, report, ada, flood, journal):
    report(5)
    ada.end_coverage(flood)
    assert curl(again=6).rest() == journal()[6:]


def test_it_is_turned_away_when_it_has_all_of_an_ended_coverage(curl, ada, flood):
    ada.end_coverage(flood)
    client = curl("--include")
    assert client.rest() == []
    assert client.remarks.startswith("HTTP/1.1 204 ")
    assert client.status == 0


@pytest.mark.parametrize(
    "options",
    [[], ["--compressed"], ["--http1.0"], ["--http1.0", "--header", "Host:"]],
    ids=["as it is", "taking packed answers", "HTTP/1.0", "HTTP/1.0 without a host"],
)
def test_the_stream_is_plain_whoever_asks(curl, report, options):
    report(2)
    client = curl("--include", *options)
    assert [change["seq"] for change in client.changes(1)] == [4]
    head, _, events = client.remarks.partition("\n\n")
    assert "content-type: text/event-stream" in head
    assert "-encoding:" not in head
    assert events == "retry: 2000\n:\n\nid: 4\nevent: change\n"
