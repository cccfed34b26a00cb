import pytest

from dateline.exchange.sources.saved_text.closings import is_closing


@pytest.mark.parametrize(
    "text",
    [
        "Our live coverage of the storm has ended for the night.", "This live blog is now closed.",
        "This blog has been archived", "Our coverage has concluded. Read more here.",
        "This page is no longer being updated.", "We’re closing our live blog now.",
        "We are wrapping up this live coverage.", "That's all for today. Good night.",
        "That ends our live coverage.", "Live reporting is over", "Our live coverage has moved here.",
    ],
)  # fmt: skip
def test_these_say_that_it_is_over(text):
    assert is_closing(text)


@pytest.mark.parametrize(
    "text",
    [
        "The storm is over.", "The bridge has been closed.", "The meeting has ended.",
        "Our live coverage goes on here.", "We are closing the bridge.", "That's all they said.",
        "Live: the bridge is shut", "Our live coverage has ended. " * 20,
    ],
)  # fmt: skip
def test_these_do_not(text):
    assert not is_closing(text)
