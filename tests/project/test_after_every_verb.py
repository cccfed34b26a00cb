"""After every verb of the newsroom pages and feeds are what is promised, and say nothing withdrawn."""

import json
import re
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import feedparser
import pytest
from PIL import Image

from dateline.delivery.feeds.atom import as_atom
from dateline.delivery.feeds.entries import Feeds
from dateline.delivery.feeds.json_feed import as_json_feed
from dateline.delivery.feeds.rss import as_rss
from dateline.delivery.pages import Pages
from dateline.delivery.site import Site
from dateline.delivery.standing import posts_before
from dateline.newsroom import publishing
from dateline.newsroom.documents import document, paragraph
from dateline.newsroom.ids import new_id
from dateline.newsroom.models import Coverage, Story
from dateline.newsroom.pictures import image_attributes, take_in_picture
from tests.delivery.atom_rules import assert_atom
from tests.delivery.promises import assert_kept
from tests.project.tails import tail_of

SITE = Site("The Daily", "https://news.example/live", Path(), 5, 100, 5)
THURSDAY = datetime(2022, 1, 20, tzinfo=UTC)
TOMORROW = datetime.now(UTC) + timedelta(days=1)


def pages_of(tail):
    """Every page of a coverage, by what it is."""
    pages = Pages(SITE)
    yield "live", pages.live(tail)
    for post in tail.folded.posts:
        yield "post", pages.post(tail, post)
        yield "before", pages.before(tail, post, list(posts_before(tail, post))[:6])


def photographed(coverage):
    """A published photograph, whose crop then keeps another point."""
    file = BytesIO()
    Image.new("RGB", (80, 60), (90, 100, 110)).save(file, "JPEG")
    asset = take_in_picture(file.getvalue())
    body = document({"type": "image", "attrs": image_attributes(asset) | {"alt": "A grey sea."}})
    publishing.publish_post(coverage, id=new_id(), headline="The sea", body=body)
    return asset


def scheduled():
    return publishing.open_coverage(headline="Tomorrow", starts_at=TOMORROW)


def of_a_story():
    return publishing.open_coverage(headline="Day one", story="storms")


VERBS = {
    "publish": lambda c, p: publishing.publish_post(
        c, id=new_id(), body=document(paragraph("And more."))
    ),
    "revise": lambda c, p: publishing.revise_post(p, headline="Another headline"),
    "correct": lambda c, p: publishing.revise_post(p, headline="Right", correction="It was wrong."),
    "pin": lambda c, p: publishing.pin_post(p),
    "unpin": lambda c, p: (publishing.pin_post(p), publishing.unpin_post(p)),
    "mark": lambda c, p: publishing.mark_key_moment(p),
    "unmark": lambda c, p: (publishing.mark_key_moment(p), publishing.unmark_key_moment(p)),
    "move": lambda c, p: publishing.move_post(p, below=c.posts.order_by("position")[2]),
    "redate": lambda c, p: publishing.redate_post(p, published_at=THURSDAY),
    "withdraw": lambda c, p: publishing.withdraw_post(p, reason="Not confirmed."),
    "edit": lambda c, p: publishing.edit_coverage(c, headline="Calm", summary=["a", "b"]),
    "rezone": lambda c, p: publishing.edit_coverage(c, time_zone="Asia/Kolkata"),
    "retitle": lambda c, p: (
        of_a_story(),
        publishing.edit_story(Story.objects.get(), title="Storms at sea"),
    ),
    "focus": lambda c, p: publishing.focus_picture(photographed(c), x=70, y=20),
    "start": lambda c, p: publishing.start_coverage(scheduled()),
    "start due": lambda c, p: (scheduled(), publishing.start_due(TOMORROW)),
    "continue": lambda c, p: publishing.continue_coverage(c, headline="Day two", slug="day-two"),
    "pause": lambda c, p: publishing.pause_coverage(c),
    "resume": lambda c, p: (publishing.pause_coverage(c), publishing.resume_coverage(c)),
    "lead on": lambda c, p: publishing.lead_on(c, to=publishing.open_coverage(headline="Day 2")),
    "end": lambda c, p: publishing.end_coverage(c, closing="Good night."),
    "reopen": lambda c, p: (publishing.end_coverage(c), publishing.reopen_coverage(c)),
}


def data_in(page):
    [data] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    return json.loads(data)


def kept_feeds(tail):
    """Both feeds of a coverage, in every format; their bytes together."""
    feeds = Feeds(SITE, Pages(SITE).feed_entry)
    for feed in (feeds.of_coverage(tail), feeds.of_key_moments(tail)):
        atom, rss = as_atom(feed, SITE), as_rss(feed, SITE)
        assert_atom(atom)
        assert [feedparser.parse(document).bozo for document in (atom, rss)] == [False, False]
        assert_kept("json_feed", json.loads(as_json_feed(feed, SITE)))
        yield atom + rss


def test_no_verb_of_the_newsroom_is_missing_here():
    said = {name for do in VERBS.values() for name in do.__code__.co_names}
    said |= {name for do in (of_a_story, scheduled) for name in do.__code__.co_names}
    assert set(publishing.__all__) - {"KEEP"} - said == set()


@pytest.mark.parametrize("verb", VERBS)
def test_every_page_and_feed_keeps_the_promise(coverage, publish, journal, verb):
    for number in range(6):
        publish(f"Report {number}.", headline=f"Report {number}", place="Brae", tags=["ferry"])
    post = publish("Something happened.", headline="Something", bylines=["Ben Okri"])
    VERBS[verb](coverage, post)
    for other in Coverage.objects.exclude(pk=coverage.pk):
        assert_kept("linked_data", data_in(Pages(SITE).live(tail_of(other, journal(other)))))
    tail = tail_of(coverage, journal())
    for kind, page in pages_of(tail):
        assert_kept("linked_data", data_in(page))
        assert verb != "withdraw" or "Something" not in page, kind
    for feed in kept_feeds(tail):
        assert verb != "withdraw" or b"Something" not in feed
    is_ahead = datetime.fromisoformat(
        data_in(Pages(SITE).live(tail))["coverageEndTime"]
    ) > datetime.now(UTC)
    assert is_ahead == (verb != "end")
