"""The demo's pictures say of themselves what an agency's do, and readers get pixels only."""

from io import BytesIO

import pytest
from PIL import Image

from dateline.media.photo_metadata import read_photo_metadata
from dateline.media.renditions import make_renditions
from dateline.project.demo.labels import SOURCE, write_label
from dateline.project.demo.pictures import PAINTERS, paint_picture, read_labels

LABELS = read_labels()
GPS = 0x8825


def labelled(name: str) -> bytes:
    """A flat picture with one of the demo's labels, for what needs no painting."""
    return write_label(Image.new("RGB", (64, 48)), LABELS[name])


def test_every_picture_has_a_label():
    assert LABELS.keys() == PAINTERS.keys()


@pytest.mark.parametrize("name", PAINTERS)
def test_it_is_painted_in_full(name):
    painted = PAINTERS[name]()
    assert painted.size == (1600, 1067)
    assert painted.mode == "RGB"
    lights = painted.convert("L").getextrema()
    assert lights[1] - lights[0] > 120


def test_it_is_the_same_every_time():
    assert paint_picture("search_party") == paint_picture("search_party")


@pytest.mark.parametrize("name", PAINTERS)
def test_it_says_all_of_its_label(name):
    said, label = read_photo_metadata(labelled(name)), LABELS[name]
    assert (said.headline, said.caption, said.alt) == (label.headline, label.caption, label.alt)
    assert (said.creators, said.credit, said.source) == ((label.creator,), label.creator, SOURCE)
    assert (said.place.city, said.place.country) == (label.city, label.country)
    assert said.copyright


def test_iim_says_the_same_as_xmp():
    picture = labelled("quay")
    without_xmp = picture.replace(
        b"http://ns.adobe.com/xap/1.0/\0", b"http://ns.adobe.com/xap/0.0/\0"
    )
    said = read_photo_metadata(without_xmp)
    assert (said.caption, said.credit) == (LABELS["quay"].caption, "Lídia Farrobo")
    assert said.alt == ""  # IIM has no field for it


def test_one_picture_knows_its_place_and_no_reader_learns_it():
    placed = [
        name for name in PAINTERS if Image.open(BytesIO(labelled(name))).getexif().get_ifd(GPS)
    ]
    assert placed == ["quay"]
    for rendition in make_renditions(labelled("quay")).renditions:
        assert not Image.open(BytesIO(rendition.content)).getexif()
