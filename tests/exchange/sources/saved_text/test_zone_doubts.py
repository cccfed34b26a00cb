import pytest

from dateline.exchange.sources.saved_text import read_saved_page


def remarks(*times, time_zone=None):
    posts = "".join(
        f"{when}\nHeadline number {number}\nText.\n" for number, when in enumerate(times)
    )
    page = read_saved_page("The headline of a page\n" + posts, time_zone=time_zone)
    return [(remark.line, remark.why) for remark in page.remarks]


def test_a_guess_is_said_once():
    ((line, why),) = remarks("16:44 IST, 3 May 2021", "15:44 IST, 3 May 2021")
    assert line == 2
    assert "Several zones are called IST; it was read as the one of Asia/Kolkata" in why


def test_a_settled_name_is_no_guess():
    assert remarks("16:44 IST, 3 May 2021", time_zone="Asia/Jerusalem") == []


def test_an_unknown_name_is_said():
    ((_, why),) = remarks("16:44 XQT, 3 May 2021", time_zone="Europe/Oslo")
    assert "“XQT” is not known" in why


@pytest.mark.parametrize(("when", "doubtful"), [("3 July 2021", True), ("3 January 2021", False)])
def test_a_name_out_of_season_is_said(when, doubtful):
    assert bool(remarks(f"16:44 EST, {when}")) == doubtful


def test_offsets_alone_are_said():
    ((_, why),) = remarks("16:44 +02:00, 3 May 2021")
    assert "Etc/GMT-2 stands for them" in why
