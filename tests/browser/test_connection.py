"""Networks fail. Nothing is missing afterwards, and nothing is there twice."""

import json

import pytest

from tests.browser.conftest import Reading
from tests.browser.reading import (
    headlines,
    seq_of,
    wait_for_headline,
    wait_for_seq,
    wait_until_served,
)

pytestmark = pytest.mark.browser

MISSED = 60  # changes


def test_nothing_is_missing_or_doubled_after_the_server_was_killed(
    cleo, ada, slug, server, reading
):
    reading.expects_lost_connections = True
    server.kill()
    for number in ("four", "five"):
        ada.publish_post(slug, headline=f"Post {number}", text="While nobody served.")
    server.start()
    wait_for_headline(cleo, "Post five")
    ada.publish_post(slug, headline="Post six", text="Afterwards.")
    wait_for_headline(cleo, "Post six")
    assert headlines(cleo) == [f"Post {n}" for n in ("six", "five", "four", "three", "two", "one")]


def test_a_page_that_cannot_stream_polls(page, ada, slug, reading):
    reading.expects_lost_connections = True
    page.route("**/stream?*", lambda route: route.abort())
    page.goto(f"/live/{slug}/")
    ada.publish_post(slug, headline="By polling", text="All the same.")
    wait_for_headline(page, "By polling")


def test_a_stream_that_is_refused_for_good_is_made_good_by_polling(page, ada, slug, reading):
    reading.expects_lost_connections = True
    page.route("**/stream?*", lambda route: route.fulfill(status=503, body="busy"))
    page.goto(f"/live/{slug}/")
    ada.publish_post(slug, headline="By polling", text="All the same.")
    wait_for_headline(page, "By polling")


def test_streaming_resumes_when_it_can(page, ada, slug, reading):
    reading.expects_lost_connections = True
    page.route("**/stream?*", lambda route: route.abort())
    page.goto(f"/live/{slug}/")
    ada.publish_post(slug, headline="By polling", text="All the same.")
    wait_for_headline(page, "By polling")
    page.unroute("**/stream?*")
    page.evaluate("dispatchEvent(new Event('online'))")
    page.wait_for_selector("#connection.up")


def test_a_page_from_a_stale_cache_goes_on_from_what_it_shows(page, ada, slug):
    stale = page.request.get(f"/live/{slug}/").text()
    ada.publish_post(slug, headline="Since then", text="News.")
    ada.publish_post(slug, headline="And then", text="More.")
    page.route(
        f"**/live/{slug}/", lambda route: route.fulfill(body=stale, content_type="text/html")
    )
    page.goto(f"/live/{slug}/")
    wait_for_headline(page, "And then")
    assert headlines(page)[:3] == ["And then", "Since then", "Post three"]


def test_catching_up_over_the_stream_lays_the_page_out_a_few_times(page, ada, slug):
    """Not once or twice for each change, which froze a phone for seconds."""
    stale = page.request.get(f"/live/{slug}/").text()
    for number in range(MISSED):
        ada.publish_post(slug, headline=f"Missed {number}", text="News.")
    wait_until_served(page, slug, 4 + MISSED)
    page.route(
        f"**/live/{slug}/", lambda route: route.fulfill(body=stale, content_type="text/html")
    )
    debugger = page.context.new_cdp_session(page)
    debugger.send("Performance.enable")
    page.goto(f"/live/{slug}/")
    wait_for_seq(page, 4 + MISSED)
    found = debugger.send("Performance.getMetrics")["metrics"]
    assert headlines(page)[0] == f"Missed {MISSED - 1}"
    assert {one["name"]: one["value"] for one in found}["LayoutCount"] < MISSED


def test_a_place_that_cannot_be_served_reloads_the_page_once(page, slug):
    ahead = page.request.get(f"/live/{slug}/").text().replace('data-seq="4"', 'data-seq="99"')
    served = []

    def first_ahead(route):
        served.append(route.request.url)
        if len(served) == 1:
            route.fulfill(body=ahead, content_type="text/html")
        else:
            route.continue_()

    page.route(f"**/live/{slug}/", first_ahead)
    page.goto(f"/live/{slug}/")
    page.wait_for_selector("#connection.up")
    assert seq_of(page) == 4
    assert len(served) == 2


def test_a_gap_is_fetched_by_range(page, ada, slug):
    """A proxy that swallows events: the script counts, and asks for what is missing."""
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.route("**/stream?*", swallow_one)
    page.goto(f"/live/{slug}/")
    for number in range(3):
        ada.publish_post(slug, headline=f"More {number}", text="News.")
    wait_for_seq(page, 7)
    assert headlines(page)[:3] == ["More 2", "More 1", "More 0"]
    assert any("/journal/" in url for url in asked)
    page.unroute_all(behavior="wait")


def swallow_one(route) -> None:
    """Answer the stream with its event of seq 6 alone, as if 5 had been lost on the way."""
    live = route.request.url.split("stream")[0]
    ask = route.request.frame.page.request
    head = ask.get(f"{live}head.json").json()
    events = "retry: 100\n:\n\n"
    if head["seq"] >= 6:
        change = ask.get(f"{live}journal/{head['edition']}/6-6.json").json()["changes"][0]
        events += f"id: 6\nevent: change\ndata: {json.dumps(change)}\n\n"
    route.fulfill(body=events, content_type="text/event-stream")


def test_the_connection_is_said_in_words(cleo, reading: Reading, context):
    reading.expects_lost_connections = True
    context.set_offline(True)
    cleo.locator("#connection", has_text="Reconnecting").wait_for()
    context.set_offline(False)
    cleo.wait_for_selector("#connection.up")
