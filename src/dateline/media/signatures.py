"""What a file is, by its first bytes and never by its name; and what is hidden behind a picture.

Sources: ISO/IEC 14496-12 (``ftyp``), APPNOTE.TXT 4.3.16 (how a ZIP archive ends).
"""

import re

SIGNATURES = (
    (0, b"\xff\xd8\xff", "JPEG"),
    (0, b"\x89PNG\r\n\x1a\n", "PNG"),
    (8, b"WEBP", "WEBP"),
    (0, b"GIF87a", "GIF"),
    (0, b"GIF89a", "GIF"),
)

# Brands of the boxes that AVIF and HEIC have in common; a file may claim several.
AVIF_BRANDS = {b"avif", b"avis"}
HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}

# What people try: how it begins (from which byte), and what would be right.
OTHERS = (
    (0, b"II*\x00", "This is a TIFF or raw picture; send it as JPEG."),
    (0, b"MM\x00*", "This is a TIFF or raw picture; send it as JPEG."),
    (0, b"%PDF", "This is a PDF document; send the picture as JPEG or PNG."),
    (4, b"ftyp", "This is a film; send a picture of it, or put the film's address in a card."),
)

# Two files in one: a sound picture that another program reads as a page, a script or an archive.
PAGE = re.compile(rb"<(?:script|html|\?php|!doctype html|svg)\b", re.IGNORECASE)
ZIP_END, ZIP_END_LENGTH, MOST_ZIP_COMMENT = b"PK\x05\x06", 22, 0xFFFF
PDF_BEGINS_WITHIN = 1024


def recognise(file: bytes) -> str | None:
    """JPEG, PNG, WEBP, GIF, AVIF or HEIF, as Pillow names them; None for all else."""
    for place, signature, format in SIGNATURES:
        if file.startswith(signature, place):
            return format
    brands = _brands(file)
    if brands & AVIF_BRANDS:
        return "AVIF"
    return "HEIF" if brands & HEIC_BRANDS else None


def why_not(file: bytes) -> str:
    """The sentence for a file that is no picture that can be taken."""
    if not file:
        return "The file is empty; send it again."
    for place, signature, sentence in OTHERS:
        if file.startswith(signature, place):
            return sentence
    if b"<svg" in file[:4096].lower():
        return "This is an SVG drawing, which can carry programs; send it as PNG."
    return "This is not a JPEG, PNG, WebP, AVIF, GIF or HEIC picture, whatever its name says."


def hidden_in(picture: bytes) -> str | None:
    """What else a picture is: “a web page”, “a ZIP archive”; None when it is a picture only."""
    if b"%PDF-" in picture[:PDF_BEGINS_WITHIN]:
        return "a PDF document"
    if PAGE.search(picture):
        return "a web page or a script"
    return "a ZIP archive" if _ends_a_zip(picture) else None


def _brands(file: bytes) -> set[bytes]:
    """What a file in ISO boxes says that it is: ``length, "ftyp", brand, version, brand …``."""
    if file[4:8] != b"ftyp":
        return set()
    box = file[8 : min(int.from_bytes(file[:4]), 256)]
    return {box[:4]} | {box[place : place + 4] for place in range(8, len(box), 4)}


def _ends_a_zip(file: bytes) -> bool:
    """A ZIP is read from its end: 22 bytes, and a comment whose length they give."""
    tail = file[-(ZIP_END_LENGTH + MOST_ZIP_COMMENT) :]
    place = tail.rfind(ZIP_END)
    while place >= 0:
        comment = tail[place + ZIP_END_LENGTH - 2 : place + ZIP_END_LENGTH]
        if len(tail) - place - ZIP_END_LENGTH == int.from_bytes(comment, "little"):
            return True
        place = tail.rfind(ZIP_END, 0, place)
    return False
