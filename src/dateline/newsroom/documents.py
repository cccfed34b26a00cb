"""The body of a post: one strict document schema, which the desk's editor reads from the same file.

``document.json`` is a ProseMirror schema as data. Beside ProseMirror's own keys an attribute may say
``format`` (web, link, asset) or ``choices``; the editor passes over these and the server enforces them.
"""

import json
import re
import reprlib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

from dateline.newsroom.errors import BodyRefused
from dateline.newsroom.grammar import NodeType, node_types

Document = Mapping[str, Any]

SCHEMA: Mapping[str, Any] = json.loads(
    files("dateline.newsroom").joinpath("document.json").read_text(encoding="utf-8")
)
NODES = node_types(SCHEMA["nodes"])
MARKS: Mapping[str, Mapping[str, Any]] = SCHEMA["marks"]

MOST_DEPTH = 16  # lists in lists; deeper is an attack, and Python's stack is finite
MOST_BYTES = 256 * 1024  # a post is short; a very long read is about 60 KB
MOST_NUMBER = 2**53 - 1  # above it JavaScript cannot count

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
ASSET = re.compile(r"[0-9a-f]{64}")
HOST = re.compile(r"[\w.:-]+")


def check_document(body: object) -> Document:
    """The body itself when the schema allows it; BodyRefused, with the path, when not."""
    node = _check_node(body, "", 0)
    if node["type"] != SCHEMA["topNode"]:
        raise BodyRefused("type", f"a body begins with “doc”, not “{node['type']}”")
    if len(json.dumps(node, ensure_ascii=False).encode()) > MOST_BYTES:
        raise BodyRefused("", f"a body holds at most {MOST_BYTES // 1024} KB")
    return node


def document(*blocks: Document) -> Document:
    """A body made of these blocks."""
    return {"type": "doc", "content": list(blocks)}


def paragraph(text: str) -> Document:
    """A paragraph of plain text."""
    return {"type": "paragraph", "content": [{"type": "text", "text": text}] if text else []}


def plain_text(node: Document) -> str:
    """What a body says, without its form; blocks and lines are parted by line ends."""
    if node["type"] == "text":
        return str(node["text"])
    if node["type"] == "hard_break":
        return "\n"
    parts = [plain_text(child) for child in node.get("content", ())]
    inline = NODES[node["type"]].allows_marks
    return ("" if inline else "\n").join(part for part in parts if part)


def walk(node: Document) -> Iterator[Document]:
    """A node and all that is in it, in reading order."""
    yield node
    for child in node.get("content", ()):
        yield from walk(child)


def _check_node(node: object, path: str, depth: int) -> Document:
    if not isinstance(node, Mapping):
        raise BodyRefused(path, "a node is an object with a “type”")
    if depth > MOST_DEPTH:
        raise BodyRefused(path, f"nodes nest at most {MOST_DEPTH} deep")
    kind = node.get("type")
    if not isinstance(kind, str) or kind not in NODES:
        raise BodyRefused(_in(path, "type"), f"there is no node of type {_shown(kind)}")
    _check_keys(node, path, _keys_of(kind))
    _check_attributes(NODES[kind].attributes, node.get("attrs", {}), path)
    if kind == "text":
        _check_text(node.get("text"), _in(path, "text"))
    _check_marks(node, NODES[kind], path)
    _check_children(node, NODES[kind], path, depth)
    return node


def _keys_of(kind: str) -> set[str]:
    return {"type", "text", "marks"} if kind == "text" else {"type", "attrs", "content", "marks"}


def _check_keys(node: Mapping[str, object], path: str, allowed: set[str]) -> None:
    for key in node:
        if key not in allowed:
            raise BodyRefused(_in(path, str(key)), "the schema knows no such key here")


def _check_children(node: Document, kind: NodeType, path: str, depth: int) -> None:
    children = node.get("content", [])
    if not isinstance(children, list):
        raise BodyRefused(_in(path, "content"), "it must be a list of nodes")
    names = []
    for index, child in enumerate(children):
        _check_node(child, f"{_in(path, 'content')}[{index}]", depth + 1)
        if child.get("marks") and not kind.allows_marks:
            raise BodyRefused(
                f"{_in(path, 'content')}[{index}].marks", "marks are not allowed here"
            )
        names.append(child["type"])
    if not kind.admits(names):
        found = " ".join(names) or "nothing"
        raise BodyRefused(
            _in(path, "content"), f"“{kind.name}” holds {kind.expects}, and here is {found[:120]}"
        )


def _check_marks(node: Document, kind: NodeType, path: str) -> None:
    marks = node.get("marks", [])
    if not isinstance(marks, list) or (marks and not kind.takes_marks):
        raise BodyRefused(_in(path, "marks"), "only text and line breaks have marks, in a list")
    names = []
    for index, mark in enumerate(marks):
        where = f"{_in(path, 'marks')}[{index}]"
        name = mark.get("type") if isinstance(mark, Mapping) else None
        if not isinstance(name, str) or name not in MARKS:
            raise BodyRefused(where, f"a mark is one of {', '.join(MARKS)}")
        if name in names:
            raise BodyRefused(where, f"it is marked “{name}” already")
        _check_keys(mark, where, {"type", "attrs"})
        _check_attributes(MARKS[name].get("attrs", {}), mark.get("attrs", {}), where)
        names.append(name)


def _check_attributes(known: Mapping[str, Mapping[str, Any]], given: object, path: str) -> None:
    where = _in(path, "attrs")
    if not isinstance(given, Mapping):
        raise BodyRefused(where, "attributes are an object")
    for name in given:
        if name not in known:
            raise BodyRefused(f"{where}.{name}", "the schema knows no such attribute here")
    for name, spec in known.items():
        if name in given:
            _check_value(given[name], spec, f"{where}.{name}")
        elif "default" not in spec:
            raise BodyRefused(f"{where}.{name}", "this attribute is needed")


def _check_value(value: object, spec: Mapping[str, Any], path: str) -> None:
    types = spec["validate"].split("|")
    if _type_name(value) not in types:
        raise BodyRefused(path, f"it must be {' or '.join(types)}, not {_shown(value)}")
    if "choices" in spec and value not in spec["choices"]:
        allowed = ", ".join(map(str, spec["choices"]))
        raise BodyRefused(path, f"it is one of {allowed}, not {_shown(value)}")
    if isinstance(value, int) and not -MOST_NUMBER <= value <= MOST_NUMBER:
        raise BodyRefused(path, "the number is too large")
    if isinstance(value, str):
        _check_characters(value, path)
        _check_format(value, spec.get("format"), path)


def _type_name(value: object) -> str:
    """ProseMirror's name of a value's type; whole numbers are the only numbers."""
    names = {bool: "boolean", int: "number", str: "string", type(None): "null"}
    return names.get(type(value), type(value).__name__)


def _check_format(value: str, format: str | None, path: str) -> None:
    if format == "asset" and not ASSET.fullmatch(value):
        raise BodyRefused(path, f"{_shown(value)} is not the id of an asset")
    if format in ("web", "link") and not is_address(value, mail=format == "link"):
        raise BodyRefused(path, f"{_shown(value)} is not an address that begins with https://")


def is_address(value: str, *, mail: bool) -> bool:
    """Whether it is a whole web address, or with ``mail`` perhaps a ``mailto:``."""
    try:
        address = urlsplit(value)
        host, _ = address.hostname, address.port
    except ValueError:
        return False
    if any(character.isspace() for character in value):
        return False
    if mail and address.scheme == "mailto":
        return "@" in address.path
    return address.scheme in ("http", "https") and HOST.fullmatch(host or "") is not None


def _check_text(value: object, path: str) -> None:
    if not isinstance(value, str) or not value:
        raise BodyRefused(path, "a text node holds at least one character")
    _check_characters(value, path)


def _check_characters(value: str, path: str) -> None:
    found = CONTROL.search(value)
    if found:
        raise BodyRefused(path, f"the character U+{ord(found[0]):04X} does not belong in text")


def _in(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _shown(value: object) -> str:
    """A value for a message, short."""
    text = f"“{value}”" if isinstance(value, str) else reprlib.repr(value)
    return text if len(text) <= 60 else text[:57] + "…"
