"""The templates of a theme, which stand before ours. ``dateline/live.html`` is ours whatever a theme has."""

import re
from pathlib import Path

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateSyntaxError,
    select_autoescape,
)
from jinja2.meta import find_referenced_templates

from dateline.delivery.headings import raised
from dateline.delivery.theming.refusing import ThemeRefused, meant

FORBIDDEN = {
    r"<style\b": "has a style of its own, which browsers will not heed: write it into theme.css",
    r"\sstyle\s*=": "has a style attribute, which browsers will not heed: use a class and theme.css",
    r"\son[a-z]+\s*=": "has a script in an attribute, which browsers will not run",
    r"<script(?![^>]*(?:\ssrc=|json))": "has a script of its own, which browsers will not run",
    r"""\ssrc(?:set)?\s*=\s*["']?\s*(?:https?:)?//""": "loads a file from elsewhere, which browsers will"
    " not: put it into the theme's folder, and write {{ asset('its place there') }}",
}
"""What our Content-Security-Policy forbids, and every browser would leave out without a word."""


def environment_of(folder: Path) -> Environment:
    """Where pages are made: from the templates in this folder, if it exists, and else from ours."""
    ours = PackageLoader("dateline.delivery")
    environment = Environment(
        loader=ChoiceLoader([FileSystemLoader(folder), ours, PrefixLoader({"dateline": ours})]),
        autoescape=select_autoescape(),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["raised"] = raised
    return environment


def check_templates(folder: Path) -> None:
    """ThemeRefused for a template that no page would use, that is not Jinja's, or that is not shown whole."""
    environment = environment_of(folder)
    ours = PackageLoader("dateline.delivery").list_templates()
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_dir() or path.name.startswith("."):
            continue
        if name not in ours and not name.startswith("_"):
            own = "ours are replaced by name, and the name of one of your own begins with _"
            raise ThemeRefused(f"No page uses templates/{name}: {meant(name, ours, own)}")
        _check(name, path.read_text(encoding="utf-8"), environment)


def _check(name: str, text: str, environment: Environment) -> None:
    try:
        parsed = environment.parse(text, name)
        environment.compile(text, name)
    except TemplateSyntaxError as error:
        said = str(error.message).rstrip(".")
        raise ThemeRefused(f"templates/{name}, line {error.lineno}: {said}.") from error
    there = environment.list_templates()
    for used in find_referenced_templates(parsed):
        if used and used not in there:
            hint = meant(used, there, "put it beside this one")
            raise ThemeRefused(f"templates/{name} uses {used}, which there is not: {hint}")
    for form, what in FORBIDDEN.items():
        if found := re.search(form, text, re.IGNORECASE):
            line = text.count("\n", 0, found.start() + 1) + 1
            raise ThemeRefused(f"templates/{name}, line {line}, {what}.")
