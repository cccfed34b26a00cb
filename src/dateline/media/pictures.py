"""The gate for pictures: what is not one sound picture at rest stops here, and hears why."""

import importlib
from functools import cache
from importlib.util import find_spec
from io import BytesIO

from PIL import Image

from dateline.media.signatures import hidden_in, recognise, why_not

MOST_BYTES = 40_000_000
MOST_PIXELS = 61_000_000  # the largest camera that reporters carry gives 60.2 million
MOST_TIMES_AS_TALL = 10  # at 1,600 wide that is 16,000, and WebP ends at 16,383

CAN_MOVE = ("GIF", "PNG", "WEBP", "AVIF")  # a JPEG or HEIC with several pictures is a burst
TOO_LARGE = "This picture needs too much memory to decode; send it smaller."
NAMES = {"WEBP": "WebP", "HEIF": "HEIC"}


class PictureRefused(ValueError):
    """A picture that cannot be taken; the message is one sentence for whoever sent it."""


def open_picture(picture: bytes) -> Image.Image:
    """The picture, known by its bytes and within bounds, but not decoded yet.

    The size is that of the stored picture, before it is turned upright. Raises PictureRefused.
    """
    check_bytes(picture)
    format = recognise(picture)
    if format is None:
        raise PictureRefused(why_not(picture))
    image = _open(picture, format)
    _check_bounds(image)
    _check_rest(image, format)
    if hidden := hidden_in(picture):
        raise PictureRefused(
            f"There is {hidden} inside this picture; save the picture anew, and send that."
        )
    return image


def check_bytes(picture: bytes) -> None:
    """PictureRefused when there are more of them than any picture needs."""
    if len(picture) > MOST_BYTES:
        size = f"{len(picture) / 1e6:.1f} MB"
        raise PictureRefused(f"The picture has {size}; at most {MOST_BYTES // 10**6} MB are taken.")


def decode_picture(image: Image.Image) -> None:
    """Reads all pixels, so that a file that was cut short is noticed now. Raises PictureRefused."""
    try:
        image.load()
    except MemoryError as error:
        raise PictureRefused(TOO_LARGE) from error
    except Exception as error:  # on bad bytes Pillow's decoders raise a dozen kinds
        raise PictureRefused(_damaged(image.format)) from error


def _open(picture: bytes, format: str) -> Image.Image:
    if format == "HEIF" and not knows_heic():
        raise PictureRefused(
            "This is a HEIC picture, which this server was not set up to read (its operator can add"
            " dateline[heic]); send it as JPEG, which the phone can do."
        )
    try:
        return Image.open(BytesIO(picture), formats=(format,))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureRefused(_too_many()) from error
    except Exception as error:  # on bad bytes Pillow's readers raise a dozen kinds
        raise PictureRefused(_damaged(format)) from error


@cache
def knows_heic() -> bool:
    """Whether the extra is installed; the codec is loaded when the first HEIC picture comes."""
    if find_spec("pi_heif") is None:
        return False
    importlib.import_module("pi_heif").register_heif_opener()
    return True


def _check_bounds(image: Image.Image) -> None:
    width, height = image.size
    if width * height > MOST_PIXELS:
        raise PictureRefused(_too_many(f"{width} × {height} pixels"))
    if max(width, height) > MOST_TIMES_AS_TALL * min(width, height):
        raise PictureRefused(
            f"The picture is {width} × {height} pixels; crop it, so that no side is more than"
            f" {MOST_TIMES_AS_TALL} times the other."
        )


def _check_rest(image: Image.Image, format: str) -> None:
    """One of its pictures, chosen by nobody, would stand on the page; its first is often black."""
    if format in CAN_MOVE and getattr(image, "is_animated", False):
        raise PictureRefused(
            f"This {_name(format)} moves; send one picture of it, or put the film's address in a card."
        )


def _too_many(found: str = "far more") -> str:
    return f"The picture has {found}; at most {MOST_PIXELS // 10**6} million pixels are taken."


def _damaged(format: str | None) -> str:
    return f"This {_name(format)} picture is damaged or was cut short; send it again."


def _name(format: str | None) -> str:
    return NAMES.get(format or "", format or "")
