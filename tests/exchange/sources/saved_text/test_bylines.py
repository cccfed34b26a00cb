import pytest

from dateline.exchange.sources.saved_text.bylines import read_byline


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("From the desk's Ada Lorn and Ben Aske", ("Ada Lorn", "Ben Aske")),
        ("From the desk's A and B", ("A", "B")),
        ("From SNB’s Ada Lorn, Ben Aske and Cleo Vance", ("Ada Lorn", "Ben Aske", "Cleo Vance")),
        ("From SNB's Ada Lorn in Selmouth and the Courier's Ben Aske", ("Ada Lorn", "Ben Aske")),
        ("By Ada Lorn", ("Ada Lorn",)),
        ("By Ada Lorn, Ben Aske, and Cleo van Dam", ("Ada Lorn", "Ben Aske", "Cleo van Dam")),
        ("By Ada Lorn in Selmouth, Norland", ("Ada Lorn",)),
        ("By Ada Lorn, political editor", ("Ada Lorn",)),
        ("By Ada Lorn and Ben Aske, SNB", ("Ada Lorn", "Ben Aske")),
        ("Reporting by Ada Lorn; Ben Aske", ("Ada Lorn", "Ben Aske")),
        ("From SNB staff", ("SNB staff",)), ("From SNB's staff", ("staff",)), ("By AP", ("AP",)),
    ],
)  # fmt: skip
def test_it_reads_the_names(text, names):
    assert read_byline(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "From the ashes, a town rises", "From Selmouth, storm moves north", "By Friday",
        "By Friday, all roads close", "From Harwick to Selmouth on foot", "Ada Lorn", "By a hair",
        "By Ada Lorn, who was there.", "From bad to worse", "By " + "Ada Lorn, " * 40,
    ],
)  # fmt: skip
def test_other_lines_are_no_bylines(text):
    assert read_byline(text) == ()
