"""The little that goes out with a rendition: who made the picture, whose it is, and on what terms.

Search engines show the creator, the credit and the notice from it, and a badge where the picture can
be licensed. Everything else that the picture said of itself stays in the original. Sources: ISO 16684-1
(XMP), IPTC Photo Metadata Standard 2025.1, PLUS.
"""

from xml.sax.saxutils import escape

from dateline.media.photo_metadata import PhotoMetadata

# A JPEG has 65,502 bytes for a packet, and every rendition carries one: these come to 30 KB at most.
MOST_CHARACTERS = 500
MOST_CREATORS = 5

BEGINNING = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"\
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"\
 xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"\
 xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"\
 xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/">"""
END = """</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>"""


def rights_packet(said: PhotoMetadata) -> bytes:
    """The XMP packet for a picture that says this of itself; empty when it says nothing of rights."""
    properties = (
        _list("dc:creator", said.creators[:MOST_CREATORS])
        + _text("dc:rights", said.copyright)
        + _text("xmpRights:UsageTerms", said.usage_terms)
        + _line("xmpRights:WebStatement", said.web_statement)
        + _line("photoshop:Credit", said.credit)
        + _line("photoshop:Source", said.source)
        + _line("Iptc4xmpExt:DigitalSourceType", said.digital_source_type)
        + _line("plus:DataMining", said.data_mining)
        + _licensor(said)
    )
    return (BEGINNING + properties + END).encode() if properties else b""


def _line(name: str, text: str) -> str:
    return f"<{name}>{_bounded(text)}</{name}>" if text else ""


def _text(name: str, text: str) -> str:
    """A text that could be there in several languages, and is there as it was found."""
    item = f'<rdf:li xml:lang="x-default">{_bounded(text)}</rdf:li>'
    return f"<{name}><rdf:Alt>{item}</rdf:Alt></{name}>" if text else ""


def _list(name: str, texts: tuple[str, ...]) -> str:
    items = "".join(f"<rdf:li>{_bounded(text)}</rdf:li>" for text in texts)
    return f"<{name}><rdf:Seq>{items}</rdf:Seq></{name}>" if items else ""


def _licensor(said: PhotoMetadata) -> str:
    parts = _line("plus:LicensorName", said.licensor)
    parts += _line("plus:LicensorURL", said.licensor_address)
    item = f'<rdf:li rdf:parseType="Resource">{parts}</rdf:li>'
    return f"<plus:Licensor><rdf:Seq>{item}</rdf:Seq></plus:Licensor>" if parts else ""


def _bounded(text: str) -> str:
    return escape(text[:MOST_CHARACTERS])
