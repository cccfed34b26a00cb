"""The gate for pictures: what is not a sound JPEG, PNG or WebP stops here, and hears why."""

from io import BytesIO

from PIL import Image

MOST_BYTES = 40_000_000
MOST_PIXELS = 61_000_000  # the largest camera that reporters carry gives 60.2 million
MOST_TIMES_AS_TALL = 10  # at 1,600 wide that is 16,000, and WebP ends at 16,383

SIGNATURES = {"JPEG": (0, b"\xff\xd8\xff"), "PNG": (0, b"\x89PNG\r\n\x1a\n"), "WEBP": (8, b"WEBP")}

# What people try: how it begins (from which byte), and what would be right.
OTHERS = (
    (4, b"ftyphei", "This is a HEIC picture; send it as JPEG, which the phone can do."),
    (4, b"ftypmif1", "This is a HEIC picture; send it as JPEG, which the phone can do."),
    (4, b"ftypavif", "This is an AVIF picture; send the JPEG or PNG that it was made from."),
    (0, b"GIF8", "This is a GIF; send a JPEG, PNG or WebP picture."),
    (0, b"II*\x00", "This is a TIFF or raw picture; send it as JPEG."),
    (0, b"MM\x00*", "This is a TIFF or raw picture; send it as JPEG."),
    (0, b"%PDF", "This is a PDF document; send the picture as JPEG or PNG."),
)


class PictureRefused(ValueError):
    """A picture that cannot be taken; the message is one sentence for whoever sent it."""


def open_picture(picture: bytes) -> Image.Image:
    """The picture, known by its bytes and within bounds, but not decoded yet.

    The size is that of the stored picture, before it is turned upright. Raises PictureRefused.
    """
    if len(picture) > MOST_BYTES:
        size = f"{len(picture) / 1e6:.1f} MB"
        raise PictureRefused(f"The picture has {size}; at most {MOST_BYTES // 10**6} MB are taken.")
    format = _recognise(picture)
    try:
        image = Image.open(BytesIO(picture), formats=(format,))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureRefused(_too_many()) from error
    except Exception as error:  # on bad bytes Pillow's readers raise a dozen kinds
        raise PictureRefused(_damaged(format)) from error
    _check_bounds(image)
    return image


def decode_picture(image: Image.Image) -> None:
    """Reads all pixels, so that a file that was cut short is noticed now. Raises PictureRefused."""
    try:
        image.load()
    except Exception as error:  # on bad bytes Pillow's decoders raise a dozen kinds
        raise PictureRefused(_damaged(image.format or "picture")) from error


def _recognise(picture: bytes) -> str:
    for format, (place, signature) in SIGNATURES.items():
        if picture.startswith(signature, place):
            return format
    for place, signature, message in OTHERS:
        if picture.startswith(signature, place):
            raise PictureRefused(message)
    if b"<svg" in picture[:4096].lower():
        raise PictureRefused("This is an SVG drawing, which can carry programs; send it as PNG.")
    raise PictureRefused("This is not a JPEG, PNG or WebP picture, whatever its name says.")


def _check_bounds(image: Image.Image) -> None:
    width, height = image.size
    if width * height > MOST_PIXELS:
        raise PictureRefused(_too_many(f"{width} × {height} pixels"))
    if max(width, height) > MOST_TIMES_AS_TALL * min(width, height):
        raise PictureRefused(
            f"The picture is {width} × {height} pixels; crop it, so that no side is more than"
            f" {MOST_TIMES_AS_TALL} times the other."
        )


def _too_many(found: str = "far more") -> str:
    return f"The picture has {found}; at most {MOST_PIXELS // 10**6} million pixels are taken."


def _damaged(format: str) -> str:
    return f"This {format} picture is damaged or was cut short; send it again."
