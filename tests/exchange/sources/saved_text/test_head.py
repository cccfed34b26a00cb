from dateline.exchange.sources.saved_text.head import MOST_POINTS, read_head
from dateline.exchange.sources.saved_text.remarks import Remarks
from tests.exchange.sources.saved_text.reading_lines import lines


def head(*texts):
    remarks = Remarks()
    return read_head(lines(*texts), remarks), [(r.line, r.furniture) for r in remarks.in_order()]


def test_a_head_has_headline_summary_and_closing():
    read, remarked = head(
        "Storm near Selmouth", "What we know", "• One", "• Two", "Our live coverage has ended."
    )
    assert read.headline == "Storm near Selmouth"
    assert read.points == ["One", "Two"]
    assert read.closing == "Our live coverage has ended."
    assert remarked == [(2, True)]


def test_the_summary_may_be_an_empty_box():
    assert head("Storm near Selmouth", "What we covered here")[0].points == []


def test_a_menu_above_the_headline_is_passed_over():
    read, remarked = head("News", "Sport", "Storm comes near the coast")
    assert read.headline == "Storm comes near the coast"
    assert remarked == [(1, False), (2, False)]


def test_a_short_headline_at_the_top_will_do():
    assert head("Storm Odile live", "A sentence about it.")[0].headline == "Storm Odile live"
    assert head("Odile", "A sentence about it.")[0].headline == "Odile"


def test_a_sentence_without_a_label_is_kept_and_remarked_on():
    read, remarked = head("Storm near Selmouth", "It comes at night.")
    assert (read.points, remarked) == (["It comes at night."], [(2, False)])


def test_paragraphs_under_a_label_are_points_until_bullets_end():
    assert head("Storm near us", "Key points", "One.", "Two")[0].points == ["One.", "Two"]
    read, remarked = head("Storm near us", "Key points", "1. One", "2. Two", "Ada Lorn explains")
    assert read.points == ["One", "Two"]
    assert remarked[-1] == (5, False)


def test_the_pages_byline_and_a_second_closing_are_remarked_on():
    _, remarked = head(
        "Storm near us", "By Ada Lorn", "This blog is closed.", "It has ended: this blog is over"
    )
    assert remarked == [(2, False), (4, False)]


def test_a_summary_has_only_so_much_room():
    read, remarked = head("Storm near us", "Key points", *["• One"] * 20, "• " + "long " * 200)
    assert len(read.points) == MOST_POINTS
    assert len(remarked) == 1 + 8 + 1


def test_an_empty_head_is_empty():
    assert head()[0].headline == ""
