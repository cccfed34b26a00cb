"""Exif: what the camera itself wrote. Asked last, and never where it stood.

Source: CIPA DC-008 (Exif 3.0).
"""

import re
from datetime import datetime

from PIL.Image import Exif

from dateline.media.iim import decode_text

DESCRIPTION, ARTIST, COPYRIGHT = 0x010E, 0x013B, 0x8298
EXIF_PART, TAKEN_AT, OFFSET = 0x8769, 0x9003, 0x9011

# Cameras fill the description with their maker's name: it is nobody's caption.
MAKERS_WORDS = re.compile(
    r"(.* )?DIGITAL (STILL )?CAMERA|SONY DSC|SAMSUNG|DCIM\S*|DJI\S*", re.IGNORECASE
)


def read_exif(exif: Exif) -> dict[str, list[str]]:
    """Field name to texts: caption, creators, copyright and taken_at, as far as they are there."""
    found: dict[str, list[str]] = {}
    caption = _text(exif.get(DESCRIPTION))
    if not MAKERS_WORDS.fullmatch(caption.strip()):
        found["caption"] = [caption]
    found["creators"] = _text(exif.get(ARTIST)).split(";")
    found["copyright"] = [_text(exif.get(COPYRIGHT))]
    found["taken_at"] = _moment(exif)
    return found


def _moment(exif: Exif) -> list[str]:
    """``2026:03:09 16:15:00`` and ``+01:00`` as RFC 3339; without an offset where none is known."""
    part = exif.get_ifd(EXIF_PART)
    try:
        moment = datetime.strptime(_text(part.get(TAKEN_AT)), "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007
    except ValueError:  # a camera whose clock was never set writes zeros
        return []
    offset = _text(part.get(OFFSET)).strip()
    try:
        return [datetime.fromisoformat(moment.isoformat() + offset).isoformat()]
    except ValueError:
        return [moment.isoformat()]


def _text(value: object) -> str:
    if not isinstance(value, str):
        return ""
    # Pillow reads Exif as Latin-1, and half of all software writes UTF-8 there.
    return decode_text(value.encode("latin-1", "replace"))
