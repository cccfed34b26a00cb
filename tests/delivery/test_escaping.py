"""What people write is text, wherever it stands on a page."""

from html.parser import HTMLParser

import pytest

HOSTILE = "</title><script>alert(1)</script>\"' onload=x {{ 7*7 }} &amp; ﷽"


class Names(HTMLParser):
    """The names of all attributes of a page."""

    def __init__(self):
        super().__init__()
        self.found = set()

    def handle_starttag(self, tag, attrs):
        self.found |= {name for name, _ in attrs}


@pytest.fixture(scope="module")
def storm(site):
    """A coverage in which every text is hostile."""
    story = site.ada.begins("hostile", HOSTILE)
    link = {"slug": "other", "headline": HOSTILE}
    storm = site.ada.opens(
        headline=HOSTILE,
        summary=[HOSTILE, HOSTILE],
        closing=HOSTILE,
        story=story,
        previous=link,
        next=link,
    )
    texts = {"bylines": [{"name": HOSTILE}], "place": HOSTILE, "tags": [HOSTILE]}
    correction = {"at": "2022-01-21T16:44:00-05:00", "text": HOSTILE}
    storm.publish_many(6)
    storm.publish(HOSTILE, key=True, correction=correction, **texts)
    return storm


@pytest.fixture(params=["front", "story", "page", "post", "older", "key moments", "withdrawn"])
def address(request, storm):
    newest, oldest = list(storm.posts)[-1], next(iter(storm.posts))
    if request.param == "withdrawn":
        storm.withdraw(oldest)
    return {
        "front": "/",
        "story": "/story/hostile/",
        "page": storm.page,
        "post": f"{storm.page}post/{newest}/",
        "older": f"{storm.page}before/999/",
        "key moments": f"{storm.page}key/",
        "withdrawn": f"{storm.page}post/{oldest}/",
    }[request.param]


def test_what_is_hostile_is_shown_and_does_nothing(cleo, address):
    text = cleo.gets(address).text
    assert "<script>" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "{{ 7*7 }}" in text
    assert "&amp;amp; ﷽" in text


def test_no_text_leaves_its_attribute(cleo, address):
    names = Names()
    names.feed(cleo.gets(address).text)
    assert "href" in names.found
    assert "onload" not in names.found


def test_every_page_keeps_its_one_title_and_body(cleo, address):
    text = cleo.gets(address).text
    assert [text.count(tag) for tag in ("<title>", "</title>", "<body>", "</body>")] == [1] * 4


def test_the_html_of_a_post_is_shown_as_it_was_published(cleo, ada):
    storm = ada.opens()
    storm.publish(text="It <strong>rains</strong>.")
    assert "<p>It <strong>rains</strong>.</p>" in cleo.gets(storm.page).text


def test_what_is_asked_for_is_not_said_back_as_html(cleo):
    answer = cleo.gets("/live/%3Cscript%3E/")
    assert answer.status == 404
    assert "<script>" not in answer.text


def test_a_place_that_is_no_number_is_said_back_as_json(cleo, storm):
    answer = cleo.gets(f"{storm.page}stream?after=%3Cscript%3E%22")
    assert answer.status == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json["detail"].startswith('“<script>"” is no place')
