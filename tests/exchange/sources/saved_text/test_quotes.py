import pytest

from dateline.exchange.sources.saved_text.quotes import take_quote
from dateline.newsroom.documents import plain_text
from tests.exchange.sources.saved_text.reading_lines import lines


def quoted(*texts):
    taken = take_quote(lines(*texts), 0)
    if taken is None:
        return None
    block, end = taken
    return plain_text(block), block["attrs"]["speaker"], block["attrs"]["role"], end


def test_a_line_below_says_who_spoke():
    assert quoted("“We stay.”", "— Ada Lorn, harbour master", "Text.") == (
        "We stay.", "Ada Lorn", "harbour master", 2,
    )  # fmt: skip


@pytest.mark.parametrize("dash", ["—", "– ", "-- ", "― ", "- "])
def test_any_dash_will_do(dash):
    assert quoted('"We stay."', f"{dash}Ada Lorn") == ("We stay.", "Ada Lorn", "", 2)


def test_the_speaker_may_stand_on_the_same_line():
    assert quoted("“We stay.” — Ada Lorn, harbour master") == (
        "We stay.", "Ada Lorn", "harbour master", 1,
    )  # fmt: skip


def test_a_quotation_may_go_on_over_paragraphs():
    assert quoted("“We stay.", "“And we wait.”", "— Ada Lorn") == (
        "We stay.\nAnd we wait.", "Ada Lorn", "", 3,
    )  # fmt: skip


def test_inner_marks_keep_the_outer_ones():
    assert quoted('"We" or "they"', "— Ada Lorn")[0] == '"We" or "they"'


@pytest.mark.parametrize(
    "texts",
    [
        ("“We stay.”", "She sat down."), ("“We stay,” she said.", "— Ada Lorn"), ("“We stay.”",),
        ("“We stay.”", "- Ada Lorn", "- Ben Aske"), ("“We stay.”", "- and so on"),
        ("“We stay.”", "— Ada Lorn sat down."), ("“We stay” — he said, and left",),
        ('"We stay," she said.', '"We wait."', "— Ada Lorn"), ("“",), ("“We stay", "— Ada Lorn"),
    ],
)  # fmt: skip
def test_other_quotations_stay_paragraphs(texts):
    assert quoted(*texts) is None
