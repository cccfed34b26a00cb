import pytest

from dateline.exchange.sources.saved_text.dates import WrittenDate, read_date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("January 21, 2022", (2022, 1, 21)), ("Jan. 21 2022", (2022, 1, 21)),
        ("JAN 21, 2022", (2022, 1, 21)), ("April 3", (None, 4, 3)), ("Sept. 9th", (None, 9, 9)),
        ("21 January 2022", (2022, 1, 21)), ("1st of May 2021", (2021, 5, 1)),
        ("21-Jan-2022", (2022, 1, 21)), ("2022-01-21", (2022, 1, 21)), ("2022/1/21", (2022, 1, 21)),
        ("21.01.2022", (2022, 1, 21)), ("5.6.21", (2021, 6, 5)), ("4/15/20", (2020, 4, 15)),
        ("15/4/2020", (2020, 4, 15)), ("4/15", (None, 4, 15)), ("29 February", (None, 2, 29)),
        ("1/2/99", (1999, 1, 2)),
    ],
)  # fmt: skip
def test_it_reads_the_dates_that_pages_write(text, date):
    written, end = read_date(text, 0)
    assert written[:3] == date
    assert end == len(text)


@pytest.mark.parametrize(
    ("text", "first"),
    [("4/5/20", "either"), ("4/15/20", "month"), ("15/4/20", "day"), ("4.5.20", ""), ("May 4", "")],
)
def test_it_says_what_the_first_number_must_be(text, first):
    assert read_date(text, 0)[0].first == first


@pytest.mark.parametrize("text", ["February 30", "May 32", "13/13/20", "2022-13-01", "30 Feb 2021"])
def test_it_says_that_there_is_no_such_date(text):
    assert read_date(text, 0)[0] is None


@pytest.mark.parametrize("text", ["", "2022", "Mayor 3", "1/2/1812", "21/01/20221", "May", "x 1"])
def test_other_words_are_no_dates(text):
    assert read_date(text, 0) is None


def test_the_hour_behind_a_date_is_no_year():
    assert read_date("April 3, 9:34 AM", 0) == (WrittenDate(None, 4, 3), len("April 3"))
    assert read_date("Jan 21 20:15", 0) == (WrittenDate(None, 1, 21), len("Jan 21"))


def test_the_t_of_a_machine_time_belongs_to_the_date():
    assert read_date("2022-01-21T16:44", 0)[1] == len("2022-01-21T")
