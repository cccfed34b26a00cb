from dateline.exchange.sources.saved_text.remarks import Remarks
from dateline.exchange.sources.saved_text.tidying import without_furniture
from tests.exchange.sources.saved_text.reading_lines import lines


def tidy(*texts, stamped=()):
    remarks = Remarks()
    kept = without_furniture(lines(*texts), set(stamped), remarks)
    return [line.text for line in kept], [remark.line for remark in remarks.in_order()]


def test_furniture_goes_and_is_named():
    assert tidy("Share", "The quay is shut.", "Advertisement") == (["The quay is shut."], [1, 3])


def test_links_under_a_widget_at_the_bottom_go_with_it():
    page = ("4:44 p.m.", "The quay is shut.", "Outbrain", "One odd trick", "Ten boats to see")
    assert tidy(*page, stamped=[1]) == (["4:44 p.m.", "The quay is shut."], [3, 4, 5])


def test_a_sentence_under_a_widget_stays():
    page = ("4:44 p.m.", "Outbrain", "One odd trick", "The quay is shut.", "So is the pier")
    assert tidy(*page, stamped=[1])[0] == ["4:44 p.m.", "The quay is shut.", "So is the pier"]


def test_a_headline_under_a_widget_between_posts_stays():
    page = ("4:44 p.m.", "Outbrain", "The quay is shut", "3:33 p.m.")
    assert tidy(*page, stamped=[1, 4])[0] == ["4:44 p.m.", "The quay is shut", "3:33 p.m."]


def test_a_page_without_times_loses_no_lines_to_a_widget():
    assert tidy("Most read", "The quay is shut")[0] == ["The quay is shut"]
