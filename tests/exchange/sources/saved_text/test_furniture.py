import pytest

from dateline.exchange.sources.saved_text.furniture import KINDS, furniture_kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Stay updated on the Kestrel mission", "a banner for followers"),
        ("Sign up for our newsletter", "a banner for followers"),
        ("Get the day's news delivered to your inbox every morning", "a banner for followers"),
        ("Share on WhatsApp", "a share button"), ("| Email |", "a share button"),
        ("1.2K shares", "a share button"), ("Advertisement", "advertising"),
        ("ADVERTISEMENT", "advertising"), ("Story continues below this ad", "advertising"),
        ("Outbrain", "a widget's name"), ("Sponsored Links by Taboola", "a widget's name"),
        ("39 Posts", "a control of the page"), ("Load more", "a control of the page"),
        ("Sort by: Newest", "a control of the page"), ("Show 12 new updates", "a control of the page"),
        ("We use cookies to make this site better.", "a notice"),
        ("We and our 214 partners use cookies and the like.", "a notice"),
        ("© 2022 The Harwick Courier", "a notice"), ("Accept all", "a notice"),
        ("* * *", "a rule"), ("Follow the latest on the vote here.", "a banner for followers"),
        ("The Courier. All rights reserved.", "a notice"),
    ],
)  # fmt: skip
def test_it_knows_the_furniture_of_pages(text, kind):
    assert furniture_kind(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "“We use cookies to bribe them,” the baker said.", "Copyright law passes", "• Email",
        "Shares in the harbour fall", "Register to vote by Tuesday", "No new storm is coming",
        "See more of the fjord from the ferry", "Order by court halts the ferry", "Live from Harwick",
        "© Petra Quill/Norpress", "Share of northern votes rises", "Read earlier law first",
    ],
)  # fmt: skip
def test_sentences_and_headlines_are_none(text):
    assert furniture_kind(text) is None


def test_all_words_are_written_as_they_are_looked_up():
    assert all(words == words.casefold().strip() for kind in KINDS.values() for words in kind)
