"""Times as a newsroom writes them."""

from datetime import datetime

import pytest

from dateline.delivery.times import written, zone_label, zone_labels


@pytest.mark.parametrize(
    ("moment", "zone", "language", "clock", "date"),
    [
        ("2022-01-21T21:44:00+00:00", "America/New_York", "en", "4:44 p.m. ET", "January 21, 2022"),
        ("2022-07-01T04:05:00+00:00", "America/New_York", "en", "12:05 a.m. ET", "July 1, 2022"),
        ("2022-01-21T17:00:00+00:00", "America/Chicago", "en-US", "11:00 a.m. CT", "January 21, 2022"),
        ("2022-01-21T12:00:00+00:00", "Europe/London", "en-GB", "12:00 GMT", "21 January 2022"),
        ("2022-07-01T12:00:00+00:00", "Europe/London", "en-GB", "13:00 BST", "1 July 2022"),
        ("2022-01-21T21:44:00+00:00", "Europe/Oslo", "nb", "22:44 CET", "21. januar 2022"),
        ("2022-01-21T23:44:00+00:00", "Europe/Oslo", "en", "12:44 a.m. CET", "January 22, 2022"),
        ("2022-01-21T21:44:00+00:00", "Asia/Kolkata", "en", "3:14 a.m. IST", "January 22, 2022"),
        ("2022-01-21T21:44:00+00:00", "Asia/Kathmandu", "en", "3:29 a.m. UTC+5:45", "January 22, 2022"),
        ("2022-01-21T21:44:00+00:00", "America/Sao_Paulo", "pt-BR", "18:44 UTC-3", "21 de janeiro de 2022"),
        ("2022-01-21T21:44:00+00:00", "UTC", "en", "9:44 p.m. UTC", "January 21, 2022"),
        ("2022-01-21T16:44:00-05:00", "UTC", "de", "21:44 UTC", "21. Januar 2022"),
    ],
)  # fmt: skip
def test_a_moment_is_written_in_the_zone_and_style_of_its_coverage(
    moment, zone, language, clock, date
):
    assert written(moment, zone, language) == (clock, date)


def test_the_script_is_told_each_label_that_a_zone_has_in_a_year():
    assert zone_labels("Europe/Oslo", 2022) == {"+0100": "CET", "+0200": "CEST"}
    assert zone_labels("America/New_York", 2022, 2026) == {"-0500": "ET", "-0400": "ET"}


def test_a_zone_is_called_what_it_is_called_at_the_moment():
    assert zone_label("Europe/Oslo", datetime.fromisoformat("2022-07-01T00:00:00+00:00")) == "CEST"
