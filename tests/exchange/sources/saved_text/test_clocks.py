import pytest

from dateline.exchange.sources.saved_text.clocks import read_clock


@pytest.mark.parametrize(
    ("text", "hour", "minute"),
    [
        ("4:44 p.m.", 16, 44), ("4:44PM", 16, 44), ("4.44 pm", 16, 44), ("4pm", 16, 0),
        ("12:05 a.m.", 0, 5), ("12:05 P.M.", 12, 5), ("16:44", 16, 44), ("16.44", 16, 44),
        ("06:07:08", 6, 7), ("1644 GMT", 16, 44), ("0930 hrs", 9, 30), ("noon", 12, 0),
        ("12 midnight", 0, 0), ("16:44 p.m.", 16, 44), ("00:00", 0, 0), ("16:44:00.123Z", 16, 44),
    ],
)  # fmt: skip
def test_it_reads_the_times_that_pages_write(text, hour, minute):
    clock, _ = read_clock(text, 0)
    assert (clock.hour, clock.minute) == (hour, minute)


@pytest.mark.parametrize("text", ["25:61", "24:00", "13:75 p.m.", "14 a.m."])
def test_it_says_that_there_is_no_such_time(text):
    clock, end = read_clock(text, 0)
    assert clock is None
    assert end > 0


@pytest.mark.parametrize("text", ["", "2022", "2022 boats", "4", "1:2", "10:300", "x"])
def test_a_mere_number_is_no_time(text):
    assert read_clock(text, 0) is None


def test_it_ends_behind_the_last_stop():
    assert read_clock("at 4:44 p.m. ET", 3)[1] == len("at 4:44 p.m.")


def test_a_point_may_mean_a_price():
    assert read_clock("16.44", 0)[0].dotted
    assert not read_clock("16:44", 0)[0].dotted
