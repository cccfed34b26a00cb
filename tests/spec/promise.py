"""spec/ as tests read it: the protocol's words, its examples, and the schema."""

import json
import re
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

SPEC = Path(__file__).parents[2] / "spec"
PROTOCOL = (SPEC / "protocol.md").read_text(encoding="utf-8")
SCHEMA = json.loads((SPEC / "changes.schema.json").read_text(encoding="utf-8"))


def blocks(kind: str) -> list[str]:
    """The protocol's examples of a kind: what stands in its code blocks, as in ```json change."""
    found = re.findall(r"^( *)```(.+)\n((?:.*\n)*?)\1```$", PROTOCOL, re.MULTILINE)
    return [
        re.sub(f"^{indent}", "", text, flags=re.MULTILINE)
        for indent, said, text in found
        if said == kind
    ]


def examples(kind: str) -> list[Any]:
    return [json.loads(text) for text in blocks(f"json {kind}")]


def section(number: str) -> str:
    """The text under a numbered heading, up to the next heading."""
    return re.search(rf"(?ms)^#+ {re.escape(number)} .*?\n(.*?)(?=^#|\Z)", PROTOCOL)[1]


def rows(number: str) -> list[list[str]]:
    """The rows of a section's tables, without their headings."""
    lines = re.findall(r"(?m)^\|(.*)\|$", section(number))
    cells = [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)] for line in lines]
    rules = [index for index, row in enumerate(cells) if set(row[0]) == {"-"}]
    headings = {index for rule in rules for index in (rule, rule - 1)}
    return [row for index, row in enumerate(cells) if index not in headings]


def fields(number: str) -> set[str]:
    """The names in the first column of a section's table."""
    return {name for row in rows(number) for name in re.findall(r"`(\w+)`", row[0])}


def validator(anchor: str = "") -> Draft202012Validator:
    """The schema's root, or what it has for one sort of journal: ``in-coverage``, ``in-site``."""
    if not anchor:
        return Draft202012Validator(SCHEMA)
    return Draft202012Validator(SCHEMA | {"anyOf": [{"$ref": f"#{anchor}"}]})


def complaints(changes: list[Any], anchor: str) -> list[str]:
    check = validator(anchor)
    return [f"{change}: {e.message}" for change in changes for e in check.iter_errors(change)]
