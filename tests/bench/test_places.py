"""What programs write into pages that people write."""

import re
from pathlib import Path

from bench.places import filled

ROOT = Path(__file__).parents[2]


def test_tables_are_put_in_their_places_and_nothing_else_is_touched():
    page = "One\n<!-- paper: dial -->\nold\nlines\n<!-- end -->\ntwo\n<!-- bench: dial -->\n<!-- end -->\n"
    assert filled(page, "paper", {"dial": "| new |"}) == page.replace("old\nlines", "| new |")


def test_the_readme_quotes_the_benchmark_as_it_is():
    """Row by row: the report's table has more rows, and columns as wide as those."""
    readme, report = (rows(ROOT / name) for name in ("README.md", "docs/benchmark.md"))
    quoted = [row for row in readme if "≥" in row or "≤" in row]
    assert len(quoted) == 10
    assert set(quoted) <= set(report)


def rows(page: Path) -> list[str]:
    """The lines of its tables, without what only aligns them."""
    lines = page.read_text(encoding="utf-8").splitlines()
    return [re.sub(r" +", " ", line) for line in lines if line.startswith("|")]
