"""An address is read in one way only, and what is not plainly written is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.outside.errors import FetchRefused
from dateline.outside.targets import Target, read_target


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("https://news.example", Target("https", "news.example", 443, "/")),
        ("HTTP://News.Example:80/a b?c=d|e#f".replace(" ", "%20"),
         Target("http", "news.example", 80, "/a%20b?c=d|e")),
        ("https://bücher.example/ä", Target("https", "xn--bcher-kva.example", 443, "/%C3%A4")),
        ("http://1.1.1.1/", Target("http", "1.1.1.1", 80, "/")),
        ("http://[2606:4700:0::1111]/", Target("http", "2606:4700::1111", 80, "/")),
    ],
)  # fmt: skip
def test_it_is_read(url, target):
    assert read_target(url) == target


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("ftp://news.example/", "https:// or http://"),
        ("file:///etc/passwd", "https:// or http://"),
        ("gopher://127.0.0.1:25/", "https:// or http://"),
        ("//news.example/", "https:// or http://"),
        ("https://", "https:// or http://"),
        ("", "https:// or http://"),
        ("https://news.example:port/", "not a web address"),
        ("https://[::1/", "not a web address"),
        ("https://news.example\\@127.0.0.1/", "not a web address"),
        ("https://news.example/\r\nHost: x", "not a web address"),
        ("https://news.example/" + "a" * 2000, "not a web address"),
        ("https://ada:secret@news.example/", "before the @"),
        ("https://news.example@127.0.0.1/", "before the @"),
        ("http://2130706433/", "as a number"),
        ("http://0x7f000001/", "as a number"),
        ("http://017700000001/", "as a number"),
        ("http://127.1/", "as a number"),
        ("http://0177.0.0.1/", "as a number"),
        ("http://0x7f.0.0.1/", "as a number"),
        ("http://127.0.0.0x1/", "as a number"),
        ("http://127.0.0.1./", "as a number"),
        ("http://１２７.０.０.１/", "as a number"),
        ("http://a..b/", "no host that could exist"),
        ("http://-a.example/", "no host that could exist"),
        ("http://a%00.example/", "no host that could exist"),
        ("http://" + "a" * 64 + ".example/", "no host that could exist"),
    ],
)
def test_it_is_refused(url, why):
    with pytest.raises(FetchRefused, match=why) as refused:
        read_target(url)
    assert str(refused.value).endswith(".")


@given(st.text())
def test_nothing_else_comes_of_any_text(text):
    for url in (text, f"http://{text}", f"http://a.example/{text}"):
        try:
            target = read_target(url)
        except FetchRefused:
            continue
        assert target.path.isascii()
        assert not set(target.path) & set(" \r\n\t")
