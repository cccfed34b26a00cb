from dateline.exchange.sources.saved_text.cutting import Cutter
from dateline.exchange.sources.saved_text.forms import choose_stamps, find_stamps
from dateline.exchange.sources.saved_text.remarks import Remarks
from tests.exchange.sources.saved_text.reading_lines import lines


def cut(*texts):
    page, remarks = lines(*texts), Remarks()
    stamps = find_stamps(page)
    pieces = Cutter(page, stamps, choose_stamps(page, stamps), remarks).cut()
    return pieces, [remark.line for remark in remarks.in_order()]


def words(piece_lines):
    return [line.text for line in piece_lines]


def test_the_head_stands_above_the_first_stamp():
    pieces, _ = cut(
        "Storm", "It is near.", "4:44 p.m. ET", "Quay shut", "4:30 p.m. ET", "Pier shut"
    )
    assert words(pieces.head) == ["Storm", "It is near."]
    assert [words(post.lines) for post in pieces.posts] == [["Quay shut"], ["Pier shut"]]


def test_what_stands_beside_a_stamp_is_the_title():
    pieces, _ = cut("UPDATE April 3, 9:34 AM EDT: Quay shut", "Text.")
    assert pieces.posts[0].title.text == "Quay shut"


def test_two_lines_of_one_stamp_are_joined():
    pieces, remarked = cut(
        "16:44 CET", "3 May 2021", "Quay shut", "15:44 CET", "Updated 16:00", "Pier"
    )
    assert [post.timed.stamp.date is not None for post in pieces.posts] == [True, False]
    assert pieces.posts[1].timed.stamp.updated
    assert remarked == [2, 5]


def test_an_update_under_a_post_marks_it():
    pieces, remarked = cut("16:44 CET", "One.", "Updated at 17:00 CET", "15:44 CET", "Two.")
    assert [post.timed.stamp.updated for post in pieces.posts] == [True, False]
    assert remarked == [3]


def test_a_heading_gives_its_day_to_all_posts_below():
    pieces, remarked = cut("3 May 2021", "16:44 CET", "One.", "15:44 CET", "Two.")
    assert [post.timed.day.day for post in pieces.posts] == [3, 3]
    assert remarked == [1]


def test_stamps_of_the_head_date_the_page():
    pieces, remarked = cut(
        "Storm", "Updated 16:50 CET", "3 May 2021", "So far:", "16:44 CET", "One."
    )
    assert [timed.line.number for timed in pieces.head_stamps] == [2, 3]
    assert words(pieces.head) == ["Storm", "So far:"]
    assert remarked == [2, 3]


def test_times_that_begin_no_post_stay_words_with_a_remark():
    pieces, remarked = cut(
        "4:44 p.m. ET",
        "Quay shut",
        "One.",
        "9:15 AM · Jan 21, 2022",
        "25:61 ET.",
        "3 p.m. ET",
        "Two.",
    )
    assert [len(post.lines) for post in pieces.posts] == [4, 1]
    assert remarked == [4, 5]


def test_last_updated_never_begins_a_post():
    pieces, remarked = cut("Storm", "Last updated 16:50 CET", "Quay shut", "16:44 CET", "One.")
    assert [post.timed.line.number for post in pieces.posts] == [4]
    assert remarked == [2]
