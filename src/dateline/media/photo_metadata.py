"""What a photograph says of itself: caption, credit, rights and place, wherever it keeps them.

XMP is asked first, IIM where XMP is silent, Exif last (IPTC Photo Metadata 2025.1). Where the
camera stood is never read: a photographer's position can cost somebody's life.
"""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from PIL import Image

from dateline.media.exif import read_exif
from dateline.media.iim import read_iim
from dateline.media.pictures import open_picture
from dateline.media.xmp import read_xmp

T = TypeVar("T")
Texts = Mapping[str, list[str]]

IIM_BLOCK, IIM_DIGEST = 0x0404, 0x0425
MOST_CHARACTERS = 10_000  # of one field; IIM allows 2,000, XMP any number
MOST_TEXTS = 100  # of one field: an agency gives a dozen keywords
NOT_TEXT = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]+")


@dataclass(frozen=True)
class Place:
    """Where the picture was taken, as its photographer wrote it; each may be empty."""

    city: str = ""
    state: str = ""
    country: str = ""
    country_code: str = ""


@dataclass(frozen=True)
class PhotoMetadata:
    """One line of plain text each, empty where the picture says nothing.

    ``taken_at`` is RFC 3339 as far as it goes: perhaps only a date, perhaps without an offset.
    ``instructions`` is what must be read before publishing: "no sales", "embargoed until …".
    ``digital_source_type`` and ``data_mining`` are terms of the IPTC's and PLUS's vocabularies, as
    addresses: whether a camera or a program made the picture, and whether programs may learn from it.
    """

    caption: str = ""
    headline: str = ""
    creators: tuple[str, ...] = ()
    credit: str = ""
    source: str = ""
    copyright: str = ""
    usage_terms: str = ""
    instructions: str = ""
    place: Place = Place()
    taken_at: str | None = None
    alt: str = ""
    long_description: str = ""
    job: str = ""
    keywords: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    web_statement: str = ""
    licensor: str = ""
    licensor_address: str = ""
    data_mining: str = ""
    digital_source_type: str = ""
    ai_system: str = ""
    ai_system_version: str = ""
    ai_prompt: str = ""
    ai_prompt_writer: str = ""


LISTS = ("creators", "keywords", "people")
LINES = [name for name, form in PhotoMetadata.__annotations__.items() if form is str]


def read_photo_metadata(picture: bytes) -> PhotoMetadata:
    """What a picture says of itself, as far as it can be read. Never raises."""
    image = _attempt(lambda: open_picture(picture))
    return metadata_of(image) if image else PhotoMetadata()


def metadata_of(image: Image.Image) -> PhotoMetadata:
    """What an open picture says of itself, as far as it can be read. Never raises."""
    voices = _attempt(lambda: _voices(image)) or []

    def first(field: str) -> str:
        return next(iter(_said(voices, field)), "")

    said: dict[str, Any] = {field: first(field) for field in LINES}
    said |= {field: tuple(_said(voices, field)[:MOST_TEXTS]) for field in LISTS}
    place = Place(first("city"), first("state"), first("country"), first("country_code"))
    return PhotoMetadata(**said, place=place, taken_at=first("taken_at") or None)


def _said(voices: list[Texts], field: str) -> list[str]:
    """The texts of the first voice that says anything of this field."""
    for voice in voices:
        texts = [tidied for text in voice.get(field, ()) if (tidied := _tidy(text))]
        if texts:
            return texts
    return []


def _voices(image: Image.Image) -> list[Texts]:
    """What XMP, IIM and Exif say, those to believe first standing first."""
    packet, resources = image.info.get("xmp", b""), image.info.get("photoshop", {})
    exif = _attempt(lambda: read_exif(image.getexif())) or {}
    block = resources.get(IIM_BLOCK, b"")
    xmp = _attempt(lambda: read_xmp(packet)) or {}
    iim = _attempt(lambda: read_iim(block)) or {}
    return [iim, xmp, exif] if _is_newer_than_xmp(resources) else [xmp, iim, exif]


def _is_newer_than_xmp(resources: Mapping[int, Any]) -> bool:
    """Whether software without XMP wrote the IIM: the digest beside it is then out of date."""
    block, digest = resources.get(IIM_BLOCK), resources.get(IIM_DIGEST)
    if not block or not digest or not any(digest):
        return False
    return bool(hashlib.md5(block, usedforsecurity=False).digest() != digest)


def _attempt(read: Callable[[], T]) -> T | None:
    try:
        return read()
    except Exception:  # on bad bytes Pillow, expat and struct raise a dozen kinds
        return None


def _tidy(text: str) -> str:
    return " ".join(NOT_TEXT.sub(" ", text).split())[:MOST_CHARACTERS]
