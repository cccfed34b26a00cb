"""Documents to try things on, made from the schema file's own content expressions."""

import json
import re
from importlib.resources import files
from typing import Any

from hypothesis import strategies as st

SCHEMA = json.loads(files("dateline.newsroom").joinpath("document.json").read_text())
NODES, MARKS = SCHEMA["nodes"], SCHEMA["marks"]
LETTERS = {name: chr(0x4E00 + index) for index, name in enumerate(NODES)}
NAMES = {letter: name for name, letter in LETTERS.items()}
LISTS = ("bullet_list", "ordered_list")

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t"), max_size=9)
WORDS = TEXT.filter(bool)
ADDRESSES = st.builds(
    "https://{}.example/{}".format,
    st.text("abcæø", min_size=1),
    st.text("abc/?&=#%~'\"()<>æ", max_size=9),
)
FORMATS = {
    "asset": st.text("0123456789abcdef", min_size=64, max_size=64),
    "web": ADDRESSES,
    "link": ADDRESSES | st.just("mailto:desk@example.org"),
}
TYPES = {"string": TEXT, "number": st.integers(-(2**53) + 1, 2**53 - 1), "null": st.none()}


def content_of(kind: str) -> st.SearchStrategy[list[str]]:
    """The names of what may stand in a node, as the schema's expression says it."""
    groups: dict[str, list[str]] = {}
    for name, spec in NODES.items():
        groups.setdefault(spec.get("group", name), []).append(name)

    def letters(word: re.Match[str]) -> str:
        return "[" + "".join(LETTERS[name] for name in groups.get(word[0], [word[0]])) + "]"

    expression = NODES[kind].get("content", "").replace(" ", "")
    pattern = re.sub(r"[a-z_]+", letters, expression)
    return st.from_regex(pattern, fullmatch=True).map(lambda found: [NAMES[c] for c in found])


CONTENT = {kind: content_of(kind) for kind in NODES}


@st.composite
def attributes_of(draw, specs: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Attributes that a schema allows; what has a default is left out now and then."""
    values = {}
    for name, spec in specs.items():
        if "default" in spec and draw(st.booleans()):
            continue
        types = [TYPES[kind] for kind in spec["validate"].split("|")]
        if "choices" in spec:
            types = [st.sampled_from(spec["choices"])]
        elif "format" in spec:
            types = [FORMATS[spec["format"]], *types[1:]]
        values[name] = draw(st.one_of(types))
    return values


@st.composite
def node(draw, kind: str, depth: int = 0) -> dict[str, Any]:
    found: dict[str, Any] = {"type": kind}
    if kind == "text":
        found["text"] = draw(WORDS)
    if NODES[kind].get("group") == "inline" and draw(st.booleans()):
        marks = draw(st.lists(st.sampled_from(list(MARKS)), unique=True))
        found["marks"] = [draw(mark(name)) for name in marks]
    attributes = draw(attributes_of(NODES[kind].get("attrs", {})))
    if attributes:
        found["attrs"] = attributes
    children = [c for c in draw(CONTENT[kind]) if depth < 5 or c not in LISTS]
    if children:  # the beginning of what an expression of this schema allows is allowed too
        found["content"] = [draw(node(child, depth + 1)) for child in children[: 3 - depth // 2]]
    return found


@st.composite
def mark(draw, name: str) -> dict[str, Any]:
    attributes = draw(attributes_of(MARKS[name].get("attrs", {})))
    return {"type": name} | ({"attrs": attributes} if attributes else {})


def documents() -> st.SearchStrategy[dict[str, Any]]:
    """Bodies of every form that the schema allows."""
    return node("doc")
