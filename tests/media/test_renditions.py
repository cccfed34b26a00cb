"""Cleo's page shows pictures in her size, upright and in true colours, and they say nothing else."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from dateline.media.renditions import make_renditions
from tests.media.photographs import UTF_8, exif, iim, photograph, photoshop, xmp


def opened(rendition) -> Image.Image:
    return Image.open(BytesIO(rendition.content))


def colours(picture: bytes) -> set[tuple[int, int, int]]:
    """The colour in the middle of each rendition, to the nearest 16."""
    middles = set()
    for rendition in make_renditions(picture).renditions:
        image = opened(rendition).convert("RGB")
        middle = image.getpixel((image.width // 2, image.height // 2))
        middles.add(tuple(min(255, round(part / 16) * 16) for part in middle))
    return middles


def test_a_wide_picture_becomes_three_sizes_in_each_format():
    made = make_renditions(photograph(2400, 1600))
    assert [(r.file_name, r.width, r.height) for r in made.renditions] == [
        (f"{width}.{ending}", width, height)
        for ending in ("avif", "webp", "jpg")
        for width, height in ((480, 320), (960, 640), (1600, 1067))
    ]
    assert (made.width, made.height) == (2400, 1600)


def test_each_is_what_it_says_it_is():
    for rendition in make_renditions(photograph(1000, 800)).renditions:
        image = opened(rendition)
        assert (image.format.lower(), *image.size) == (
            rendition.format,
            rendition.width,
            rendition.height,
        )
        assert image.mode == "RGB"


def test_none_is_wider_than_the_original():
    made = make_renditions(photograph(1200, 300))
    assert [r.width for r in made.renditions] == [480, 960, 1200] * 3


def test_a_narrow_picture_becomes_one_in_each_format():
    made = make_renditions(photograph(64, 48))
    assert [r.file_name for r in made.renditions] == ["64.avif", "64.webp", "64.jpg"]


def test_a_wide_strip_keeps_at_least_a_row():
    assert make_renditions(photograph(1600, 160)).renditions[0].height == 48


def in_quarters(orientation: int) -> bytes:
    """A picture whose upper left quarter is red when it is turned as its Exif says."""
    image = Image.new("RGB", (400, 200), "white")
    image.paste("red", (0, 0, 200, 100))
    undo = {
        2: 0,
        3: 3,
        4: 1,
        5: 5,
        6: 2,
        7: 6,
        8: 4,
    }  # the inverse of each turn, as Pillow numbers it
    if orientation in undo:
        image = image.transpose(Image.Transpose(undo[orientation]))
    content, tags = BytesIO(), Image.Exif()
    tags[0x0112] = orientation
    image.save(content, "JPEG", exif=tags, quality=95)
    return content.getvalue()


@pytest.mark.parametrize("orientation", range(1, 9))
def test_it_stands_upright(orientation):
    made = make_renditions(in_quarters(orientation))
    assert (made.width, made.height) == (400, 200)
    image = opened(made.renditions[0])
    assert image.size == (400, 200)
    assert image.getpixel((50, 25))[1] < 60
    for white in ((350, 25), (50, 175), (350, 175)):
        assert image.getpixel(white)[1] > 200


def test_a_large_jpeg_stands_upright_too():
    made = make_renditions(photograph(6000, 4000, exif=exif(Orientation=6)))
    assert (made.width, made.height) == (4000, 6000)
    assert (made.renditions[2].width, made.renditions[2].height) == (1600, 2400)


def test_renditions_carry_no_metadata_of_the_original():
    words = "Secret-Source"
    picture = photograph(
        xmp=xmp(f"<photoshop:Source>{words}</photoshop:Source>"),
        extra=photoshop(iim(UTF_8, (2, 115, words.encode()))),
        exif=exif(Artist=words, gps=True),
        comment=words,
        icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(),
    )
    assert picture.count(words.encode()) == 4
    assert Image.open(BytesIO(picture)).getexif().get_ifd(0x8825)
    for rendition in make_renditions(picture).renditions:
        image = opened(rendition)
        assert words.encode() not in rendition.content
        assert not image.getexif()
        assert not image.getexif().get_ifd(0x8825)
        assert not {"exif", "xmp", "photoshop", "comment", "icc_profile"} & set(image.info)


def test_text_chunks_of_a_png_stay_behind():
    from PIL.PngImagePlugin import PngInfo

    text = PngInfo()
    text.add_text("Author", "Secret-Source")
    picture = photograph(format="PNG", pnginfo=text, exif=exif(gps=True))
    for rendition in make_renditions(picture).renditions:
        assert b"Secret" not in rendition.content
        assert not opened(rendition).getexif()


def profile_that_swaps_red_and_blue() -> bytes:
    """sRGB with the places of two of its tags exchanged."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, blue = profile.index(b"rXYZ") + 4, profile.index(b"bXYZ") + 4
    profile[red : red + 8], profile[blue : blue + 8] = (
        profile[blue : blue + 8],
        profile[red : red + 8],
    )
    return bytes(profile)


def test_colours_are_converted_to_srgb():
    picture = photograph(
        colour=(255, 0, 0), format="PNG", icc_profile=profile_that_swaps_red_and_blue()
    )
    assert colours(picture) == {(0, 0, 255)}


def test_a_damaged_profile_is_passed_over():
    assert colours(photograph(colour=(0, 255, 0), format="PNG", icc_profile=b"nonsense")) == {
        (0, 255, 0)
    }


@pytest.mark.parametrize(
    ("mode", "colour", "format", "seen"),
    [
        ("L", 128, "JPEG", 128),
        ("1", 1, "PNG", 255),
        ("I;16", 0x8000, "PNG", 128),
        ("RGBA", (0, 0, 0, 0), "PNG", 255),
        ("RGBA", (0, 0, 0, 128), "WEBP", 128),
        ("LA", (0, 128), "PNG", 128),
        ("CMYK", (0, 0, 0, 255), "JPEG", 0),
        ("P", 0, "PNG", 0),
    ],
)
def test_every_kind_of_picture_becomes_rgb_on_white(mode, colour, format, seen):
    assert colours(photograph(mode=mode, colour=colour, format=format)) == {(seen, seen, seen)}


@pytest.mark.parametrize("format", ["GIF", "AVIF"])
def test_other_formats_are_read(format):
    picture = photograph(colour=(255, 0, 0), format=format, mode="RGB")
    assert colours(picture) == {(255, 0, 0)}


def test_an_avif_that_is_stored_sideways_stands_upright():
    made = make_renditions(photograph(60, 40, format="AVIF", exif=exif(Orientation=6)))
    assert (made.width, made.height) == (40, 60)


def test_a_heic_that_is_stored_sideways_stands_upright():
    """Upright it is red, and blue in its upper left quarter."""
    made = make_renditions((Path(__file__).parent / "sideways.heic").read_bytes())
    assert (made.width, made.height) == (64, 48)
    for rendition in made.renditions:
        image = opened(rendition).convert("RGB")
        assert image.getpixel((8, 6))[2] > 150
        for red in ((56, 6), (8, 42), (56, 42)):
            assert image.getpixel(red)[0] > 150
        assert not image.getexif()
        assert b"GPS" not in rendition.content


def test_a_picture_with_a_second_one_behind_it_is_taken():
    content = BytesIO()
    Image.new("RGB", (60, 40), "red").save(
        content, "MPO", save_all=True, append_images=[Image.new("RGB", (60, 40))], quality=95
    )
    assert colours(content.getvalue()) == {(255, 0, 0)}


@pytest.mark.filterwarnings("ignore:Corrupt EXIF data")
def test_bad_exif_does_not_refuse_a_good_picture():
    assert make_renditions(photograph(exif=b"Exif\0\0II*\0\xff\xff\xff\xff")).width == 640
