"""Markdown to a body, for filing from the command line.

CommonMark as markdown-it-py reads it, with tables. What the schema has no room for becomes plain
paragraphs, so that no word is lost; raw HTML stays text. A picture in Markdown names its caption in
the title: ``![what it shows](picture.jpg "Caption")``; whoever files says which file is which asset.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode as Tree

from dateline.newsroom.documents import (
    MOST_DEPTH,
    NODES,
    Document,
    check_document,
    document,
    is_address,
    paragraph,
)
from dateline.newsroom.errors import BodyRefused

PARSER = MarkdownIt("commonmark", {"html": False}).enable("table")

FindAsset = Callable[[str], dict[str, Any]]


def document_from_markdown(text: str, find_asset: FindAsset | None = None) -> Document:
    """The body that a Markdown text means; BodyRefused if it cannot stand in the schema.

    ``find_asset`` is given a picture's address as written and answers the attributes of an image;
    without it a picture becomes an image block whose picture is absent.
    """
    tokens = PARSER.parse(text.replace("\x00", ""))
    if any(inner.level > MOST_DEPTH for token in tokens for inner in token.children or ()):
        raise BodyRefused("", f"bold, italics and links nest at most {MOST_DEPTH} deep")
    blocks = list(_Reader(find_asset).blocks(Tree(tokens)))
    return check_document(document(*blocks or [paragraph("")]))


class _Reader:
    def __init__(self, find_asset: FindAsset | None) -> None:
        self._find_asset = find_asset

    def blocks(self, parent: Tree) -> Iterator[Document]:
        for node in parent.children:
            yield from getattr(self, f"_{node.type}", self._as_text)(node)

    def _paragraph(self, node: Tree) -> Iterator[Document]:
        pieces: list[Document] = []
        for child in node.children[0].children:
            if child.type == "image":
                yield from _paragraph_of(pieces)
                pieces = []
                yield self._image(child)
            else:
                pieces.extend(_inline(child, []))
        yield from _paragraph_of(pieces)

    def _heading(self, node: Tree) -> Iterator[Document]:
        level = 3 if node.tag in ("h1", "h2", "h3") else 4
        content = _inlines(node.children[0])
        if content:
            yield {"type": "heading", "attrs": {"level": level}, "content": content}

    def _bullet_list(self, node: Tree) -> Iterator[Document]:
        yield {"type": "bullet_list", "content": list(map(self._item, node.children))}

    def _ordered_list(self, node: Tree) -> Iterator[Document]:
        items = list(map(self._item, node.children))
        yield {
            "type": "ordered_list",
            "attrs": {"start": node.attrs.get("start", 1)},
            "content": items,
        }

    def _item(self, node: Tree) -> Document:
        content: list[Document] = []
        for block in self.blocks(node):
            lists = block["type"] in ("bullet_list", "ordered_list")
            content.extend([block] if lists else _as_paragraphs(block))
        if not content or content[0]["type"] != "paragraph":
            content.insert(0, paragraph(""))
        return {"type": "list_item", "content": content}

    def _blockquote(self, node: Tree) -> Iterator[Document]:
        paragraphs = [piece for block in self.blocks(node) for piece in _as_paragraphs(block)]
        if paragraphs:
            said, speaker, role = _attributed(paragraphs)
            yield {"type": "quote", "attrs": {"speaker": speaker, "role": role}, "content": said}

    def _hr(self, node: Tree) -> Iterator[Document]:
        yield {"type": "divider"}

    def _table(self, node: Tree) -> Iterator[Document]:
        rows = [row for section in node.children for row in section.children]
        yield {
            "type": "table",
            "content": [
                {
                    "type": "table_row",
                    "content": [
                        {
                            "type": "table_header" if cell.type == "th" else "table_cell",
                            "content": _inlines(cell.children[0]),
                        }
                        for cell in row.children
                    ],
                }
                for row in rows
            ],
        }

    def _as_text(self, node: Tree) -> Iterator[Document]:
        """A code block, or whatever else has no place in the schema: its words are kept."""
        for line in node.content.split("\n\n"):
            if line.strip():
                yield paragraph(" ".join(line.split()))

    def _image(self, node: Tree) -> Document:
        found = self._find_asset(str(node.attrs["src"])) if self._find_asset else {}
        written = {"alt": node.content, "caption": str(node.attrs.get("title", ""))}
        return {"type": "image", "attrs": found | {k: v for k, v in written.items() if v}}


def _paragraph_of(pieces: list[Document]) -> Iterator[Document]:
    if any(piece["type"] == "text" and piece["text"].strip() for piece in pieces):
        yield {"type": "paragraph", "content": pieces}


def _inlines(node: Tree) -> list[Document]:
    return [piece for child in node.children for piece in _inline(child, [])]


def _inline(node: Tree, marks: list[Document]) -> Iterator[Document]:
    if node.type in ("softbreak", "hardbreak"):
        yield {"type": "hard_break"} if node.type == "hardbreak" else _text(" ", marks)
    elif node.type in ("text", "code_inline", "html_inline", "image"):
        if node.content:
            yield _text(node.content, marks)
    else:
        for child in node.children:
            yield from _inline(child, [*marks, *(m for m in _mark(node) if m not in marks)])


def _mark(node: Tree) -> list[Document]:
    if node.type == "link":
        href = str(node.attrs["href"])
        return [{"type": "link", "attrs": {"href": href}}] if is_address(href, mail=True) else []
    return [{"type": {"strong": "bold", "em": "italic"}[node.type]}]


def _text(text: str, marks: list[Document]) -> Document:
    return {"type": "text", "text": text} | ({"marks": marks} if marks else {})


def _as_paragraphs(block: Document) -> Iterator[Document]:
    """A block where only paragraphs may stand: its words are kept, its form is not."""
    if NODES[block["type"]].allows_marks:
        yield from _paragraph_of(block["content"])
    elif block["type"] == "image":
        words = block["attrs"].get("caption") or block["attrs"].get("alt")
        yield from [paragraph(words)] if words else []
    for child in block.get("content", ()):
        yield from _as_paragraphs(child)
    if block["type"] == "quote" and any(block["attrs"].values()):
        yield paragraph("— " + ", ".join(filter(None, block["attrs"].values())))


def _attributed(paragraphs: list[Document]) -> tuple[list[Document], str, str]:
    """A quotation's paragraphs, speaker and role: ``— Marit Aas, harbour master`` as its last line."""
    *before, last = paragraphs
    start = _start_of_last_line(last["content"])
    line = "".join(piece.get("text", "") for piece in last["content"][start:]).strip()
    said = [*before, *_paragraph_of(last["content"][: max(start - 1, 0)])]
    if not said or not line.startswith(("—", "–", "--")):
        return paragraphs, "", ""
    speaker, *role = re.split("[,،]", line.lstrip("—–- "), maxsplit=1)
    return said, speaker.strip(), "".join(role).strip()


def _start_of_last_line(pieces: list[Document]) -> int:
    ends = [index for index, piece in enumerate(pieces) if piece.get("text", " ") == " "]
    return ends[-1] + 1 if ends else 0
