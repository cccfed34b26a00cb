"""The report's tables."""

from bench.tables import aligned


def test_columns_are_as_wide_as_their_widest_cell():
    assert aligned([["", "C loop"], ["deliveries/s", "9"]]) == (
        "|              | C loop |\n|--------------|--------|\n| deliveries/s | 9      |"
    )
