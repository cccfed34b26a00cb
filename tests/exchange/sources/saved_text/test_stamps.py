from datetime import timedelta

import pytest

from dateline.exchange.sources.saved_text.stamps import read_stamp, read_whole


def test_parts_may_come_in_any_order():
    for text in (
        "4:44 p.m. ET, January 21, 2022",
        "January 21, 2022, 4:44 p.m. ET",
        "Friday, Jan. 21, 2022 at 4:44 PM (ET)",
        "4:44 p.m. January 21, 2022 ET",
        "Posted at 4:44 p.m. ET on 21 January 2022",
    ):
        stamp = read_whole(text)
        assert (stamp.clock[:2], stamp.date[:3], stamp.zone.name) == ((16, 44), (2022, 1, 21), "ET")


def test_a_sign_is_not_taken_for_a_dash():
    assert read_whole("2022-01-21T16:44:00-05:00").zone.minutes == -300
    assert read_whole("16:44 +0530, 3 May").zone.minutes == 330
    assert read_whole("16:44 - 21 January").zone is None


def test_what_comes_twice_counts_once():
    stamp = read_whole("4:44 p.m. ET (2144 GMT), January 21")
    assert (stamp.clock[:2], stamp.zone.name) == ((16, 44), "ET")


def test_ago_and_a_clock_make_one_stamp():
    stamp = read_whole("2h ago 16.44 GMT")
    assert (stamp.ago, stamp.clock[:2]) == (timedelta(hours=2), (16, 44))


@pytest.mark.parametrize(
    "text", ["Updated 4:44 p.m. ET", "Last updated: 4:44 p.m.", "4 p.m. ET (updated)", "Edited 4pm"]
)
def test_it_notices_an_update(text):
    assert read_whole(text).updated


def test_the_word_update_announces_and_does_not_revise():
    stamp, end = read_stamp("UPDATE April 3, 9:34 AM EDT: The bridge")
    assert (stamp.label, stamp.updated, stamp.revises) == ("update", False, False)
    assert end == len("UPDATE April 3, 9:34 AM EDT")


def test_last_updated_is_never_the_time_of_a_post_of_its_own():
    assert read_whole("Last update: 4:44 p.m. ET").revises
    assert read_whole("Last updated 4:44 p.m. ET").label == "last"


def test_days_may_be_named_by_words():
    assert read_whole("Yesterday, 4:44 p.m.").days_back == 1
    assert read_whole("Today at 16:44").days_back == 0
    assert read_whole("Thurs. 16:44").weekday == 3


@pytest.mark.parametrize(
    "text",
    ["", "-", "At", "NATO", "The boat left at 4:44 p.m.", "4:44 p.m. ET and later", "Sunday roast",
     "1 " * 90],
)  # fmt: skip
def test_other_lines_are_no_stamps(text):
    assert read_whole(text) is None


def test_an_impossible_part_breaks_the_stamp():
    assert read_whole("25:61 ET, May 32").broken
    assert not read_whole("23:59 ET, May 31").broken


def test_a_second_line_adds_what_the_first_left_open():
    whole = read_whole("2h ago").joined(read_whole("Updated 16:44 GMT, 3 May"))
    assert (whole.ago, whole.clock[:2], whole.date[1:3]) == (timedelta(hours=2), (16, 44), (5, 3))
    assert whole.updated
