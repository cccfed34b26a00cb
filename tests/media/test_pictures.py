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
    assert "not a JPEG, PNG, WebP" in refusal(b"MZ\x90\x00" + b"\0" * 500)


SCRIPT = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize(
    "prolog", [b"", b'<?xml version="1.0"?>\n<!-- drawn -->\n', b"\xef\xbb\xbf"]
)
def test_an_svg(prolog):
    assert "SVG" in refusal(prolog + SCRIPT)


@pytest.mark.parametrize(
    ("start", "named"),
    [
        (b"II*\0", "TIFF"),
        (b"%PDF-1.7", "PDF"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0isommp42", "film"),
    ],
)
def test_another_format_is_named(start, named):
    assert named in refusal(start + b"\0" * 200)


@pytest.mark.parametrize(
    ("start", "named"),
    [
        (b"GIF89a", "GIF"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIC"),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1avif", "AVIF"),
    ],
)
def test_nothing_behind_a_beginning(start, named):
    assert f"{named} picture is damaged" in refusal(start + b"\0" * 200)


def test_nothing_at_all():
    assert refusal(b"") == "The file is empty; send it again."


def test_a_heic_picture_where_the_extra_is_missing(monkeypatch):
    monkeypatch.setattr(pictures, "knows_heic", lambda: False)
    assert "send it as JPEG" in refusal(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic")


@pytest.mark.parametrize(
    ("hidden", "named"),
    [
        (b"<script>alert(1)</script>", "a web page or a script"),
        (b"<!DOCTYPE html><p>", "a web page or a script"),
        (b"<?php system('id'); ?>", "a web page or a script"),
        (b"PK\x05\x06" + b"\0" * 18, "a ZIP archive"),
        (b"PK\x05\x06" + b"\0" * 16 + b"\x03\0hey", "a ZIP archive"),
    ],
)
def test_a_picture_that_is_another_file_too(hidden, named):
    assert f"There is {named} inside" in refusal(photograph() + hidden)


def test_a_picture_with_a_script_in_its_comment():
    assert "a web page or a script" in refusal(photograph(comment="<script>alert(1)</script>"))


def test_a_picture_that_is_a_document_too():
    assert "a PDF document" in refusal(photograph(comment="%PDF-1.7"))


def test_a_phones_film_behind_its_picture_stays_behind():
    """A motion photo is a JPEG and, behind it, a film of the moment before."""
    film = b"\0\0\0\x18ftypmp42\0\0\0\0isommp42" + b"\0" * 500
    assert make_renditions(photograph() + film).width == 640


def moving(format: str) -> bytes:
    content = BytesIO()
    frames = [Image.new("RGB", (60, 40), colour) for colour in ("red", "lime")]
    frames[0].save(content, format, save_all=True, append_images=frames[1:])
    return content.getvalue()


@pytest.mark.parametrize(
    ("format", "named"), [("GIF", "GIF"), ("PNG", "PNG"), ("WEBP", "WebP"), ("AVIF", "AVIF")]
)
def test_a_picture_that_moves(format, named):
    assert f"This {named} moves" in refusal(moving(format))


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


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
@pytest.mark.parametrize("kept", [0.02, 0.5, 0.9])
def test_a_picture_cut_short(format, kept):
    whole = noisy(format)
    assert "damaged or was cut short" in refusal(whole[: int(len(whole) * kept)])


def test_a_picture_with_another_format_inside():
    """The signature decides; nothing guesses on."""
    assert "damaged" in refusal(b"\xff\xd8\xff" + photograph(format="PNG"))
