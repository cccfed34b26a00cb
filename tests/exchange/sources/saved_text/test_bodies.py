from dateline.exchange.sources.saved_text.bodies import read_body
from tests.exchange.sources.saved_text.reading_lines import lines


def kinds(*texts):
    return [block["type"] for block in read_body(lines(*texts))]


def test_what_is_nothing_in_particular_is_a_paragraph():
    assert kinds("One.", "Two", "— three") == ["paragraph"] * 3


def test_each_kind_is_told_apart():
    assert kinds(
        "2013: One.", "2014: Two.", "“We stay.”", "— Ada Lorn", "Waves. (Ada Lorn/AP)", "• one",
        "1. one", "2. two", "Text.",
    ) == ["timeline", "quote", "image", "bullet_list", "ordered_list", "paragraph"]  # fmt: skip


def test_a_bulleted_timeline_is_a_timeline():
    assert kinds("• 2013: One.", "• 2014: Two.") == ["timeline"]


def test_a_body_is_never_empty():
    assert kinds() == ["paragraph"]
