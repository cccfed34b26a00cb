"""ProseMirror's content expressions, read in Python: ``(paragraph | heading)+ divider?``.

The desk's editor and the server must agree to the letter on what a body may hold, so both read the
same schema file. A content expression is a regular expression over node names; here it becomes one
over those names, each closed by a blank.
Source: https://prosemirror.net/docs/guide/#schema.content_expressions
"""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

TOKEN = re.compile(r"[a-z_]+|\{\d+(?:,\d*)?\}|[()|+*?]")


class NodeType:
    """One type of node: the attributes, marks and children that it may have."""

    def __init__(self, name: str, spec: Mapping[str, Any], groups: Mapping[str, Sequence[str]]):
        self.name = name
        self.attributes: Mapping[str, Mapping[str, Any]] = spec.get("attrs", {})
        self.takes_marks = "inline" in spec.get("group", "").split()
        self.allows_marks = spec.get("marks") == "_"
        self._expression: str = spec.get("content", "")
        self._groups = groups

    def admits(self, children: Sequence[str]) -> bool:
        """Whether nodes of these types, in this order, may be its content."""
        return self._pattern.fullmatch("".join(f"{child} " for child in children)) is not None

    @property
    def expects(self) -> str:
        """The content expression, for a message."""
        return self._expression or "nothing"

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("".join(map(self._as_regex, TOKEN.findall(self._expression))))

    def _as_regex(self, part: str) -> str:
        if not part[0].isalpha():
            return "(?:" if part == "(" else part
        names = self._groups.get(part, [part])
        return "(?:" + "|".join(f"{name} " for name in names) + ")"


def node_types(specs: Mapping[str, Mapping[str, Any]]) -> dict[str, NodeType]:
    """All node types of a schema file's ``nodes``."""
    groups: dict[str, list[str]] = {}
    for name, spec in specs.items():
        for group in spec.get("group", "").split():
            groups.setdefault(group, []).append(name)
    return {name: NodeType(name, spec, groups) for name, spec in specs.items()}
