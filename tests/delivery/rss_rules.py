"""What RSS 2.0 and the namespaces in it ask of a feed, as far as ours says anything.

Sources: https://www.rssboard.org/rss-specification, https://www.rssboard.org/rss-profile,
https://www.rssboard.org/media-rss.
"""

from datetime import datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
MEDIA = "{http://search.yahoo.com/mrss/}"

OF_CHANNEL = {"title", "link", "description", "language", "lastBuildDate", "generator", "ttl"}
OF_ITEM = {"title", "link", "description", "guid", "pubDate"}
OFTEN = {"category", CREATOR, f"{MEDIA}content"}


def assert_rss(document: bytes) -> Element:
    """The channel, parsed; AssertionError where a rule is broken."""
    rss = ElementTree.fromstring(document)
    assert (rss.tag, rss.attrib) == ("rss", {"version": "2.0"})
    [channel] = rss
    assert channel.tag == "channel"
    known = OF_CHANNEL | {f"{ATOM}link", "item"}
    _assert_known(channel, known, needed={"title", "link", "description"}, often={"item"})
    _assert_address(channel.findtext("link"))
    _assert_self(channel.find(f"{ATOM}link"))
    _assert_rfc_822(channel.findtext("lastBuildDate"))
    assert int(channel.findtext("ttl", "")) > 0
    items = channel.findall("item")
    for item in items:
        _assert_item(item)
    ids = [item.findtext("guid") for item in items]
    assert len({*ids}) == len(ids)
    return channel


def _assert_item(item: Element) -> None:
    known = OF_ITEM | OFTEN | {f"{ATOM}updated", f"{CONTENT}encoded"}
    _assert_known(item, known, needed={"title", "link", "guid", "pubDate"}, often=OFTEN)
    _assert_address(item.findtext("link"))
    guid = item.find("guid")
    assert guid is not None
    assert guid.get("isPermaLink") == "false"  # otherwise it must be an address
    assert urlsplit(guid.text or "").scheme == "urn"
    _assert_rfc_822(item.findtext("pubDate"))
    updated = datetime.fromisoformat(item.findtext(f"{ATOM}updated", ""))
    assert updated >= parsedate_to_datetime(item.findtext("pubDate", ""))
    for picture in item.findall(f"{MEDIA}content"):
        _assert_address(picture.get("url"))
        assert (picture.get("medium"), picture.get("type")) == ("image", "image/jpeg")
        assert int(picture.get("width", "")) > 0 < int(picture.get("height", ""))


def _assert_known(element: Element, known: set[str], needed: set[str], often: set[str]) -> None:
    """Nothing that is not known, what is needed, and once what may be there but once."""
    names = [child.tag for child in element]
    assert needed <= {*names} <= known
    once = [name for name in names if name not in often]
    assert len({*once}) == len(once)


def _assert_self(link: Element | None) -> None:
    assert link is not None
    assert (link.get("rel"), link.get("type")) == ("self", "application/rss+xml")
    _assert_address(link.get("href"))


def _assert_address(address: str | None) -> None:
    assert urlsplit(address or "").scheme in ("http", "https")


def _assert_rfc_822(moment: str | None) -> None:
    assert moment is not None
    assert parsedate_to_datetime(moment).tzinfo
