import pytest

from dateline.exchange.sources.saved_text.lines import evened, read_lines


def test_lines_are_numbered_as_an_editor_numbers_them():
    lines = read_lines("one\r\n\r\ntwo\rthree\nfour")
    assert [(line.number, line.text) for line in lines] == [
        (1, "one"), (3, "two"), (4, "three"), (5, "four"),
    ]  # fmt: skip


def test_a_line_knows_whether_a_blank_one_stood_above_it():
    lines = read_lines("one\ntwo\n \u00a0\nthree")
    assert [line.after_gap for line in lines] == [True, False, True]


@pytest.mark.parametrize(
    ("raw", "even"),
    [
        ("\ufeffa\u00a0\u00a0 b", "a b"),
        ("4:44\u202fp.m.\u2009ET", "4:44 p.m. ET"),
        ("\tquay\u00ad side\u200b \t", "quay side"),
        ("a\u2028b\x0bc", "a b c"),
        ("bell\x07\x00", "bell"),
        ("half \ud83d", "half \ufffd"),
        ("family 👩\u200d👧", "family 👩\u200d👧"),
    ],
)
def test_what_cannot_be_seen_is_evened_out(raw, even):
    assert evened(raw) == even


def test_a_line_of_nothing_visible_is_blank():
    assert read_lines("\u200b\ufeff\n\u00a0\n\x00") == []
