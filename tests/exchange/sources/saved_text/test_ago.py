from datetime import timedelta

import pytest

from dateline.exchange.sources.saved_text.ago import read_ago


@pytest.mark.parametrize(
    ("text", "ago"),
    [
        ("17 hr 44 min ago", timedelta(hours=17, minutes=44)), ("3h ago", timedelta(hours=3)),
        ("2 hours and 5 minutes ago", timedelta(hours=2, minutes=5)), ("5m ago", timedelta(minutes=5)),
        ("an hour ago", timedelta(hours=1)), ("a minute ago", timedelta(minutes=1)),
        ("2 days ago", timedelta(days=2)), ("1 Week Ago", timedelta(weeks=1)),
        ("30 secs. ago", timedelta(seconds=30)), ("Just now", timedelta()),
        ("a few seconds ago", timedelta()),
    ],
)  # fmt: skip
def test_it_reads_how_long_ago(text, ago):
    assert read_ago(text, 0) == (ago, len(text))


@pytest.mark.parametrize(
    "text", ["", "17 hr", "ago", "2 months ago", "12345 days ago", "an age ago"]
)
def test_other_words_say_no_time(text):
    assert read_ago(text, 0) is None
