"""What the server and the darkroom say to each other: a picture goes in, what was made of it comes out.

A file that takes over a codec may have the darkroom say anything, so the answer is lengths, JSON and
bytes, each within bounds, and never a pickle.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any, BinaryIO

from dateline.media.developing import Developed
from dateline.media.photo_metadata import LINES, LISTS, PhotoMetadata, Place
from dateline.media.pictures import MOST_BYTES, PictureRefused
from dateline.media.renditions import FORMATS, Rendition, Renditions

MOST_RENDITIONS = 12
LENGTH = 4  # bytes that say how long a part is


class Garbled(Exception):
    """What came is no answer: the process has broken, or was broken."""


def send(to: BinaryIO, *parts: bytes) -> None:
    for part in parts:
        to.write(len(part).to_bytes(LENGTH))
        to.write(part)
    to.flush()


def receive(source: BinaryIO, most: int = MOST_BYTES) -> bytes | None:
    """The next part, or None when the other side has closed. Garbled when it breaks off."""
    head = source.read(LENGTH)
    if not head:
        return None
    length = int.from_bytes(head)
    if len(head) < LENGTH or length > most:
        raise Garbled
    part = source.read(length)
    if len(part) < length:
        raise Garbled
    return part


def send_developed(to: BinaryIO, developed: Developed) -> None:
    made = developed.made
    said = {
        "size": [made.width, made.height],
        "metadata": asdict(developed.metadata),
        "renditions": [[r.width, r.height, r.format] for r in made.renditions],
    }
    send(to, json.dumps(said).encode(), *(r.content for r in made.renditions))


def send_refusal(to: BinaryIO, sentence: str) -> None:
    send(to, json.dumps({"refused": sentence}).encode())


def receive_answer(source: BinaryIO) -> Developed:
    """What was made of the picture. Raises PictureRefused, or Garbled."""
    head = receive(source)
    if head is None:
        raise Garbled
    try:
        said = json.loads(head)
        if "refused" in said:
            raise PictureRefused(str(said["refused"]))
        return _developed(said, source)
    except (LookupError, RecursionError, TypeError, ValueError) as error:
        if isinstance(error, PictureRefused):
            raise
        raise Garbled from error


def _developed(said: Mapping[str, Any], source: BinaryIO) -> Developed:
    listed = said["renditions"][:MOST_RENDITIONS]
    renditions = tuple(_rendition(words, receive(source)) for words in listed)
    width, height = map(int, said["size"])
    return Developed(_metadata(said["metadata"]), Renditions(width, height, renditions))


def _rendition(words: Any, content: bytes | None) -> Rendition:
    width, height, format = words
    if format not in FORMATS or content is None:
        raise Garbled
    return Rendition(int(width), int(height), format, content)


def _metadata(said: Mapping[str, Any]) -> PhotoMetadata:
    lines: dict[str, Any] = {name: str(said[name]) for name in LINES}
    lists = {name: tuple(map(str, said[name])) for name in LISTS}
    place = Place(*(str(said["place"][part.name]) for part in fields(Place)))
    taken_at = said["taken_at"] and str(said["taken_at"])
    return PhotoMetadata(**lines | lists, place=place, taken_at=taken_at)
