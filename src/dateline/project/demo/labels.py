"""What a picture desk writes into a photograph: the same words as IIM, as XMP and as Exif.

The demo's pictures carry what an agency's would, so that taking them in shows what is read from a
picture and what is left behind. Sources: IPTC-NAA IIM 4.2, ISO 16684-1 (XMP), CIPA DC-008 (Exif).
"""

from dataclasses import dataclass
from io import BytesIO
from xml.sax.saxutils import escape

from PIL import ExifTags, Image

SOURCE = "The Morvela Lantern"
COUNTRY = "Morvela"
COPYRIGHT = "Painted by program for the Dateline demonstration; free of rights (CC0)"

# Dataset numbers of record 2, and how many bytes each may have.
CAPTION, HEADLINE, CREATOR, CREDIT = (120, 2000), (105, 256), (80, 32), (110, 32)
SOURCE_FIELD, COPYRIGHT_FIELD, CITY, COUNTRY_FIELD = (115, 32), (116, 128), (90, 32), (101, 64)
UTF_8 = b"\x1c\x01\x5a" + (3).to_bytes(2) + b"\x1b%G"

Degrees = tuple[float, float, float]


@dataclass(frozen=True)
class Label:
    """One picture's words. ``position`` is latitude north and longitude west, where it is given."""

    headline: str
    caption: str
    alt: str
    creator: str
    city: str
    position: tuple[Degrees, Degrees] | None = None
    country: str = COUNTRY


def write_label(image: Image.Image, label: Label) -> bytes:
    """The picture as a JPEG that says all of this of itself."""
    content = BytesIO()
    image.save(
        content,
        "JPEG",
        quality=90,
        exif=_exif(label),
        xmp=_xmp(label).encode(),
        extra=_photoshop_segment(_iim(label)),
    )
    return content.getvalue()


def _iim(label: Label) -> bytes:
    fields = (
        (CAPTION, label.caption), (HEADLINE, label.headline), (CREATOR, label.creator),
        (CREDIT, label.creator), (SOURCE_FIELD, SOURCE), (COPYRIGHT_FIELD, COPYRIGHT),
        (CITY, label.city), (COUNTRY_FIELD, label.country),
    )  # fmt: skip
    return UTF_8 + b"".join(_dataset(*field, text) for field, text in fields)


def _dataset(number: int, most: int, text: str) -> bytes:
    value = text.encode()[:most]
    return b"\x1c\x02" + bytes([number]) + len(value).to_bytes(2) + value


def _photoshop_segment(iim: bytes) -> bytes:
    """APP13 with one resource, 0404, in which IIM lives in a JPEG."""
    resource = b"8BIM\x04\x04\0\0" + len(iim).to_bytes(4) + iim + b"\0" * (len(iim) % 2)
    body = b"Photoshop 3.0\0" + resource
    return b"\xff\xed" + (len(body) + 2).to_bytes(2) + body


def _xmp(label: Label) -> str:
    def in_default_language(text: str) -> str:
        return f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt>'

    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/">
<dc:description>{in_default_language(label.caption)}</dc:description>
<dc:rights>{in_default_language(COPYRIGHT)}</dc:rights>
<dc:creator><rdf:Seq><rdf:li>{escape(label.creator)}</rdf:li></rdf:Seq></dc:creator>
<photoshop:Headline>{escape(label.headline)}</photoshop:Headline>
<photoshop:Credit>{escape(label.creator)}</photoshop:Credit>
<photoshop:Source>{escape(SOURCE)}</photoshop:Source>
<photoshop:City>{escape(label.city)}</photoshop:City>
<photoshop:Country>{escape(label.country)}</photoshop:Country>
<Iptc4xmpCore:AltTextAccessibility>{in_default_language(label.alt)}</Iptc4xmpCore:AltTextAccessibility>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def _exif(label: Label) -> Image.Exif:
    exif = Image.Exif()
    exif[ExifTags.Base.Artist] = label.creator
    exif[ExifTags.Base.Copyright] = COPYRIGHT
    if label.position:
        north, west = label.position
        exif[ExifTags.IFD.GPSInfo] = {
            ExifTags.GPS.GPSLatitudeRef: "N",
            ExifTags.GPS.GPSLatitude: north,
            ExifTags.GPS.GPSLongitudeRef: "W",
            ExifTags.GPS.GPSLongitude: west,
        }
    return exif
