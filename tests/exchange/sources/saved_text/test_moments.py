from datetime import datetime

from dateline.exchange.sources.saved_text.dates import read_date
from dateline.exchange.sources.saved_text.lines import Line
from dateline.exchange.sources.saved_text.moments import Timed, settle_moments
from dateline.exchange.sources.saved_text.page_days import PageDays
from dateline.exchange.sources.saved_text.page_zone import PageZone
from dateline.exchange.sources.saved_text.remarks import Remarks
from dateline.exchange.sources.saved_text.stamps import read_whole

OSLO = PageZone("Europe/Oslo")


def timed(text, day=None):
    heading = read_date(day, 0)[0] if day else None
    return Timed(read_whole(text), Line(1, text, True), heading)


def settle(*texts, saved_at=None, remarks=None):
    saved = datetime.fromisoformat(saved_at).astimezone(OSLO.info) if saved_at else None
    posts = [text if isinstance(text, Timed) else timed(text) for text in texts]
    moments = settle_moments(posts, PageDays(OSLO, saved), remarks or Remarks(), month_first=False)
    return moments and [moment.isoformat() for moment in moments]


def test_a_whole_stamp_tells_its_time_in_the_pages_zone():
    assert settle("16:44 GMT, 3 July 2021") == ["2021-07-03T18:44:00+02:00"]


def test_a_time_without_a_date_takes_its_neighbours():
    assert settle("01:00, 3 May 2021", "23:00", "22:00") == [
        "2021-05-03T01:00:00+02:00", "2021-05-02T23:00:00+02:00", "2021-05-02T22:00:00+02:00",
    ]  # fmt: skip


def test_a_heading_gives_its_day():
    assert settle(timed("09:00", "3 May 2021")) == ["2021-05-03T09:00:00+02:00"]


def test_a_date_of_its_own_wins_over_a_heading():
    assert settle(timed("09:00, 4 May", "3 May 2021")) is None
    assert settle(timed("09:00, 4 May 2020", "3 May 2021")) == ["2020-05-04T09:00:00+02:00"]


def test_ago_counts_from_the_time_of_saving():
    assert settle("17 hr 44 min ago", "just now", saved_at="2021-05-03T12:00:30+02:00") == [
        "2021-05-02T18:16:00+02:00", "2021-05-03T12:00:00+02:00",
    ]  # fmt: skip


def test_ago_counts_real_hours_when_the_clocks_change():
    assert settle("4 hours ago", saved_at="2021-03-28T05:00:00+02:00") == [
        "2021-03-28T00:00:00+01:00"
    ]
    assert settle("1 hour ago", saved_at="2021-10-31T02:30:00+01:00") == [
        "2021-10-31T02:30:00+02:00"
    ]


def test_ago_tells_the_day_of_the_clock_beside_it():
    assert settle("2h ago 23.10", saved_at="2021-05-03T01:05:00+02:00") == [
        "2021-05-02T23:10:00+02:00"
    ]


def test_words_for_days_count_from_the_time_of_saving():
    assert settle("Today, 09:00", "Yesterday, 22:00", saved_at="2021-05-03T12:00:00+02:00") == [
        "2021-05-03T09:00:00+02:00", "2021-05-02T22:00:00+02:00",
    ]  # fmt: skip


def test_a_weekday_goes_back_to_its_day():
    assert settle("Saturday 22:00", saved_at="2021-05-03T12:00:00+02:00") == [
        "2021-05-01T22:00:00+02:00"
    ]


def test_the_newest_time_without_a_date_is_the_last_before_saving():
    assert settle("13:00", "11:00", saved_at="2021-05-03T12:00:00+02:00") == [
        "2021-05-02T13:00:00+02:00", "2021-05-02T11:00:00+02:00",
    ]  # fmt: skip


def test_what_cannot_be_told_has_its_neighbours_time_and_a_remark():
    remarks = Remarks()
    assert (
        settle("2h ago", "09:00, 3 May 2021", remarks=remarks) == ["2021-05-03T09:00:00+02:00"] * 2
    )
    assert len(remarks.in_order()) == 1


def test_where_nothing_tells_there_is_no_answer():
    assert settle("09:00", "08:00") is None
    assert settle("2h ago") is None
