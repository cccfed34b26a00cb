"""XML, written by the standard library's writer: no text here can be taken for markup.

Names are written with their prefixes, and the root says what these stand for.
"""

import re
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML 1.0 document may hold, however it is written (section 2.2); a carriage return would be read
as a line end."""


def root(name: str, **attributes: str) -> Element:
    """A document's first element; ``xmlns`` and ``xmlns__media`` name its vocabularies."""
    return Element(name, {key.replace("__", ":"): value for key, value in attributes.items()})


def add(parent: Element, name: str, text: str = "", **attributes: str) -> Element:
    """Put an element at the end of another one. ``xml__lang`` stands for ``xml:lang``."""
    given = {key.replace("__", ":"): _clean(value) for key, value in attributes.items()}
    element = ElementTree.SubElement(parent, name, given)
    element.text = _clean(text) or None
    return element


def written(document: Element) -> bytes:
    """The whole document, in UTF-8, with its declaration."""
    body: bytes = ElementTree.tostring(document, encoding="utf-8", xml_declaration=True)
    return body


def _clean(text: str) -> str:
    return NOT_XML.sub("", text)
