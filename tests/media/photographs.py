"""Photographs for tests, with metadata written here byte by byte, as cameras and agencies do."""

from io import BytesIO

from PIL import Image

UTF_8 = (1, 90, b"\x1b%G")


def photograph(width=640, height=480, *, format="JPEG", mode="RGB", colour=None, **saved) -> bytes:
    """A flat picture, encoded; further arguments go to Pillow as they are."""
    content = BytesIO()
    Image.new(mode, (width, height), colour or 0).save(content, format, **saved)
    return content.getvalue()


def iim(*datasets: tuple[int, int, bytes]) -> bytes:
    """An IIM block of (record, number, value)."""
    return b"".join(
        bytes([0x1C, record, number]) + len(value).to_bytes(2) + value
        for record, number, value in datasets
    )


def photoshop(block: bytes, digest: bytes | None = None) -> bytes:
    """The APP13 segment that holds an IIM block, and perhaps the digest that a program left."""
    body = b"Photoshop 3.0\0" + _resource(0x0404, block)
    if digest is not None:
        body += _resource(0x0425, digest)
    return b"\xff\xed" + (len(body) + 2).to_bytes(2) + body


def _resource(number: int, data: bytes) -> bytes:
    return (
        b"8BIM"
        + number.to_bytes(2)
        + b"\0\0"
        + len(data).to_bytes(4)
        + data
        + b"\0" * (len(data) % 2)
    )


def xmp(properties: str, attributes: str = "") -> bytes:
    """A packet of these properties."""
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
    <x:xmpmeta xmlns:x="adobe:ns:meta/">
     <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
      <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
        xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
        xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"
        xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
        xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
        xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/"
        xmlns:exif="http://ns.adobe.com/exif/1.0/" {attributes}>
       {properties}
      </rdf:Description></rdf:RDF></x:xmpmeta>
    <?xpacket end="w"?>""".encode()


def exif(*, taken_at: str = "", offset: str = "", gps: bool = False, **tags: str) -> Image.Exif:
    """Exif with these tags by their names, and perhaps a place."""
    from PIL.ExifTags import GPS, IFD, Base

    written = Image.Exif()
    for name, value in tags.items():
        written[Base[name]] = value
    if taken_at:
        written[IFD.Exif] = {Base.DateTimeOriginal: taken_at, Base.OffsetTimeOriginal: offset}
    if gps:
        written[IFD.GPSInfo] = {
            GPS.GPSLatitudeRef: "N", GPS.GPSLatitude: (63.0, 25.0, 49.5),
            GPS.GPSLongitudeRef: "E", GPS.GPSLongitude: (10.0, 23.0, 42.0),
        }  # fmt: skip
    return written
