from dateline.exchange.sources.saved_text.forms import choose_stamps, find_stamps
from tests.exchange.sources.saved_text.reading_lines import lines


def chosen(*texts):
    page = lines(*texts)
    return list(choose_stamps(page, find_stamps(page)))


def test_lone_stamps_begin_posts_and_timelines_do_not():
    assert chosen("4:44 p.m. ET", "Quay shut", "4:30 p.m.: One.", "4:40 p.m.: Two.") == [1]


def test_beside_headlines_they_begin_posts_where_none_stand_alone():
    assert chosen("Quay shut — 4/15/20, 7:30 a.m. ET", "Text.", "4:30 p.m.: One.") == [1]


def test_a_timeline_under_headlines_with_times_stays_one():
    behind = "Quay shut — 4/15/20, 7:30 a.m. ET"
    assert chosen(behind, behind, "7:04 p.m. ET: Fuelling begins", "7:40 p.m. ET: It ends.") == [
        1,
        2,
    ]
    assert chosen(behind, behind, "Pier shut — 7:20 a.m. ET") == [1, 2, 3]
    assert chosen(behind, behind, "UPDATE 4/15/20, 7:30 a.m. ET: Pier shut") == [1, 2, 3]


def test_the_pages_own_time_does_not_hide_those_beside_headlines():
    behind = "Quay shut — 4/15/20, 7:30 a.m. ET"
    assert chosen("Updated 4/15/20, 8 a.m. ET", behind) == [2]
    assert chosen("Published 4/15/20, 8 a.m. ET", behind) == [2]
    assert chosen("4/15/20, 8 a.m. ET", behind, behind) == [2, 3]


def test_bare_times_before_paragraphs_need_to_be_two():
    assert chosen("4.30pm: One.", "Text.", "4.10pm: Two.") == [1, 3]
    assert chosen("4.30pm: One.", "Text.") == []


def test_a_poorer_stamp_is_a_stray():
    page = ("4:44 p.m. ET", "Quay shut", "9:15 AM · Jan 21, 2022", "Text.", "3:33 p.m. ET", "Text.")
    assert chosen(*page) == [1, 5]


def test_a_poorer_stamp_over_a_headline_is_none():
    page = ("4:44 p.m. ET", "Quay shut", "4:15 p.m.", "Pier shut", "3:33 p.m. ET", "Text.")
    assert chosen(*page) == [1, 3, 5]
