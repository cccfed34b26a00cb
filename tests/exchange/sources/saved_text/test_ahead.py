from dateline.exchange.sources.saved_text.ahead import (
    completes,
    date_alone,
    dates_the_page,
    heads_days,
    opens_post,
)
from dateline.exchange.sources.saved_text.forms import find_stamps
from dateline.exchange.sources.saved_text.stamps import read_whole
from tests.exchange.sources.saved_text.reading_lines import lines


def ask(question, *texts):
    page = lines(*texts)
    return question(page, 0, find_stamps(page))


def test_a_stamp_right_over_another_dates_the_page():
    assert ask(dates_the_page, "4:50 p.m. ET", "4:44 p.m. ET", "Text.")
    assert not ask(dates_the_page, "4:50 p.m. ET", "Text.", "4:44 p.m. ET")


def test_two_lines_of_one_stamp_do_not():
    assert not ask(dates_the_page, "2h ago", "16.44 GMT", "Text.")


def test_published_over_the_summary_dates_the_page():
    rest = ("What we know so far", "• One", "4:44 p.m. ET", "Text.")
    assert ask(dates_the_page, "Published 4:50 p.m. ET", *rest)
    assert not ask(dates_the_page, "4:50 p.m. ET", *rest)
    assert not ask(dates_the_page, "Published 4:50 p.m. ET", *rest[:2])


def test_updated_opens_a_post_if_a_headline_stands_below_it():
    assert ask(opens_post, "Updated 4:50 p.m. ET", "Quay shut", "Text.")
    assert not ask(opens_post, "Updated 4:50 p.m. ET", "The quay is shut.")
    assert not ask(opens_post, "Updated 4:50 p.m. ET", "4:44 p.m. ET", "Quay shut")
    assert not ask(opens_post, "Updated 4:50 p.m. ET", "Our live coverage has ended")
    assert not ask(opens_post, "Updated 4:50 p.m. ET", "May 3, 2021")
    assert not ask(opens_post, "Updated 4:50 p.m. ET")


def test_a_date_heads_the_posts_right_below_it():
    assert ask(heads_days, "May 3, 2021", "16:44 CET", "Text.")
    assert ask(heads_days, "May 3, 2021", "Quay shut", "16:44 CET")
    assert not ask(heads_days, "May 3, 2021", "The quay is shut.", "16:44 CET")
    assert not ask(heads_days, "May 3, 2021", "Text.")


def test_a_date_alone_has_no_time():
    assert date_alone("Friday, January 21, 2022")
    for text in ("January 21, 2022, 4 p.m.", "Updated May 3, 2021", "Friday", "May 32", "In May"):
        assert date_alone(text) is None


def test_stamps_complete_each_other_unless_both_are_whole():
    assert completes(read_whole("2h ago"), read_whole("16:44"))
    assert completes(read_whole("16:44"), read_whole("Updated 17:00"))
    assert completes(read_whole("16:44 GMT"), read_whole("16:44 GMT, 3 May"))
    assert not completes(read_whole("16:44"), read_whole("17:00"))
