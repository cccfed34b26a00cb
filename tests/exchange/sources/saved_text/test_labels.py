import pytest

from dateline.exchange.sources.saved_text.labels import is_summary_label


@pytest.mark.parametrize(
    "text",
    ["What we covered here", "What we're covering", "What we know so far", "Key points:", "Summary",
     "Here’s the latest", "What you need to know", "KEY DEVELOPMENTS", "At a glance", "What to know"],
)  # fmt: skip
def test_these_head_a_summary(text):
    assert is_summary_label(text)


@pytest.mark.parametrize(
    "text",
    ["", "What we know about the ferry", "Key moments of the day in pictures", "Summary of it"],
)
def test_these_do_not(text):
    assert not is_summary_label(text)
