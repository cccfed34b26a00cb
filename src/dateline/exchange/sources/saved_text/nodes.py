"""The blocks of a post's body, by the newsroom's document schema (newsroom/document.json)."""

from collections.abc import Sequence

from dateline.exchange.sources.saved_text.page import Block


def paragraph(text: str = "") -> Block:
    return {"type": "paragraph", "content": [{"type": "text", "text": text}] if text else []}


def image(caption: str, credit: str) -> Block:
    """A photograph without its picture: the text of a page says only what stood beneath it."""
    attrs = {"asset": None, "caption": caption, "credit": credit, "source": "", "alt": ""}
    return {"type": "image", "attrs": attrs}


def gallery(images: Sequence[Block]) -> Block:
    return {"type": "gallery", "attrs": {"caption": ""}, "content": list(images)}


def quote(paragraphs: Sequence[str], speaker: str, role: str) -> Block:
    attrs = {"speaker": speaker, "role": role}
    return {"type": "quote", "attrs": attrs, "content": [paragraph(text) for text in paragraphs]}


def timeline(entries: Sequence[tuple[str, str]]) -> Block:
    return {"type": "timeline", "content": [_timeline_entry(*entry) for entry in entries]}


def bullet_list(items: Sequence[str]) -> Block:
    return {"type": "bullet_list", "content": [_list_item(item) for item in items]}


def ordered_list(items: Sequence[str], start: int) -> Block:
    content = [_list_item(item) for item in items]
    return {"type": "ordered_list", "attrs": {"start": start}, "content": content}


def _timeline_entry(when: str, text: str) -> Block:
    return {"type": "timeline_entry", "attrs": {"when": when}, "content": [paragraph(text)]}


def _list_item(text: str) -> Block:
    return {"type": "list_item", "content": [paragraph(text)]}
