"""The themes that are shipped: everybody can read them, they are light, and every property is documented."""

import gzip
import re
from pathlib import Path

import pytest
from jinja2 import PackageLoader

from dateline.delivery.theming.contrast import SEEN, WISHES, contrast, faint, sights
from dateline.delivery.theming.stylesheets import declared
from dateline.delivery.theming.theme import place_of_theme, properties, shipped_themes, theme_in

WEB = Path(__file__).parents[3] / "web/reader"
DOCS = Path(__file__).parents[3] / "docs"
MOST_BYTES = 8_192  # of a page's style sheet, packed
THEMES = ("broadsheet", "bulletin")


def shipped(name):
    return theme_in(place_of_theme(name))


def test_two_are_shipped():
    assert tuple(shipped_themes()) == THEMES


@pytest.mark.parametrize("name", THEMES)
def test_everybody_can_read_it(name):
    seen = list(sights(shipped(name).style_sheet))
    assert len(seen) == len(SEEN) * len(WISHES)  # all of its colours are plain, so all are reckoned
    assert [str(sight) for sight in seen if sight.contrast < sight.least] == []


@pytest.mark.parametrize("name", THEMES)
def test_it_is_light(name):
    assert len(gzip.compress(shipped(name).style_sheet.encode(), 9)) <= MOST_BYTES


def test_both_say_every_property_but_what_is_only_paper_and_ink():
    said = {one.name for one in declared((place_of_theme("bulletin") / "theme.css").read_text())}
    assert said <= properties()
    colours = {name for pair in SEEN for name in pair[:2]}
    assert colours <= said  # a colour left to broadsheet would belong to another palette


def test_contrast_is_reckoned_as_wcag_defines_it():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)
    assert contrast("#ffffff", "#777777") == contrast("#777777", "#ffffff")


def test_a_faint_colour_is_found_in_the_scheme_that_it_is_in():
    css = ":root{--ink: #333; --paper: white} @media (prefers-color-scheme: dark){:root{--paper: #222}}"
    assert [(s.colour, s.wish.scheme) for s in faint(css) if not s.wish.more] == [("--ink", "dark")]


def used_by_the_page():
    texts = [path.read_text() for path in WEB.glob("styles/*.css")]
    own = {one.name for text in texts for one in declared(text)}
    used = {name for text in texts for name in re.findall(r"var\((--[\w-]+)", text)}
    of_themes = {
        name
        for one in declared((place_of_theme("broadsheet") / "theme.css").read_text())
        for name in re.findall(r"var\((--[\w-]+)", one.value)
    }
    return (used | of_themes) - {name for name in own if name.startswith("--focus-")}


def test_every_property_does_something_and_none_is_missing():
    assert used_by_the_page() == properties()


def test_the_document_lists_every_property_with_its_value_and_no_other():
    rows = re.findall(
        r"^\| `(--[\w-]+)` \| `([^`]+)` \|", (DOCS / "how-to/theme.md").read_text(), re.MULTILINE
    )
    broadsheet = declared((place_of_theme("broadsheet") / "theme.css").read_text())
    light = {one.name: one.value for one in broadsheet if not one.within}
    assert dict(rows) == light
    assert len(rows) == len(light)


def test_the_document_lists_every_template_of_our_own_pages_and_no_other():
    text = (DOCS / "how-to/theme.md").read_text()
    listed = set(re.findall(r"^\| `(\w+\.html)` \|", text, re.MULTILINE))
    ours = PackageLoader("dateline.delivery").list_templates()
    elsewhere = ("fragment", "_fragment", "embed", "_embed")  # these stand on other sites' pages
    assert listed == {name for name in ours if not name.startswith(elsewhere)}


@pytest.mark.parametrize("path", sorted(WEB.glob("styles/*.css")), ids=lambda path: path.stem)
def test_no_rule_knows_left_from_right(path):
    sided = r"(?:^|[\s-])(?:left|right)\s*:|-(?:left|right)\s*:|text-align:\s*(?:left|right)"
    rules = re.sub(r"(?s)/\*.*?\*/", "", path.read_text())
    assert re.findall(sided, rules) == []
