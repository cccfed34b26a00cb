"""Bylines, as each language joins names."""

import pytest

from dateline.delivery.names import joined_names


@pytest.mark.parametrize(
    ("language", "names", "joined"),
    [
        ("en", ["Ada", "Ben", "Cleo"], "Ada, Ben and Cleo"),
        ("en-US", ["Ada"], "Ada"),
        ("es", ["Ada", "Ben"], "Ada y Ben"),
        ("es", ["Ada", "Inés"], "Ada e Inés"),
        ("es-MX", ["Ada", "Ben", "Hilda"], "Ada, Ben e Hilda"),
        ("es", ["Ada", "Hielo"], "Ada y Hielo"),
        ("he", ["עדה", "בן"], "עדה ובן"),
        ("he", ["עדה", "Ben"], "עדה ו-Ben"),
        ("he", ["Ada", "Ben", "Cleo Roth"], "Ada, Ben ו-Cleo Roth"),
        ("ar", ["آدا", "بن", "كليو"], "آدا وبن وكليو"),
    ],
)
def test_names_in_a_row(language, names, joined):
    assert joined_names([{"name": name} for name in names], language) == joined
