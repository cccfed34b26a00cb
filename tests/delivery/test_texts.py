"""The beginning of a text, for whoever lists it."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.delivery.texts import excerpt

LENGTHS = st.integers(2, 40)


@given(st.text(), LENGTHS)
def test_an_excerpt_is_one_line_and_no_longer_than_asked(text, most):
    found = excerpt(text, most)
    assert len(found) <= most
    assert found == " ".join(found.split())


@given(st.text(), LENGTHS)
def test_it_says_nothing_that_the_text_does_not(text, most):
    assert " ".join(text.split()).startswith(excerpt(text, most).removesuffix("…"))


@given(st.text(max_size=40))
def test_what_is_short_is_whole(text):
    assert excerpt(text, 40) == " ".join(text.split())


def test_it_is_cut_between_words():
    assert excerpt("Ferries stay in port, until Saturday.", 24) == "Ferries stay in port…"
    assert excerpt("Donaudampfschiffahrt", 8) == "Donauda…"
