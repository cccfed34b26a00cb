"""What goes out with a rendition: whose picture it is, and nothing else that was in the file."""

from io import BytesIO

import pytest
from PIL import Image

from dateline.media.developing import develop_picture
from dateline.media.photo_metadata import PhotoMetadata, read_photo_metadata
from dateline.media.renditions import Rendition
from dateline.media.rights_packet import rights_packet
from tests.media.photographs import UTF_8, exif, iim, photograph, photoshop, xmp

MADE_BY_CAMERA = "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"
NO_MINING = "http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED"
WHOSE = f"""
    <dc:creator><rdf:Seq><rdf:li>Ben Ness &amp; Co</rdf:li><rdf:li>Ida Roe</rdf:li></rdf:Seq></dc:creator>
    <dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© Ben Ness</rdf:li></rdf:Alt></dc:rights>
    <xmpRights:UsageTerms><rdf:Alt>
      <rdf:li xml:lang="x-default">One use</rdf:li></rdf:Alt></xmpRights:UsageTerms>
    <xmpRights:WebStatement>https://pictures.example/terms</xmpRights:WebStatement>
    <photoshop:Credit>Ben Ness</photoshop:Credit>
    <photoshop:Source>Northern Pictures</photoshop:Source>
    <Iptc4xmpExt:DigitalSourceType>{MADE_BY_CAMERA}</Iptc4xmpExt:DigitalSourceType>
    <plus:DataMining>{NO_MINING}</plus:DataMining>
    <plus:Licensor><rdf:Seq><rdf:li rdf:parseType="Resource">
      <plus:LicensorName>Northern</plus:LicensorName>
      <plus:LicensorURL>https://pictures.example/buy</plus:LicensorURL>
    </rdf:li></rdf:Seq></plus:Licensor>
"""
PRIVATE = """
    <photoshop:City>Secret-City</photoshop:City>
    <photoshop:Instructions>Secret-Instructions</photoshop:Instructions>
    <Iptc4xmpExt:PersonInImage><rdf:Bag><rdf:li>Secret-Person</rdf:li></rdf:Bag></Iptc4xmpExt:PersonInImage>
"""
OF_AN_AGENCY = photograph(
    1000,
    800,
    xmp=xmp(WHOSE + PRIVATE, 'exif:GPSLatitude="63,25.825N"'),
    extra=photoshop(iim(UTF_8, (2, 90, b"Secret-City"))),
    exif=exif(Artist="Secret-Artist", Model="Secret-Camera", gps=True),
    comment="Secret-Comment",
)
EXPECTED = PhotoMetadata(
    creators=("Ben Ness & Co", "Ida Roe"),
    copyright="© Ben Ness",
    usage_terms="One use",
    web_statement="https://pictures.example/terms",
    credit="Ben Ness",
    source="Northern Pictures",
    digital_source_type=MADE_BY_CAMERA,
    data_mining=NO_MINING,
    licensor="Northern",
    licensor_address="https://pictures.example/buy",
)


@pytest.fixture(scope="module")
def renditions() -> tuple[Rendition, ...]:
    return develop_picture(OF_AN_AGENCY).made.renditions


def test_every_rendition_says_whose_it_is_and_no_more(renditions):
    assert {r.format for r in renditions} == {"avif", "webp", "jpeg"}
    for rendition in renditions:
        assert read_photo_metadata(rendition.content) == EXPECTED


def test_no_rendition_holds_anything_else_of_the_original(renditions):
    assert OF_AN_AGENCY.count(b"Secret") == 7
    assert b"GPSLatitude" in OF_AN_AGENCY
    for rendition in renditions:
        image = Image.open(BytesIO(rendition.content))
        assert b"Secret" not in rendition.content
        assert b"GPS" not in rendition.content
        assert not dict(image.getexif())
        assert not {"exif", "photoshop", "comment", "icc_profile"} & set(image.info)


def test_only_a_packet_of_ours_is_in_the_bytes(renditions):
    """Not by Pillow's word: by the boxes, chunks and segments in the file."""
    for rendition in renditions:
        assert rendition.content.count(b"<x:xmpmeta") == 1
        assert b"Exif\0\0" not in rendition.content
        assert b"Photoshop 3.0" not in rendition.content
        assert b"EXIF" not in rendition.content


def test_a_picture_that_says_nothing_goes_out_with_nothing():
    for rendition in develop_picture(photograph(exif=exif(gps=True))).made.renditions:
        assert b"<x:xmpmeta" not in rendition.content


def test_the_longest_packet_fits_into_a_jpeg():
    endless = "&" * 10_000
    said = PhotoMetadata(
        creators=(endless,) * 50, copyright=endless, usage_terms=endless, credit=endless,
        source=endless, web_statement=endless, licensor=endless, licensor_address=endless,
        digital_source_type=endless, data_mining=endless,
    )  # fmt: skip
    assert len(rights_packet(said)) < 60_000
