"""A theme that makes no sense is refused at start, in one sentence that says what would."""

from pathlib import Path

import pytest
from jinja2 import Environment, PackageLoader

from dateline.delivery.site import Site
from dateline.delivery.theming.refusing import ThemeRefused
from dateline.delivery.theming.rehearsal import rehearse
from dateline.delivery.theming.theme import theme_in


def refusal(path):
    with pytest.raises(ThemeRefused) as refused:
        theme_in(path)
    said = str(refused.value)
    assert said.startswith(f"The theme in {path} cannot be used: ")
    assert said.endswith((".", "?"))
    return said.split("cannot be used: ")[1]


@pytest.mark.parametrize(
    ("css", "why"),
    [
        ('@import "more.css";', "line 1, imports another style sheet"),
        ("\n@IMPORT url(more.css);", "line 2, imports another style sheet"),
        ("a{b:url(https://cdn.example/a.png)}", "line 1, loads “https://cdn.example/a.png”"),
        ("a{b:url('//cdn.example/a.png')}", "a page loads nothing from elsewhere"),
        ("a{b:url(data:image/png;base64,AA==)}", "a page loads nothing from elsewhere"),
        ("a{b:url(/etc/passwd)}", "a page loads nothing from elsewhere"),
        ("a{b:url(../secret.png)}", "which is not in the theme's folder: put it there"),
        ("a{b:url(logo.sgv)}", "not in the theme's folder: did you mean logo.svg?"),
        (
            ":root{\n--acent: red}",
            "line 2, sets --acent, which nothing uses: did you mean --accent?",
        ),
        (":root{--zigzag: red}", "docs/how-to/theme.md lists those that there are."),
        ("a { b { c: d }", "opens a “{” that nothing closes"),
        ("a { b: c }\n}", "line 2, closes a “}” that nothing opened"),
        ("a{} /* for ever", "begins a comment that does not end"),
    ],
)
def test_a_style_sheet(folder, css, why):
    assert why in refusal(folder({"theme.css": css, "logo.svg": "<svg/>"}))


@pytest.mark.parametrize(
    "css",
    [
        ":root{--brand: #123} a{color: var(--brand)}",
        "a{b:url( './logo.svg' )} b{c:url(logo.svg#eye)}",
        '/* @import "no" } */ a::before{content: "} url(https://x) @import"}',
        "@media (min-width: 10px){a{b:c}}",
    ],
)
def test_what_makes_sense_is_taken(folder, css):
    assert theme_in(folder({"theme.css": css, "logo.svg": "<svg/>"}))


@pytest.mark.parametrize(
    ("place", "why"),
    [
        ("ours.ttf", "ours.ttf is of a kind that a theme cannot have: use .woff2"),
        ("more.js", "a theme has no scripts"),
        ("more.css", "a theme has one style sheet"),
        ("live.html", "templates belong into the folder templates"),
        ("photo.psd", "a theme holds theme.css, templates, and .avif"),
    ],
)
def test_a_file_of_another_kind(folder, place, why):
    assert why in refusal(folder({place: "…"}))


def test_a_file_that_readers_would_wait_for(folder):
    assert "larger than 2 MB" in refusal(folder({"a.png": bytes(2 * 1024 * 1024 + 1)}))


def test_a_folder_without_a_style_sheet(tmp_path):
    assert refusal(tmp_path) == "it has no theme.css, which may be empty."


def test_a_style_sheet_in_another_encoding(folder):
    assert refusal(folder({"theme.css": "/* é */".encode("latin-1")})).startswith(
        "theme.css is not UTF-8"
    )


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("live.html", "{% block %}", "templates/live.html, line 1: "),
        ("live.html", "\n{{ a", "templates/live.html, line 2: "),
        ("life.html", "", "No page uses templates/life.html: did you mean live.html?"),
        ("zzz.html", "", "the name of one of your own begins with _."),
        (
            "live.html",
            '{% extends "bse.html" %}',
            "uses bse.html, which there is not: did you mean base.html?",
        ),
        ("live.html", "{{ a | shout }}", "templates/live.html, line 1: No filter named 'shout'."),
        ("live.html", "\n<style>a{}</style>", "line 2, has a style of its own"),
        ("live.html", '<p style="color:red">', "has a style attribute"),
        ("live.html", '<p onclick="x()">', "has a script in an attribute"),
        ("live.html", "<script>x()</script>", "has a script of its own"),
        ("live.html", '<img src="https://cdn.example/a.png">', "loads a file from elsewhere"),
    ],
)
def test_a_template(folder, name, text, why):
    assert why in refusal(folder({f"templates/{name}": text}))


def test_all_of_our_own_templates_would_be_taken(folder):
    ours = PackageLoader("dateline.delivery")
    texts = {f"templates/{n}": ours.get_source(Environment(), n)[0] for n in ours.list_templates()}
    assert theme_in(folder(texts))


def test_a_template_by_which_no_page_can_be_made(folder):
    base = '{% extends "dateline/base.html" %}\n{% block site_foot %}{{ imprint }}{% endblock %}'
    theme = theme_in(folder({"templates/base.html": base}))
    site = Site("The Daily", "https://news.example", Path(), 20, 100, 5, theme=theme)
    with pytest.raises(
        ThemeRefused, match=r"templates/base.html, line 2: 'imprint' is undefined\.$"
    ):
        rehearse(site)


def test_our_own_templates_make_every_page():
    rehearse(Site("The Daily", "https://news.example", Path(), 20, 100, 5))
