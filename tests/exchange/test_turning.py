"""Addresses on a page are turned; nothing else of the page changes, but that its scripts go."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from dateline.exchange.exports.turning import Page


def shouted(page: str) -> str:
    return Page(page).turned(str.upper)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ('<a href="/live/">Live</a>', '<a href="/LIVE/">Live</a>'),
        ('<a class="b" hidden>Live</a>', '<a class="b" hidden>Live</a>'),
        (
            '<img srcset="/a.jpg 480w, /b.jpg 960w" src="/a.jpg" alt="a &quot;b&quot;">',
            '<img srcset="/A.JPG 480w, /B.JPG 960w" src="/A.JPG" alt="a &quot;b&quot;">',
        ),
        ('<link rel="canonical" href="https://a.example/">',) * 2,
        ('<script type="module" src="/a.js"></script><p>', "<p>"),
        ("<template><a href='/x'>x</a></template><p>", "<p>"),
        ('<script type="application/ld+json">{"a": "</b>&amp;"}</script>',) * 2,
        ("<!doctype html><!-- a --><p>&amp; &#39; &lt;b&gt;<br>",) * 2,
    ],
)
def test_only_addresses_are_turned(page, expected):
    assert shouted(page) == expected


@given(st.text(), st.text())
def test_what_is_said_on_a_page_stays_to_the_letter(words, address):
    page = f'<p title="{escape(words)}">{escape(words)}</p>'
    link = f'<a href="{escape(address)}">{escape(words)}</a>'
    assert Page(page).turned(lambda _: "x") == page
    assert Page(link).turned(lambda _: "x") == f'<a href="x">{escape(words)}</a>'


def test_the_addresses_of_a_page_are_known():
    page = '<a href="/a">a</a><img src="/b" srcset="/c 1w, /d 2w"><script src="/e"></script>'
    assert Page(page).addresses == ["/a", "/b", "/c", "/d"]
