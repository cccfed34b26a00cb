"""Ben pastes a link; what the page says of itself is on the card, as plain text."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.outside.cards import Card, make_card
from dateline.outside.page_head import read_page_head
from tests.outside.conftest import fetcher
from tests.outside.servers import redirect, reply, serving

NEWS = "news.example"
HEAD = """<!doctype html><html><head>
<title>The pier | The Herald</title>
<META PROPERTY=og:title CONTENT='The pier &amp; the sea > the land'>
<meta name="description" content="Plain.">
<meta property="og:description" content="Waves over the pier.">
<meta property="og:site_name" content="The Herald">
<meta name="author" content="Ada Quist">
</head><body><title>not this</title>"""


def card(page: str, **more) -> Card:
    with serving({"/": reply(page)} | more) as server:
        return make_card(f"http://{NEWS}:{server.port}/", fetcher())


def words(made: Card) -> tuple[str, str, str, str]:
    return made.title, made.description, made.provider, made.author


def test_open_graph_is_believed_before_the_title():
    assert words(card(HEAD)) == (
        "The pier & the sea > the land",
        "Waves over the pier.",
        "The Herald",
        "Ada Quist",
    )


def test_a_page_with_a_title_only():
    assert words(card("<title>The pier</title>")) == ("The pier", "", NEWS, "")


def test_what_the_pages_oembed_says_is_believed_first():
    said = {
        "title": "From oEmbed",
        "author_name": "Ida",
        "provider_name": "Video",
        "html": "<iframe>",
    }
    link = '<link rel=alternate type="application/json+oembed" href="/oembed?url=a&amp;b=c">'
    answers = {"/oembed?url=a&b=c": reply(json.dumps(said), form="application/json")}
    assert words(card(link + HEAD, **answers)) == (
        "From oEmbed", "Waves over the pier.", "Video", "Ida",
    )  # fmt: skip


NO_ANSWERS = {
    "broken": reply("{", form="application/json"),
    "deep": reply("[" * 100_000, form="application/json"),
    "a list": reply("[]", form="application/json"),
    "other types": reply('{"title": 7, "provider_name": null}', form="application/json"),
    "a page": reply("<p>", form="text/html"),
    "an error": reply(status="501 Not Implemented"),
    "elsewhere": redirect("http://169.254.169.254/"),
}


@pytest.mark.parametrize("name", NO_ANSWERS)
def test_an_oembed_that_is_no_answer_is_passed_over(name):
    link = '<link rel="alternate" type="application/json+oembed" href="/oembed">'
    assert card(link + HEAD, **{"/oembed": NO_ANSWERS[name]}).provider == "The Herald"


NO_PAGES = {
    "an error": reply(status="403 Forbidden"),
    "a picture": reply(form="image/png"),
    "elsewhere": redirect("file:///etc/passwd"),
}


@pytest.mark.parametrize("name", NO_PAGES)
def test_a_page_that_cannot_be_had_is_a_plain_card(name):
    with serving(NO_PAGES[name]) as server:
        url = f"http://www.{NEWS}:{server.port}/"
        assert make_card(url, fetcher()) == Card(url, "", "", NEWS, "")


def test_the_card_keeps_the_address_that_was_pasted():
    with serving({"/short": redirect("/long"), "/long": reply(HEAD)}) as server:
        url = f"http://{NEWS}:{server.port}/short"
        made = make_card(url, fetcher())
    assert (made.url, made.provider) == (url, "The Herald")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("  A\n title\t ", "A title"),
        ("&lt;b&gt;Bold&lt;/b&gt; &amp;amp; more", "Bold & more"),
        ("3 < 4 and 5 > 4".replace("<", "&lt;"), "3 < 4 and 5 > 4"),
        ("over\u202eereht", "over ereht"),
        ("a\x00b\x07c", "a b c"),
        ("x" * 500, "x" * 199 + "…"),
    ],
)
def test_its_words_are_plain_and_bounded(written, read):
    assert card(f'<meta property="og:title" content="{written}">').title == read


def test_what_stands_in_scripts_and_comments_is_not_the_head():
    page = """<script>document.write('<title>no</title><body>')</script>
    <!-- <title>old</title> <meta name=author content=Nobody> --><style>a > b {}</style>
    <svg><title>a logo</title></svg><title>yes</title>"""
    assert words(card(page)) == ("yes", "", NEWS, "")


def test_a_page_in_another_encoding():
    page = "<title>Flodbølgen på øya</title>".encode("iso-8859-1")
    assert read_page_head(page, "text/html; charset=ISO-8859-1").title == "Flodbølgen på øya"
    said = b'<meta charset="windows-1251">' + "<title>Річка</title>".encode("cp1251")
    assert read_page_head(said, "text/html").title == "Річка"


@pytest.mark.parametrize("charset", ["punycode", "zlib", "undefined", "no-such-thing", "utf-7"])
def test_an_encoding_that_the_web_does_not_have_is_not_tried(charset):
    assert read_page_head(b"<title>Hi</title>", f"text/html; charset={charset}").title == "Hi"


@pytest.mark.parametrize(
    "piece", ["<", "<meta ", "<meta a=", '<meta a="', "<!--", "<title>", "a=", "<script>", "&#"]
)
def test_no_page_takes_long_to_read(piece):
    """Half a megabyte of the worst. What took time by its square would not be done by tomorrow."""
    page = (piece * (512 * 1024 // len(piece))).encode()
    assert read_page_head(page, "text/html").meta == {}


@given(st.binary(), st.text())
def test_nothing_makes_it_fail(content, content_type):
    read_page_head(b"<meta " + content, content_type)
