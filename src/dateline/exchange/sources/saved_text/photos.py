"""Photographs in the body of a post: one becomes an image, several in a row a gallery."""

import re
from collections.abc import Sequence

from dateline.exchange.sources.saved_text.captions import Photo, read_photo
from dateline.exchange.sources.saved_text.lines import Line
from dateline.exchange.sources.saved_text.nodes import gallery, image
from dateline.exchange.sources.saved_text.page import Block

# Some pages put caption and credit on lines of their own, each with its name.
SOURCE_LINE = re.compile(r"Image (?:source|credit|copyright)[,:] ?(?=[^ ])", re.IGNORECASE)
CAPTION_LINE = re.compile(r"Image caption[,:] ?(?=[^ ])", re.IGNORECASE)


def take_photos(lines: Sequence[Line], at: int) -> tuple[Block, int] | None:
    """The photographs that begin at this line, and the line behind them."""
    photos: list[Photo] = []
    while taken := _take_photo(lines, at):
        photo, at = taken
        photos.append(photo)
    if not photos:
        return None
    images = [image(photo.caption, photo.credit) for photo in photos]
    return (gallery(images) if len(images) > 1 else images[0]), at


def is_photo(text: str) -> bool:
    return bool(read_photo(text) or SOURCE_LINE.match(text) or CAPTION_LINE.match(text))


def _take_photo(lines: Sequence[Line], at: int) -> tuple[Photo, int] | None:
    if at >= len(lines):
        return None
    named = _take_named(lines, at)
    if named:
        return named
    if photo := read_photo(lines[at].text):
        return photo, at + 1
    return _take_caption_above_credit(lines, at)


def _take_named(lines: Sequence[Line], at: int) -> tuple[Photo, int] | None:
    parts = {"source": "", "caption": ""}
    while at < len(lines) and (part := _named_part(lines[at].text)) and not parts[part[0]]:
        parts[part[0]] = part[1]
        at += 1
    return (Photo(parts["caption"], parts["source"]), at) if any(parts.values()) else None


def _named_part(text: str) -> tuple[str, str] | None:
    for name, pattern in (("source", SOURCE_LINE), ("caption", CAPTION_LINE)):
        if found := pattern.match(text):
            return name, text[found.end() :]
    return None


def _take_caption_above_credit(lines: Sequence[Line], at: int) -> tuple[Photo, int] | None:
    """A credit right below a line, on a page that parts its paragraphs, belongs to that line."""
    if at + 1 >= len(lines) or not lines[at].after_gap or lines[at + 1].after_gap:
        return None
    below = read_photo(lines[at + 1].text)
    if below is None or below.caption or _named_part(lines[at].text):
        return None
    return Photo(lines[at].text, below.credit), at + 2
