"""What is documented exists, and what exists is documented."""

import re
from pathlib import Path

import click
import pytest

from dateline.delivery.app import ROUTES
from dateline.project.cli import main
from dateline.project.options import SETTINGS

DOCS = Path(__file__).parents[2] / "docs"
ROOT = DOCS.parent


def read(page: str) -> str:
    return (DOCS / page).read_text(encoding="utf-8")


def commands(group: click.Group, before: str = "dateline") -> dict[str, click.Command]:
    found: dict[str, click.Command] = {}
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            found |= commands(command, f"{before} {name}")
        else:
            found[f"{before} {name}"] = command
    return found


def documented_commands() -> dict[str, str]:
    sections = read("reference/commands.md").split("\n## ")[1:]
    return {re.match(r"(dateline [a-z ]*[a-z])", text)[0]: text for text in sections}


def options(command: click.Command) -> set[str]:
    return {o for p in command.params if isinstance(p, click.Option) for o in p.opts}


def test_every_setting_stands_in_the_reference_as_it_is():
    rows = re.findall(r"\| `(DATELINE_\w+)` \| `([^`]*)` \| (.*) \|", read("reference/settings.md"))
    assert rows == [(s.variable, s.default, s.why) for s in SETTINGS]


def test_every_command_stands_in_the_reference_and_no_other():
    assert set(documented_commands()) == set(commands(main))


@pytest.mark.parametrize("name", sorted(commands(main)))
def test_every_option_of_a_command_is_documented_and_no_other(name):
    text = documented_commands()[name]
    assert set(re.findall(r"`(--[a-z-]+)", text)) == options(commands(main)[name])


def test_every_address_stands_in_the_reference_and_no_other():
    rows = re.findall(r"^\| `(/[^`]*)` \|", read("reference/addresses.md"), re.MULTILINE)
    assert set(rows) == {address(pattern.pattern) for pattern, _ in ROUTES}


def address(pattern: str) -> str:
    """``/live/(?P<slug>[a-z]+)/`` as the reference writes it: ``/live/<slug>/``."""
    named = re.sub(r"\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)", lambda m: f"<{m[1]}>", pattern)
    return named.replace("\\.", ".").replace("_", "-")


def test_every_endpoint_of_the_api_stands_in_the_reference_and_no_other():
    from dateline.desk.api import api

    rows = re.findall(r"^\| `([A-Z]+) (/api/[^`]*)` \|", read("reference/api.md"), re.MULTILINE)
    paths = api.get_openapi_schema()["paths"]
    assert set(rows) == {(verb.upper(), path) for path, verbs in paths.items() for verb in verbs}


@pytest.mark.parametrize(
    "page", sorted([*DOCS.rglob("*.md"), *ROOT.glob("*.md"), *ROOT.glob("spec/*.md")])
)
def test_every_link_to_a_file_leads_somewhere(page):
    prose = re.sub(r"(?s)```.*?```|`[^`\n]*`", "", page.read_text())
    links = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", prose)
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_commands_that_the_readme_shows_exist():
    shown = re.findall(
        r"\bdateline ([a-z]+)", (ROOT / "README.md").read_text().split("## Use it")[1]
    )
    assert {f"dateline {name}" for name in shown} <= set(commands(main))


def test_the_changelog_knows_the_version():
    from dateline import __version__

    changes = (ROOT / "CHANGELOG.md").read_text()
    assert "## Unreleased" in changes or f"## {__version__}" in changes
