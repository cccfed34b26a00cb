"""A hostile page costs no more than its length: no step depends on how much else there is."""

import importlib
import pkgutil
import re
import sys
from re import _parser

import pytest

from dateline.exchange.sources import saved_text
from dateline.exchange.sources.saved_text import NotALivePage, read_saved_page

MODULES = [
    importlib.import_module(f"{saved_text.__name__}.{module.name}")
    for module in pkgutil.iter_modules(saved_text.__path__)
]
PATTERNS = {
    f"{module.__name__.rsplit('.', 1)[1]}.{name}": pattern
    for module in MODULES
    for name, pattern in vars(module).items()
    if isinstance(pattern, re.Pattern)
}
HOSTILE = {
    "stamps": "4:44 pm\nx y\n", "stamps and dates": "4:44 pm\nMay 3\nx\n", "ago": "9 weeks ago\nx y\n",
    "open quotations": "“open\n", "numbers": "1. a\n", "timeline": "2013: a\n", "credits": "A B/AP\n",
    "updates": "Updated 4:44 pm\n", "published": "Published 4:44 pm ET\n", "widgets": "Outbrain\nx y\n",
    "closings": "live blog has\n", "blank": "\n", "bylines": "By A B\n", "headings": "May 3, 2021\n",
    "inline": "Head — 4/15/20, 7:30 a.m. ET\nx.\n", "head": "4:44 pm ET\n",
}  # fmt: skip
LONG_LINES = {
    "brackets": "( ", "dashes": "— 1:11 ", "quotes": "“ ", "capitals": "A B/", "stops": "A. ",
    "dates": "Jan 1, ", "ago": "1 hr ", "names": "By A and ", "credit": "a. Credit... ", "blanks": " ",
}  # fmt: skip


def calls_to_read(text: str) -> int:
    count = 0

    def counted(frame, event, arg):
        nonlocal count
        count += 1

    sys.setprofile(counted)
    try:
        read_saved_page(text)
    except NotALivePage:
        pass
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("name", HOSTILE)
def test_twice_the_lines_take_twice_the_steps(name):
    start = "Storm near Selmouth\n4:44 p.m. ET, January 21, 2022\nQuay shut\n"
    once, twice = (calls_to_read(start + HOSTILE[name] * times) for times in (400, 800))
    assert twice <= 2.1 * once + 1000


@pytest.mark.parametrize("name", LONG_LINES)
def test_a_longer_line_takes_no_more_steps(name):
    start = "Storm near Selmouth\n4:44 p.m. ET, January 21, 2022\nQuay shut\n"
    once, twice = (calls_to_read(start + LONG_LINES[name] * times) for times in (2000, 4000))
    assert twice <= once + 50


@pytest.mark.parametrize("name", PATTERNS)
def test_no_pattern_reads_further_than_its_bound(name):
    """Steps inside a pattern are not counted above; a bound on its width bounds them too."""
    pattern = PATTERNS[name]
    _, widest = _parser.parse(pattern.pattern, pattern.flags).getwidth()
    assert widest <= 2000
