"""Reading a file that somebody wants to import: only text, of a sane size, whatever its encoding."""

import codecs
import re
from pathlib import Path

from dateline.exchange.errors import ImportRefused

MOST_MEGABYTES = 10  # a page of 10,000 posts has about 8 MB of text
MOST_BYTES = MOST_MEGABYTES * 1_000_000
BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
MARKUP = re.compile(r"\s*<(?:!doctype|html|head|body)\b", re.IGNORECASE)


def read_text_file(file: Path) -> str:
    """The text of a file; ImportRefused when it is absent, too large, binary or HTML."""
    try:
        size = file.stat().st_size
        with file.open("rb") as opened:
            raw = opened.read(MOST_BYTES + 1)  # a device or a pipe does not say its size
    except OSError as error:
        raise ImportRefused(f"{file} cannot be read ({error.strerror}).") from error
    if len(raw) > MOST_BYTES:
        found = f"{size / 1_000_000:.0f} MB" if size else "no end"
        raise ImportRefused(f"{file} has {found}; a saved page has at most {MOST_MEGABYTES} MB.")
    text = _decoded(raw)
    if BINARY.search(text):
        raise ImportRefused(f"{file} is not text; save the page as text and import that.")
    if MARKUP.match(text):
        raise ImportRefused(f"{file} is HTML; open it in a browser and save it as text.")
    return text


def _decoded(raw: bytes) -> str:
    """By its mark, else UTF-8, else what Windows calls ANSI; Latin-1 takes any byte."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", errors="replace")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1")
