"""A newsroom changes logo, name, colours and faces, and any template, without touching code."""

import re

import pytest

from dateline.delivery.theming.theme import theme_in

FOREVER = "public, max-age=31536000, immutable"


@pytest.fixture
def themed(start_site, folder):
    """Starts a site with these files as its theme; the answer is Ada's and Cleo's."""

    def start(css="", called="look", **files):
        site = start_site(theme=theme_in(folder({"theme.css": css, **files}, called)))
        storm = site.ada.opens()
        storm.publish("Harbor closes")
        return site.cleo, storm

    return start


def style_sheet(cleo, page):
    """The one that a page names."""
    [name] = re.findall(r'<link rel="stylesheet" href="([^"]+)"', cleo.gets(page).text)
    return cleo.gets(name)


def test_what_a_theme_says_stands_over_what_we_say(themed):
    cleo, storm = themed(":root { --accent: #5b2a86; }\n/* ours */\n.head { padding: 0 }")
    answer = style_sheet(cleo, storm.page)
    assert answer.headers["cache-control"] == FOREVER
    ours, own = answer.text.index("--accent: #b3122a"), answer.text.index("--accent: #5b2a86")
    assert ours < answer.text.index(".mast") < own
    assert answer.text.endswith(".head{padding: 0}")


def test_another_style_sheet_has_another_address(themed):
    first, second = (themed(f":root{{--accent: {it}}}", called=it) for it in ("#5b2a86", "#5b2a87"))
    names = [
        re.search(r"/assets/page-\w+\.css", cleo.gets(s.page).text)[0]
        for cleo, s in (first, second)
    ]
    assert names[0] != names[1]


def test_faces_and_pictures_are_served_under_what_they_hold(themed):
    css = '@font-face { font-family: "Ours"; src: url(faces/ours.woff2) format("woff2"); }'
    cleo, storm = themed(css, **{"faces/ours.woff2": b"wOF2 ours"})
    [face] = re.findall(r'url\("([^"]+)"\)', style_sheet(cleo, storm.page).text)
    answer = cleo.gets(f"/assets/{face}")
    assert (answer.data, answer.headers["content-type"]) == (b"wOF2 ours", "font/woff2")
    assert answer.headers["cache-control"] == FOREVER


def test_a_logo_stands_for_the_name_and_says_it(themed):
    cleo, storm = themed(**{"logo.svg": "<svg/>", "logo-dark.png": b"PNG"})
    text = cleo.gets(storm.page).text
    logo = re.search(r'<img class="logo" src="([^"]+)" alt="The Daily">', text)
    dark = re.search(r'prefers-color-scheme: dark\)" srcset="([^"]+)"', text)
    assert cleo.gets(logo[1]).data == b"<svg/>"
    assert cleo.gets(dark[1]).data == b"PNG"
    assert logo[1] in text.split("application/ld+json")[1]  # search engines are given it too


def test_an_icon_of_its_own_is_the_pages(themed):
    cleo, storm = themed(**{"icon.png": b"PNG"})
    [icon] = re.findall(r'<link rel="icon" href="([^"]+)"', cleo.gets(storm.page).text)
    assert cleo.gets(icon).data == b"PNG"


def test_a_template_stands_before_ours_and_can_go_on_with_it(themed):
    base = (
        '{% extends "dateline/base.html" %}'
        "{% block site_foot %}<p>Printed in Brae</p>{% endblock %}"
    )
    cleo, storm = themed(**{"templates/base.html": base})
    for page in (storm.page, "/", "/nowhere/"):
        text = cleo.gets(page).text
        assert "Printed in Brae" in text
        assert '<header class="mast">' in text


def test_a_template_finds_the_themes_files(themed):
    missing = '<p>{{ sentence }}</p><img src="{{ asset("art/storm.webp") }}" alt="">'
    cleo, _ = themed(**{"templates/missing.html": missing, "art/storm.webp": b"RIFF"})
    text = cleo.gets("/nowhere/").text
    assert cleo.gets(re.search(r'src="([^"]+)"', text)[1]).data == b"RIFF"


def test_notes_and_licences_may_lie_beside(folder):
    theme = theme_in(folder({"README.md": "…", "faces/OFL.txt": "…", ".DS_Store": "…"}))
    assert set(theme.names) == {"page.css"}
