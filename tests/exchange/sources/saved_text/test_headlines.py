import pytest

from dateline.exchange.sources.saved_text.headlines import could_be_headline, is_headline
from tests.exchange.sources.saved_text.reading_lines import lines


@pytest.mark.parametrize(
    "text",
    [
        "Waves at Selmouth (Ada Lorn/AP)", "• Quay shut", "By Ada Lorn", "9:15 AM · Jan 21, 2022",
        "25:61 ET, May 32", "The quay is shut.",
    ],
)  # fmt: skip
def test_what_is_something_else_is_no_headline(text):
    assert not could_be_headline(text)


def test_the_first_of_several_is_a_timeline_or_a_list():
    assert not is_headline(lines("2013: Quay built", "2014: Quay shut"), 0)
    assert not is_headline(lines("1. Quay", "2. Pier"), 0)


def test_alone_it_is_a_headline():
    assert is_headline(lines("2013: the year it began", "It was dry."), 0)
    assert is_headline(lines("Quay shut"), 0)
