"""Whole pages, each in a layout of its own, against outlines that were checked by hand."""

from datetime import datetime
from pathlib import Path

import pytest

from dateline.exchange.sources.saved_text import read_saved_page
from tests.exchange.outline import outline

PAGES = Path(__file__).parents[2] / "pages"
GIVEN = {
    "election-ago-with-bylines": {
        "time_zone": "Europe/Oslo",
        "saved_at": datetime.fromisoformat("2021-09-12T23:30:00+02:00"),
    },
    "blog-paragraphs-behind-times": {
        "time_zone": "Europe/London",
        "saved_at": datetime.fromisoformat("2015-05-06T18:00:00"),
    },
}
NAMES = sorted(file.stem for file in PAGES.glob("*.txt"))


@pytest.mark.parametrize("name", NAMES)
def test_the_page_reads_as_its_outline_says(name):
    text = (PAGES / f"{name}.txt").read_text(encoding="utf-8")
    page = read_saved_page(text, **GIVEN.get(name, {}))
    assert outline(page) == (PAGES / f"{name}.outline").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_blanks_and_line_ends_make_no_difference(name):
    text = (PAGES / f"{name}.txt").read_text(encoding="utf-8")
    odd = "\ufeff" + text.replace(" ", "\u00a0 ").replace("\n", " \t\r\n")
    given = GIVEN.get(name, {})
    assert outline(read_saved_page(odd, **given)) == outline(read_saved_page(text, **given))
