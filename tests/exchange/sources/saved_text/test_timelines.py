import pytest

from dateline.exchange.sources.saved_text.timelines import read_entry, take_timeline
from tests.exchange.sources.saved_text.reading_lines import lines


@pytest.mark.parametrize(
    "when",
    [
        "2013", "1953", "1990s", "2013–2015", "2013-15", "March 2014", "March–May 2014",
        "Late 2015", "Spring 2016", "January 21, 2022", "21 January 2022", "May 3", "May 3–5",
        "3-5 May 2021", "4:30 p.m.", "16:30", "4:30 p.m. ET", "Friday, 4 p.m.", "noon", "2022-01-21",
        "Since 2016", "In 2016", "2014 to 2016", "Friday",
    ],
)  # fmt: skip
def test_it_knows_what_says_when(when):
    assert read_entry(f"{when}: The pier falls.") == (when, "The pier falls.")
    assert read_entry(f"• {when} – The pier falls.") == (when, "The pier falls.")


@pytest.mark.parametrize(
    "text",
    [
        "What happens now: The pier is shut.", "Mayor: 2013 was worse.", "2013:", "The pier fell.",
        "9999: a number", "Updated 4:30 p.m.: The pier is shut.", "25:61: never", "May: a month?",
    ],
)  # fmt: skip
def test_other_beginnings_do_not(text):
    assert read_entry(text) is None


def test_two_in_a_row_make_a_timeline():
    block, end = take_timeline(lines("2013: One.", "", "2014: Two: and more.", "2015 was dry."), 0)
    assert end == 2
    assert [entry["attrs"]["when"] for entry in block["content"]] == ["2013", "2014"]
    assert block["content"][1]["content"][0]["content"][0]["text"] == "Two: and more."


def test_one_alone_is_a_paragraph():
    assert take_timeline(lines("2013: One.", "Text.", "2014: Two."), 0) is None
