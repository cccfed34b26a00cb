import pytest

from dateline.exchange.sources.saved_text.credits import (
    behind_label,
    is_credit,
    is_credit_line,
    may_be_credit,
)


@pytest.mark.parametrize(
    "text",
    [
        "Ada Lorn/Norpress", "Ada Lorn/AFP/Getty Images", "AP Photo/Ben Aske", "AP", "Reuters",
        "Norland Navy via Reuters", "Getty Images", "Ada Lorn/Pool/AP", "Ada van Dam/EPA-EFE",
        "Handout/Norland Coast Guard",
    ],
)  # fmt: skip
def test_these_can_only_be_credits(text):
    assert is_credit(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "about 3 miles", "and/or", "he/she", "NATO", "video", "Ada Lorn", "He told Reuters.",
        "the mayor told Reuters", "More Pictures", "24/7", "A/" * 90,
    ],
)  # fmt: skip
def test_these_can_be_something_else(text):
    assert not is_credit(text)


def test_a_line_of_its_own_must_name_an_agency_or_a_person():
    assert is_credit_line("Ada Lorn/Norpress")
    assert is_credit_line("Getty Images")
    assert not is_credit_line("Harwick/Selmouth")
    assert not is_credit_line("Storm Hits Reuters Office")


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("Photo: Ada Lorn", "Ada Lorn"), ("Photograph: Ada Lorn/AFP", "Ada Lorn/AFP"),
        ("Photo by Ada Lorn", "Ada Lorn"), ("Credit...Ada Lorn for The Courier",
        "Ada Lorn for The Courier"), ("Image credit: Norpress", "Norpress"),
        ("Photo: the mayor of it all", None), ("Photographs of the day", None),
    ],
)  # fmt: skip
def test_a_label_says_that_a_credit_follows(text, credit):
    assert behind_label(text) == credit


def test_where_a_credit_is_expected_any_name_may_be_one():
    assert may_be_credit("Ada Lorn for The Courier")
    assert may_be_credit("Norpress")
    assert not may_be_credit("Correction")
    assert not may_be_credit("Ada said")
    assert not may_be_credit("file photo")
