"""Whatever Ben sends that is no sound picture is refused, and he hears why in one sentence."""

import zlib
from io import BytesIO

import pytest
from PIL import Image

from dateline.media import pictures
from dateline.media.pictures import PictureRefused
from dateline.media.renditions import make_renditions
from tests.media.photographs import photograph


def refusal(picture: bytes) -> str:
    with pytest.raises(PictureRefused) as refused:
        make_renditions(picture)
    message = str(refused.value)
    assert message.endswith(".")
    assert "\n" not in message
    return message


def noisy(format: str) -> bytes:
    content = BytesIO()
    Image.effect_noise((300, 200), 90).convert("RGB").save(content, format)
    return content.getvalue()


def png_of(width: int, height: int) -> bytes:
    """A PNG that claims this size and holds nothing."""
    header = width.to_bytes(4) + height.to_bytes(4) + bytes([8, 2, 0, 0, 0])
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        len(data).to_bytes(4) + name + data + zlib.crc32(name + data).to_bytes(4)
        for name, data in ((b"IHDR", header), (b"IDAT", zlib.compress(b"")), (b"IEND", b""))
    )


def test_a_renamed_program():
    assert "not a JPEG, PNG or WebP" in refusal(b"MZ\x90\x00" + b"\0" * 500)


@pytest.mark.parametrize(
    "prolog", [b"", b'<?xml version="1.0"?>\n<!-- drawn -->\n', b"\xef\xbb\xbf"]
)
def test_an_svg(prolog):
    assert "SVG" in refusal(prolog + b'<svg xmlns="http://www.w3.org/2000/svg"/>')


@pytest.mark.parametrize(
    ("start", "named"),
    [
        (b"GIF89a", "GIF"),
        (b"\0\0\0\x18ftypheic", "HEIC"),
        (b"\0\0\0\x18ftypavif", "AVIF"),
        (b"II*\0", "TIFF"),
        (b"%PDF-1.7", "PDF"),
    ],
)
def test_another_format_is_named(start, named):
    assert named in refusal(start + b"\0" * 200)


def test_nothing_at_all():
    assert "not a JPEG" in refusal(b"")


def test_too_many_bytes():
    assert "40.0 MB; at most 40 MB" in refusal(b"\xff\xd8\xff" + b"\0" * 40_000_000)


def test_too_many_pixels():
    assert "8000 × 8000 pixels" in refusal(png_of(8000, 8000))


@pytest.mark.parametrize("side", [10_000, 100_000, 2_000_000_000])
def test_a_decompression_bomb(side):
    assert "at most 61 million pixels" in refusal(png_of(side, side))


@pytest.mark.parametrize(("width", "height"), [(10, 4000), (4000, 10)])
def test_a_strip(width, height):
    assert "crop it" in refusal(photograph(width, height))


def test_the_largest_camera_is_admitted(monkeypatch):
    assert pictures.MOST_PIXELS >= 9504 * 6336


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("kept", [0.02, 0.5, 0.9])
def test_a_picture_cut_short(format, kept):
    whole = noisy(format)
    assert "damaged or was cut short" in refusal(whole[: int(len(whole) * kept)])


def test_a_picture_with_another_format_inside():
    """The signature decides; nothing guesses on."""
    assert "damaged" in refusal(b"\xff\xd8\xff" + photograph(format="PNG"))
