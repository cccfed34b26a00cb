import pytest

from dateline.exchange.sources.saved_text.stamped import find_stamp, seems_broken


@pytest.mark.parametrize(
    ("text", "form", "rest"),
    [
        ("4:44 p.m. ET", "alone", ""), ("17 hr 44 min ago", "alone", ""), ("16:44", "alone", ""),
        ("Quay shut — 4/15/20, 7:30 a.m. ET", "trailing", "Quay shut"),
        ("Quay shut - 7:30 a.m.", "trailing", "Quay shut"),
        ("Quay shut—4/15/20, 7:30 a.m. ET", "trailing", "Quay shut"),
        ("Quay shut | Updated 4/15/20, 7:30 a.m. ET", "trailing", "Quay shut"),
        ("Quay shut (7:30 a.m. ET)", "trailing", "Quay shut"),
        ("Quay – and pier – shut — 7:30 a.m. — April 3", "trailing", "Quay – and pier – shut"),
        ("UPDATE April 3, 9:34 AM EDT: Quay shut", "leading", "Quay shut"),
        ("4.30pm: The quay is shut.", "leading", "The quay is shut."),
        ("[16:44 CET] Quay shut", "leading", "Quay shut"),
        ("16:44 – Quay shut", "leading", "Quay shut"),
    ],
)  # fmt: skip
def test_it_finds_the_stamp_wherever_it_stands(text, form, rest):
    found = find_stamp(text)
    assert (found.form, found.rest) == (form, rest)


@pytest.mark.parametrize(
    "text",
    ["16.44", "3.14", "Quay shut", "2013: The quay is built.", "He left at 4:44 p.m. for good.",
     "25:61 ET, May 32", "May 3", "Odds of 10:1 — says who", "16:44 XQT: Quay shut",
     "word " * 100 + "— 4:44 p.m."],
)  # fmt: skip
def test_other_lines_have_none(text):
    assert find_stamp(text) is None


def test_it_knows_a_stamp_that_cannot_be():
    assert seems_broken("25:61 ET, May 32")
    assert not seems_broken("The score was 25:61 in May")
