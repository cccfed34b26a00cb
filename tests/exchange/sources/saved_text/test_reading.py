from datetime import datetime

import pytest

from dateline.exchange.sources.saved_text import NotALivePage, TimesUnknown, read_saved_page

POST = "4:44 p.m. ET, January 21, 2022\nQuay shut\nThe quay is shut.\n"


@pytest.mark.parametrize(
    "text",
    ["", "\n\n", "A letter to the editor.\nIt has two lines.", "Tea at 4:30 p.m.: bring cake."],
)
def test_a_file_without_a_post_is_refused_in_one_sentence(text):
    with pytest.raises(
        NotALivePage, match=r"^There is no post of a live page in this file: [^.]*\.$"
    ):
        read_saved_page(text)


def test_a_page_whose_days_nobody_knows_is_refused_with_what_would_help():
    with pytest.raises(TimesUnknown, match="--saved-at"):
        read_saved_page("Storm near Selmouth\n2h ago\nQuay shut\nText.")


def test_the_date_of_the_file_helps_and_is_remarked_on():
    page = read_saved_page(
        "Storm near Selmouth\n16:44 CET\nQuay shut\nText.",
        file_date=datetime(2021, 2, 3, 18),  # noqa: DTZ001
    )
    assert page.posts[0].published_at.isoformat() == "2021-02-03T16:44:00+01:00"
    assert [remark.line for remark in page.remarks] == [2]


def test_a_time_of_saving_without_an_offset_is_in_the_pages_zone():
    page = read_saved_page(
        "Storm near Selmouth\n2h ago\nQuay shut\nText.",
        time_zone="Europe/Oslo",
        saved_at=datetime(2021, 2, 3, 18),  # noqa: DTZ001
    )
    assert page.posts[0].published_at.isoformat() == "2021-02-03T16:00:00+01:00"


def test_a_closing_line_may_stand_at_the_foot():
    page = read_saved_page("Storm near Selmouth\n" + POST + "This live blog is now closed.")
    assert (page.state, page.closing) == ("ended", "This live blog is now closed.")
    assert len(page.posts[0].blocks) == 1


def test_a_closing_post_ends_the_page_and_stays():
    page = read_saved_page(
        "Storm near Selmouth\n5:00 p.m. ET\nThis live blog is now closed\nBye.\n" + POST
    )
    assert (page.state, page.closing) == ("ended", "This live blog is now closed")
    assert page.posts[0].headline == "This live blog is now closed"


def test_a_page_without_a_closing_line_is_live():
    assert read_saved_page(POST).state == "live"


def test_a_page_without_a_headline_takes_its_first_posts():
    page = read_saved_page(POST)
    assert page.headline == "Quay shut"
    assert "No headline of the page" in page.remarks[0].why


def test_a_time_with_nothing_under_it_is_no_post():
    page = read_saved_page("Storm near Selmouth\n" + POST + "4:30 p.m. ET\n")
    assert len(page.posts) == 1
    assert [remark.line for remark in page.remarks] == [5]


def test_reading_twice_reads_the_same():
    assert read_saved_page(POST) == read_saved_page(POST)
