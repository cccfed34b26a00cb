"""Bodies as the demo's fiction writes them: Markdown, and tables of TOML for what Markdown lacks."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from dateline.newsroom.documents import Document, document, paragraph
from dateline.newsroom.markdown import document_from_markdown
from dateline.newsroom.models import Asset
from dateline.newsroom.pictures import image_attributes, take_in_picture
from dateline.project.demo.pictures import paint_picture, read_labels

CLOCK = re.compile(r"\{clock(?::([+-]\d+))?\}\.?")  # "p.m." brings a sentence's full stop with it


def write_body(parts: Any, moment: datetime, zone: str) -> Document:
    """The document that a post's ``body`` means, its clocks set by the moment of the post."""
    filled = set_clocks(parts, moment.astimezone(ZoneInfo(zone)))
    blocks: list[Document] = []
    for part in filled if isinstance(filled, list) else [filled]:
        blocks.extend(_blocks_of(part))
    return document(*blocks)


def set_clocks(value: Any, moment: datetime) -> Any:
    """The same text, list or table with each ``{clock:-20}`` replaced by a time such as 4:44 p.m."""
    if isinstance(value, str):
        return CLOCK.sub(lambda found: _clock(moment, int(found[1] or 0)), value)
    if isinstance(value, list):
        return [set_clocks(item, moment) for item in value]
    if isinstance(value, dict):
        return {key: set_clocks(item, moment) for key, item in value.items()}
    return value


def picture_attributes(name: str) -> dict[str, str]:
    """The attributes of one of the demo's pictures; it is painted and taken in the first time."""
    label = read_labels()[name]
    # By its words, not its bytes: another version of Pillow paints it a little differently.
    asset = Asset.objects.filter(metadata__headline=label.headline).first()
    return image_attributes(asset or take_in_picture(paint_picture(name)))


def _clock(moment: datetime, minutes: int) -> str:
    at = moment + timedelta(minutes=minutes)
    return f"{at.hour % 12 or 12}:{at.minute:02} {'a.m.' if at.hour < 12 else 'p.m.'}"


def _blocks_of(part: Any) -> list[Document]:
    if isinstance(part, str):
        return list(document_from_markdown(part)["content"])
    kind = next(kind for kind in BLOCKS if kind in part)
    return [BLOCKS[kind](part)]


def _picture(part: dict[str, Any]) -> Document:
    return {"type": "image", "attrs": picture_attributes(part["picture"])}


def _gallery(part: dict[str, Any]) -> Document:
    images = [_picture({"picture": name}) for name in part["gallery"]]
    return {"type": "gallery", "attrs": {"caption": part["caption"]}, "content": images}


def _timeline(part: dict[str, Any]) -> Document:
    entries = [
        {"type": "timeline_entry", "attrs": {"when": when}, "content": [paragraph(text)]}
        for when, text in part["timeline"]
    ]
    return {"type": "timeline", "content": entries}


def _fact_box(part: dict[str, Any]) -> Document:
    content = document_from_markdown(part["text"])["content"]
    return {"type": "fact_box", "attrs": {"title": part["fact_box"]}, "content": content}


def _table(part: dict[str, Any]) -> Document:
    first, *others = part["rows"]
    rows = [_row("table_header", first), *(_row("table_cell", cells) for cells in others)]
    return {"type": "table", "attrs": {"caption": part["table"]}, "content": rows}


def _row(kind: str, cells: list[str]) -> Document:
    texts = [[{"type": "text", "text": cell}] for cell in cells]
    return {"type": "table_row", "content": [{"type": kind, "content": text} for text in texts]}


def _embed(part: dict[str, Any]) -> Document:
    words = {key: text for key, text in part.items() if key != "embed"}
    return {"type": "embed", "attrs": {"url": part["embed"], **words}}


BLOCKS: dict[str, Callable[[dict[str, Any]], Document]] = {
    "picture": _picture,
    "gallery": _gallery,
    "timeline": _timeline,
    "fact_box": _fact_box,
    "table": _table,
    "embed": _embed,
}
