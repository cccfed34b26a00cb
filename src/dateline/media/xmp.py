"""XMP: the packet of XML in which newer software writes what a photograph says of itself.

Source: ISO 16684-1 (XMP), IPTC Photo Metadata Standard 2025.1. Pictures come from anywhere, so a
document type declaration, which is what entity attacks are made of, is refused.
"""

import re
from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DC = "{http://purl.org/dc/elements/1.1/}"
PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
RIGHTS = "{http://ns.adobe.com/xap/1.0/rights/}"
IPTC = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"
IPTC_EXTENSION = "{http://iptc.org/std/Iptc4xmpExt/2008-02-29/}"
PLUS = "{http://ns.useplus.org/ldf/xmp/1.0/}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

PROPERTIES = {
    "caption": f"{DC}description",
    "headline": f"{PHOTOSHOP}Headline",
    "creators": f"{DC}creator",
    "credit": f"{PHOTOSHOP}Credit",
    "source": f"{PHOTOSHOP}Source",
    "copyright": f"{DC}rights",
    "usage_terms": f"{RIGHTS}UsageTerms",
    "instructions": f"{PHOTOSHOP}Instructions",
    "city": f"{PHOTOSHOP}City",
    "state": f"{PHOTOSHOP}State",
    "country": f"{PHOTOSHOP}Country",
    "taken_at": f"{PHOTOSHOP}DateCreated",
    "alt": f"{IPTC}AltTextAccessibility",
    "long_description": f"{IPTC}ExtDescrAccessibility",
    "country_code": f"{IPTC}CountryCode",
    "job": f"{PHOTOSHOP}TransmissionReference",
    "keywords": f"{DC}subject",
    "people": f"{IPTC_EXTENSION}PersonInImage",
    "web_statement": f"{RIGHTS}WebStatement",
    "data_mining": f"{PLUS}DataMining",
    "digital_source_type": f"{IPTC_EXTENSION}DigitalSourceType",
    "ai_system": f"{IPTC_EXTENSION}AISystemUsed",
    "ai_system_version": f"{IPTC_EXTENSION}AISystemVersionUsed",
    "ai_prompt": f"{IPTC_EXTENSION}AIPromptInformation",
    "ai_prompt_writer": f"{IPTC_EXTENSION}AIPromptWriterName",
}
LICENSOR = {"licensor": f"{PLUS}LicensorName", "licensor_address": f"{PLUS}LicensorURL"}


MOST_BYTES = 4 * 1024 * 1024  # editing histories make packets of 1 MB; a larger one is an attack

# XMP dates may stop at the year, the month, the day or the minute.
DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?")


class PacketRefused(Exception):
    """The packet declares a document type, or is too large to be a packet."""


def read_xmp(packet: bytes) -> dict[str, list[str]]:
    """Field name to texts. Raises PacketRefused, or ExpatError where it is not XML."""
    found: dict[str, list[str]] = {}
    for description in _parse(packet).iter(f"{RDF}Description"):
        for field, text in _licensor(description).items():
            found.setdefault(field, [text])
        for field, name in PROPERTIES.items():
            texts = _texts_of(description, name)
            if texts and field not in found:
                found[field] = texts
    found["taken_at"] = [text for text in found.get("taken_at", ()) if DATE.fullmatch(text)]
    return found


def _texts_of(description: Element, name: str) -> list[str]:
    """A property's texts: written as an attribute, as an element, or as a list in an element."""
    element = description.find(name)
    if element is None:
        return [description.attrib[name]] if name in description.attrib else []
    if element.find(f"{RDF}Alt") is not None:
        return _in_default_language(element)
    items = [item.text or "" for item in element.iter(f"{RDF}li")]
    return items or [element.get(f"{RDF}resource") or element.text or ""]


def _licensor(description: Element) -> dict[str, str]:
    """The first of those who license the picture: a structure in a list, written in many ways."""
    licensor = description.find(f"{PLUS}Licensor")
    found: dict[str, str] = {}
    for part in licensor.iter() if licensor is not None else ():
        for field, name in LICENSOR.items():
            text = part.get(name) or (part.text if part.tag == name else None)
            if text:
                found.setdefault(field, text)
    return found


def _in_default_language(element: Element) -> list[str]:
    versions = list(element.iter(f"{RDF}li"))
    versions.sort(key=lambda version: version.get(LANGUAGE) != "x-default")
    return [version.text or "" for version in versions[:1]]


def _parse(packet: bytes) -> Element:
    if len(packet) > MOST_BYTES:
        raise PacketRefused(f"An XMP packet has at most {MOST_BYTES} bytes.")
    tree = TreeBuilder()
    parser = expat.ParserCreate(namespace_separator="}")
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = _starter(tree)
    parser.EndElementHandler = lambda name: tree.end(_qualified(name))
    parser.CharacterDataHandler = tree.data
    # Cameras pad the packet with NUL, which XML does not allow.
    parser.Parse(packet.strip(b"\x00 \r\n\t"), True)
    return tree.close()


def _starter(tree: TreeBuilder) -> Callable[[str, dict[str, str]], object]:
    def start(name: str, attributes: dict[str, str]) -> object:
        return tree.start(_qualified(name), {_qualified(k): v for k, v in attributes.items()})

    return start


def _qualified(name: str) -> str:
    """``{namespace}name``, from expat's ``namespace}name``."""
    return "{" + name if "}" in name else name


def _refuse_doctype(*_: Any) -> None:
    raise PacketRefused("An XMP packet with a document type declaration is not read.")
