"""The sizes and formats of a photograph that pages need, made once, when it is taken in.

Renditions carry pixels and, where one is given, a packet of ours that says whose they are: whatever
the camera or an agency wrote into the file stays behind in the original, and so does the place where
it was taken.
"""

from dataclasses import dataclass
from io import BytesIO
from typing import Any, Literal

from PIL import Image

from dateline.media.colours import to_eight_bits, to_srgb
from dateline.media.pictures import decode_picture, open_picture

Format = Literal["avif", "webp", "jpeg"]

WIDTHS = (480, 960, 1600)  # a phone, a phone with a dense screen, a wide column on a dense screen

# The smallest first: a page offers them in this order, and a browser takes the first that it knows.
# The three AVIF files of a photograph of 24 million pixels take 0.3 s of one core at speed 8, 0.6 s at
# 7, 1.0 s at 6 and 5 s at 5, and are 3 % smaller at 6; all nine files and the decoding take 0.8 s.
FORMATS: tuple[Format, ...] = ("avif", "webp", "jpeg")
SAVED_AS: dict[Format, dict[str, Any]] = {
    "avif": {"quality": 55, "speed": 8},
    "webp": {"quality": 80, "method": 4},
    "jpeg": {"quality": 82, "optimize": True, "progressive": True},
}

ORIENTATION = 0x0112  # Exif; what is to be done so that the picture stands upright
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
SIDEWAYS = (5, 6, 7, 8)


@dataclass(frozen=True)
class Rendition:
    """One size and format of a photograph; sizes in pixels."""

    width: int
    height: int
    format: Format
    content: bytes

    @property
    def file_name(self) -> str:
        """Its name in a folder and in addresses: ``960.avif``, ``960.webp``, ``960.jpg``."""
        return f"{self.width}.{'jpg' if self.format == 'jpeg' else self.format}"


@dataclass(frozen=True)
class Renditions:
    """The upright original's size, and its renditions: each format's together, narrowest first."""

    width: int
    height: int
    renditions: tuple[Rendition, ...]


def make_renditions(picture: bytes) -> Renditions:
    """The renditions of a picture, without any metadata.

    Raises PictureRefused with one sentence that says why.
    """
    return renditions_of(open_picture(picture))


def renditions_of(image: Image.Image, packet: bytes = b"") -> Renditions:
    """AVIF, WebP and JPEG at up to three widths each: upright, in sRGB, with this XMP packet only.

    None is wider than the original. Raises PictureRefused with one sentence that says why.
    """
    orientation = _orientation_of(image)
    width, height = reversed(image.size) if orientation in SIDEWAYS else image.size
    # A JPEG can be decoded at a half, a quarter or an eighth, for a fraction of time and memory.
    image.draft(None, (WIDTHS[-1], WIDTHS[-1]))
    decode_picture(image)
    upright = to_eight_bits(image)
    if orientation in TURNS:
        upright = upright.transpose(TURNS[orientation])
    widest = _resize(upright, min(width, WIDTHS[-1]), width, height)
    pixels = to_srgb(widest, image.info.get("icc_profile"))
    pixels.info.clear()  # Pillow hands a JPEG's comment on to whatever is saved from it
    widths = sorted({min(wanted, width) for wanted in WIDTHS})
    sizes = [_resize(pixels, narrower, width, height) for narrower in widths]
    made = (_encode(size, format, packet) for format in FORMATS for size in sizes)
    return Renditions(width, height, tuple(made))


def _orientation_of(image: Image.Image) -> int:
    try:
        return int(image.getexif().get(ORIENTATION, 1))
    except Exception:  # bad Exif is no reason to refuse a good picture
        return 1


def _resize(image: Image.Image, to: int, width: int, height: int) -> Image.Image:
    """To that width, in the proportion of the original (a decoded JPEG may be rounded)."""
    size = (to, max(1, round(to * height / width)))
    if image.size == size:
        return image
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _encode(image: Image.Image, format: Format, packet: bytes) -> Rendition:
    content = BytesIO()
    image.save(content, format.upper(), xmp=packet, **SAVED_AS[format])
    return Rendition(image.width, image.height, format, content.getvalue())
