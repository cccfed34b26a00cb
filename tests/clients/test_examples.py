"""Clients that come back by themselves: nothing is missing, nothing is there twice, and they stop."""

import pytest

from tests.clients.examples import BEGINNING, command
from tests.installed import needs

FULL_LENGTH = "“Sandbags” & <b>boats</b>. " * 8_000  # about all that a post holds


@pytest.fixture(
    params=[
        "httpx-sse",
        "aiohttp-sse-client",
        "eventsource",
        pytest.param("EventSource", marks=pytest.mark.browser),
    ]
)
def follow(request, live, start):
    """``follow()``: starts the documented client of this name, on this test's coverage or another."""
    if request.param == "EventSource":
        needs("chromium")
    return lambda address=live: start(command(request.param, address))


def test_it_has_what_came_after_its_place_then_what_happens_and_stops_at_the_end(
    follow, report, ada, flood, journal
):
    report(3)
    client = follow()
    seen = client.changes(2)
    report(3)
    seen += client.changes(3)
    ada.end_coverage(flood)
    assert seen + client.rest() == journal()[BEGINNING:]
    assert client.status == 0
    assert "Warning" not in client.errors


@pytest.mark.parametrize("way", ["kill", "stop"])
def test_it_goes_on_where_it_was_when_the_server_went_away(follow, report, journal, server, way):
    report(3)
    client = follow()
    seen = client.changes(2)
    report(1)
    getattr(server, way)()
    report(2)
    server.start()
    seen += client.changes(3)
    report(2)
    assert seen + client.changes(2) == journal()[BEGINNING:]


def test_it_stops_when_it_has_all_of_an_ended_coverage(follow, ada, flood):
    ada.end_coverage(flood)
    client = follow()
    assert client.rest() == []
    assert client.status == 0


@pytest.mark.parametrize(
    "text",
    ["line\nline\rline\r\n\r\n\nid: 7\ndata: é 🌊\u2028\ufeff\x85<b>&amp;</b>\t", FULL_LENGTH],
    ids=["line ends and emoji", "as long as can be"],
)
def test_a_text_comes_as_it_was_filed(follow, report, ada, flood, journal, text):
    report(1)
    client = follow()
    paragraph = {"type": "paragraph", "content": [{"type": "text", "text": text}]}
    ada.publish_post(flood, body={"type": "doc", "content": [paragraph]})
    [change] = client.changes(1)
    assert change["state"]["body"]["content"] == [paragraph]
    assert [change] == journal()[BEGINNING:]


def test_a_place_that_cannot_be_served_stops_it_with_a_sentence(follow):
    client = follow()
    assert client.rest() == []
    assert "The journal ends at 2; nothing can follow 3." in client.errors


def test_a_refusal_ends_it(follow, live, flood):
    client = follow(live.replace(flood, "none"))
    assert client.rest() == []
