import pytest

from dateline.exchange.sources.saved_text.sentences import (
    ends_sentence,
    is_capitalised,
    reads_like_headline,
)


@pytest.mark.parametrize(
    "text",
    [
        "The quay is shut", "Is the quay shut?", "Lift-off!", "Mayor: “I'm staying”",
        "What the storm did in the U.S.", "Ferry stops at 4 p.m.", "Boats in. Crews out", "港が閉鎖された",
    ],
)  # fmt: skip
def test_these_read_like_headlines(text):
    assert reads_like_headline(text)


@pytest.mark.parametrize(
    "text",
    [
        "The quay is shut.", "“The quay is shut.”", "(The quay is shut.)", "Here is what we know:",
        "x", "---", "12 34", "https://quay.example/shut", "word " * 60, "港が閉鎖された。",
        "The quay is shut, and the pier. " * 4 + "So they all say",
    ],
)  # fmt: skip
def test_these_do_not(text):
    assert not reads_like_headline(text)


def test_a_stop_inside_closing_marks_ends_a_sentence():
    assert ends_sentence("He said: “Stay.”")
    assert not ends_sentence("He said: “Stay”")
    assert not ends_sentence("Harwick Ferries Inc.")


def test_names_have_capitals_but_for_their_small_words():
    assert is_capitalised("Ada van der Lorn", most=5)
    assert not is_capitalised("Ada said", most=5)
    assert not is_capitalised("van Lorn", most=5) or is_capitalised("Van Lorn", most=5)
    assert not is_capitalised("A B C", most=2)
    assert not is_capitalised("", most=2)
