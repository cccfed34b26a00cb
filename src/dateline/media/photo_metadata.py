"""What a photograph says of itself: caption, credit, rights and place, wherever it keeps them.

XMP is asked first, IIM where XMP is silent, Exif last (IPTC Photo Metadata 2025.1). Where the
camera stood is never read: a photographer's position can cost somebody's life.
"""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any, TypeVar

from PIL import Image

from dateline.media.exif import read_exif
from dateline.media.iim import read_iim
from dateline.media.xmp import read_xmp

T = TypeVar("T")
Texts = Mapping[str, list[str]]

IIM_BLOCK, IIM_DIGEST = 0x0404, 0x0425
MOST_CHARACTERS = 10_000  # of one field; IIM allows 2,000, XMP any number
NOT_TEXT = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")


@dataclass(frozen=True)
class Place:
    """Where the picture was taken, as its photographer wrote it; each may be empty."""

    city: str = ""
    state: str = ""
    country: str = ""


@dataclass(frozen=True)
class PhotoMetadata:
    """One line of plain text each, empty where the picture says nothing.

    ``taken_at`` is RFC 3339 as far as it goes: perhaps only a date, perhaps without an offset.
    ``instructions`` is what must be read before publishing: "no sales", "embargoed until …".
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


def read_photo_metadata(picture: bytes) -> PhotoMetadata:
    """What a JPEG, PNG or WebP picture says of itself, as far as it can be read. Never raises."""
    voices = _attempt(lambda: _voices(picture)) or []

    def first(field: str) -> str:
        return next(iter(_said(voices, field)), "")

    return PhotoMetadata(
        caption=first("caption"),
        headline=first("headline"),
        creators=tuple(_said(voices, "creators")),
        credit=first("credit"),
        source=first("source"),
        copyright=first("copyright"),
        usage_terms=first("usage_terms"),
        instructions=first("instructions"),
        place=Place(first("city"), first("state"), first("country")),
        taken_at=first("taken_at") or None,
        alt=first("alt"),
    )


def _said(voices: list[Texts], field: str) -> list[str]:
    """The texts of the first voice that says anything of this field."""
    for voice in voices:
        texts = [tidied for text in voice.get(field, ()) if (tidied := _tidy(text))]
        if texts:
            return texts
    return []


def _voices(picture: bytes) -> list[Texts]:
    """What XMP, IIM and Exif say, those to believe first standing first."""
    with Image.open(BytesIO(picture), formats=("JPEG", "PNG", "WEBP")) as image:
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
