"""Ben files a photograph; what it says of itself fills the form for Ada."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.media.photo_metadata import PhotoMetadata, Place, read_photo_metadata
from tests.media.photographs import UTF_8, exif, iim, photograph, photoshop, xmp

FROM_AN_AGENCY = xmp("""
    <dc:description><rdf:Alt>
      <rdf:li xml:lang="no">Elva stiger i Brae.</rdf:li>
      <rdf:li xml:lang="x-default">The river rises in Brae.</rdf:li></rdf:Alt></dc:description>
    <dc:creator><rdf:Seq><rdf:li>Ben Ness</rdf:li><rdf:li>Ida Roe</rdf:li></rdf:Seq></dc:creator>
    <dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© Ben Ness</rdf:li></rdf:Alt></dc:rights>
    <xmpRights:UsageTerms><rdf:Alt>
      <rdf:li xml:lang="x-default">One use</rdf:li></rdf:Alt></xmpRights:UsageTerms>
    <Iptc4xmpCore:AltTextAccessibility><rdf:Alt>
      <rdf:li xml:lang="x-default">Brown water at a doorstep.</rdf:li>
    </rdf:Alt></Iptc4xmpCore:AltTextAccessibility>
    <photoshop:Headline>Flood</photoshop:Headline>
    <photoshop:Credit>Ben Ness</photoshop:Credit>
    <photoshop:Source>Northern Pictures</photoshop:Source>
    <photoshop:Instructions>No sales.</photoshop:Instructions>
    <photoshop:City>Brae</photoshop:City><photoshop:State>Upland</photoshop:State>
    <photoshop:Country>Noria</photoshop:Country>
    <photoshop:DateCreated>2026-03-09T16:15:00+01:00</photoshop:DateCreated>
""")


def test_it_reads_what_an_agency_wrote():
    assert read_photo_metadata(photograph(xmp=FROM_AN_AGENCY)) == PhotoMetadata(
        caption="The river rises in Brae.",
        headline="Flood",
        creators=("Ben Ness", "Ida Roe"),
        credit="Ben Ness",
        source="Northern Pictures",
        copyright="© Ben Ness",
        usage_terms="One use",
        instructions="No sales.",
        place=Place("Brae", "Upland", "Noria"),
        taken_at="2026-03-09T16:15:00+01:00",
        alt="Brown water at a doorstep.",
    )


@pytest.mark.parametrize("format", ["PNG", "WEBP"])
def test_it_reads_other_formats(format):
    if format == "PNG":
        from PIL.PngImagePlugin import PngInfo

        text = PngInfo()
        text.add_itxt("XML:com.adobe.xmp", FROM_AN_AGENCY.decode())
        saved = {"pnginfo": text}
    else:
        saved = {"xmp": FROM_AN_AGENCY}
    assert read_photo_metadata(photograph(format=format, **saved)).headline == "Flood"


def test_xmp_may_be_written_in_attributes():
    packet = xmp("", 'photoshop:Headline="Flood" photoshop:City="Brae"')
    said = read_photo_metadata(photograph(xmp=packet))
    assert (said.headline, said.place.city) == ("Flood", "Brae")


def test_xmp_may_be_padded_as_cameras_do():
    assert read_photo_metadata(photograph(xmp=FROM_AN_AGENCY + b"\0\0\n")).headline == "Flood"


def test_xmp_is_believed_before_iim():
    block = iim(UTF_8, (2, 105, b"Old headline"))
    picture = photograph(xmp=FROM_AN_AGENCY, extra=photoshop(block))
    assert read_photo_metadata(picture).headline == "Flood"


def test_iim_is_read_where_xmp_is_silent():
    packet = xmp("<photoshop:City>Brae</photoshop:City>")
    block = iim(UTF_8, (2, 120, b"Mud in Brae."), (2, 80, b"Ben"), (2, 80, b"Ida"))
    said = read_photo_metadata(photograph(xmp=packet, extra=photoshop(block)))
    assert (said.caption, said.creators, said.place.city) == (
        "Mud in Brae.",
        ("Ben", "Ida"),
        "Brae",
    )


def test_iim_is_believed_when_its_digest_is_out_of_date():
    block = iim(UTF_8, (2, 105, b"Newer headline"))
    stale = hashlib.md5(b"what the block was").digest()
    picture = photograph(xmp=FROM_AN_AGENCY, extra=photoshop(block, stale))
    assert read_photo_metadata(picture).headline == "Newer headline"


def test_xmp_is_believed_when_the_digest_is_right():
    block = iim(UTF_8, (2, 105, b"Same time"))
    picture = photograph(xmp=FROM_AN_AGENCY, extra=photoshop(block, hashlib.md5(block).digest()))
    assert read_photo_metadata(picture).headline == "Flood"


def test_exif_is_asked_last():
    tags = exif(ImageDescription="From the camera", Artist="Ben Ness; Ida Roe", Copyright="Ben")
    said = read_photo_metadata(photograph(exif=tags))
    assert (said.caption, said.creators, said.copyright) == (
        "From the camera",
        ("Ben Ness", "Ida Roe"),
        "Ben",
    )
    block = iim((2, 120, b"From the desk"))
    assert (
        read_photo_metadata(photograph(exif=tags, extra=photoshop(block))).caption
        == "From the desk"
    )


@pytest.mark.parametrize("makers_words", ["OLYMPUS DIGITAL CAMERA", "SONY DSC", "DCIM\\100MEDIA"])
def test_a_camera_makers_name_is_no_caption(makers_words):
    assert read_photo_metadata(photograph(exif=exif(ImageDescription=makers_words))).caption == ""


@pytest.mark.parametrize(
    ("declared", "written"),
    [
        ([UTF_8], "Lídia Åse".encode()),
        ([], "Lídia Åse".encode()),
        ([], "Lídia Åse".encode("cp1252")),
        ([UTF_8], "Lídia Åse".encode("cp1252")),
        ([UTF_8], "Lídia Åseø".encode()[:-1]),
    ],
    ids=["declared", "undeclared", "cp1252", "declared wrongly", "cut within a character"],
)
def test_iim_is_read_in_the_encoding_that_it_has(declared, written):
    picture = photograph(extra=photoshop(iim(*declared, (2, 110, written))))
    assert read_photo_metadata(picture).credit == "Lídia Åse"


@pytest.mark.parametrize(
    ("picture", "expected"),
    [
        (
            {"extra": photoshop(iim((2, 55, b"20260309"), (2, 60, b"161500+0100")))},
            "2026-03-09T16:15:00+01:00",
        ),
        ({"extra": photoshop(iim((2, 55, b"20260309")))}, "2026-03-09"),
        ({"extra": photoshop(iim((2, 55, b"20260309"), (2, 60, b"996100+0100")))}, "2026-03-09"),
        ({"extra": photoshop(iim((2, 55, b"00000000")))}, None),
        (
            {"exif": exif(taken_at="2026:03:09 16:15:00", offset="+01:00")},
            "2026-03-09T16:15:00+01:00",
        ),
        ({"exif": exif(taken_at="2026:03:09 16:15:00")}, "2026-03-09T16:15:00"),
        ({"exif": exif(taken_at="0000:00:00 00:00:00")}, None),
        ({"xmp": xmp("<photoshop:DateCreated>2026-03</photoshop:DateCreated>")}, "2026-03"),
        ({"xmp": xmp("<photoshop:DateCreated>last March</photoshop:DateCreated>")}, None),
    ],
)
def test_it_says_when_the_picture_was_taken_as_far_as_that_is_known(picture, expected):
    assert read_photo_metadata(photograph(**picture)).taken_at == expected


def test_it_never_says_where_the_camera_stood():
    said = repr(read_photo_metadata(photograph(exif=exif(Artist="Ben", gps=True))))
    assert "Ben" in said
    assert not any(number in said for number in ("63", "49.5", "GPS"))


def test_a_field_is_one_line_of_text():
    packet = xmp("<photoshop:Headline>  Flood\n in   Brae </photoshop:Headline>")
    assert read_photo_metadata(photograph(xmp=packet)).headline == "Flood in Brae"
    block = iim((2, 105, b"Flood\x00\x07\r\nin Brae"))
    assert read_photo_metadata(photograph(extra=photoshop(block))).headline == "Flood in Brae"


BOMB = b"""<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>""" + xmp(
    "<photoshop:Headline>&b;</photoshop:Headline>"
)


@pytest.mark.parametrize(
    "packet",
    [b"", b"<", b"no XML", xmp("<photoshop:Headline>"), BOMB, BOMB.decode().encode("utf-16")],
)
def test_a_bad_packet_does_not_hide_what_iim_says(packet):
    picture = photograph(xmp=packet, extra=photoshop(iim((2, 105, b"Flood"))))
    assert read_photo_metadata(picture).headline == "Flood"


def test_the_whole_datasets_of_a_cut_block_are_read():
    block = iim((2, 105, b"Flood"), (2, 120, b"A caption that was cut"))[:-5]
    said = read_photo_metadata(photograph(extra=photoshop(block)))
    assert (said.headline, said.caption) == ("Flood", "")


@pytest.mark.parametrize("no_picture", [b"", b"MZ", b"\xff\xd8\xff", b"<svg/>"])
def test_what_is_no_picture_says_nothing(no_picture):
    assert read_photo_metadata(no_picture) == PhotoMetadata()


WHOLE = photograph(
    16, 16, xmp=FROM_AN_AGENCY, exif=exif(Artist="Ben", taken_at="2026:03:09 16:15:00", gps=True),
    extra=photoshop(iim(UTF_8, (2, 105, b"Flood"))),
)  # fmt: skip


@given(place=st.integers(2, len(WHOLE) - 1), byte=st.integers(0, 255), cut=st.booleans())
def test_no_damage_makes_it_fail(place, byte, cut):
    damaged = WHOLE[:place] + bytes([byte]) + (b"" if cut else WHOLE[place + 1 :])
    assert isinstance(read_photo_metadata(damaged), PhotoMetadata)


IN_FULL = xmp("""
    <dc:subject><rdf:Bag><rdf:li>flood</rdf:li><rdf:li>river</rdf:li></rdf:Bag></dc:subject>
    <photoshop:TransmissionReference>NP-4711</photoshop:TransmissionReference>
    <Iptc4xmpCore:CountryCode>NOR</Iptc4xmpCore:CountryCode>
    <Iptc4xmpCore:ExtDescrAccessibility><rdf:Alt>
      <rdf:li xml:lang="x-default">Water stands at a doorstep.</rdf:li>
    </rdf:Alt></Iptc4xmpCore:ExtDescrAccessibility>
    <Iptc4xmpExt:PersonInImage><rdf:Bag><rdf:li>Ida Roe</rdf:li></rdf:Bag></Iptc4xmpExt:PersonInImage>
    <Iptc4xmpExt:DigitalSourceType
      rdf:resource="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"/>
    <Iptc4xmpExt:AISystemUsed>Dream</Iptc4xmpExt:AISystemUsed>
    <Iptc4xmpExt:AISystemVersionUsed>3</Iptc4xmpExt:AISystemVersionUsed>
    <Iptc4xmpExt:AIPromptInformation>a flood</Iptc4xmpExt:AIPromptInformation>
    <Iptc4xmpExt:AIPromptWriterName>Ida Roe</Iptc4xmpExt:AIPromptWriterName>
    <xmpRights:WebStatement>https://pictures.example/terms</xmpRights:WebStatement>
    <plus:Licensor><rdf:Seq><rdf:li><rdf:Description plus:LicensorName="Northern"
      plus:LicensorURL="https://pictures.example/buy"/></rdf:li></rdf:Seq></plus:Licensor>
    <plus:DataMining>http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED</plus:DataMining>
""")


def test_it_reads_who_is_in_it_who_sells_it_and_what_made_it():
    said = read_photo_metadata(photograph(xmp=IN_FULL))
    assert said == PhotoMetadata(
        keywords=("flood", "river"),
        job="NP-4711",
        place=Place(country_code="NOR"),
        long_description="Water stands at a doorstep.",
        people=("Ida Roe",),
        digital_source_type="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
        ai_system="Dream",
        ai_system_version="3",
        ai_prompt="a flood",
        ai_prompt_writer="Ida Roe",
        web_statement="https://pictures.example/terms",
        licensor="Northern",
        licensor_address="https://pictures.example/buy",
        data_mining="http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED",
    )


def test_iim_names_the_job_the_country_and_the_keywords():
    block = iim((2, 103, b"NP-1"), (2, 100, b"NOR"), (2, 25, b"flood"), (2, 25, b"river"))
    said = read_photo_metadata(photograph(extra=photoshop(block)))
    assert (said.job, said.place.country_code, said.keywords) == ("NP-1", "NOR", ("flood", "river"))


def test_it_reads_avif():
    tags = exif(Artist="Ben", taken_at="2026:03:09 16:15:00", gps=True)
    said = read_photo_metadata(photograph(format="AVIF", xmp=FROM_AN_AGENCY, exif=tags))
    assert (said.headline, said.taken_at) == ("Flood", "2026-03-09T16:15:00+01:00")
    assert read_photo_metadata(photograph(format="AVIF", exif=tags)).creators == ("Ben",)


def test_it_reads_heic():
    """``sideways.heic``: a JPEG of ours through heif-enc, with an ``irot`` box as telephones write it."""
    said = read_photo_metadata((Path(__file__).parent / "sideways.heic").read_bytes())
    assert said == PhotoMetadata(
        creators=("Ben Ness",),
        instructions="No sales",
        place=Place("Brae"),
        taken_at="2026-03-09T16:15:00+01:00",
    )
