"""What RFC 4287 and RFC 6721 ask of a feed, as far as ours says anything."""

from datetime import datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree

ATOM = "{http://www.w3.org/2005/Atom}"
GONE = "{http://purl.org/atompub/tombstones/1.0}deleted-entry"

ONCE = ("id", "title", "updated")
AT_MOST_ONCE = ("published", "content", "summary", "generator")


def assert_atom(document: bytes) -> ElementTree.Element:
    """The feed, parsed; AssertionError where a rule is broken."""
    feed = ElementTree.fromstring(document)
    assert feed.tag == f"{ATOM}feed"
    _assert_whole(feed)
    assert [link.get("rel") for link in feed.findall(f"{ATOM}link")] == ["self", "alternate"]
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    entries = feed.findall(f"{ATOM}entry")
    for entry in entries:
        _assert_whole(entry)
        content = entry.find(f"{ATOM}content")
        assert content is not None
        assert content.get("type") == "html"
        assert len(content) == 0  # RFC 4287, 4.1.3.3: escaped, with no elements in it
    gone = [entry.get("ref") for entry in feed.findall(GONE)]
    for entry in feed.findall(GONE):
        _assert_moment(entry.get("when"))
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len({*ids, *gone}) == len(ids) + len(gone)
    return feed


def _assert_whole(element: ElementTree.Element) -> None:
    """What a feed and an entry have in common (4.1.1, 4.1.2)."""
    for name in ONCE:
        assert len(element.findall(f"{ATOM}{name}")) == 1, name
        assert element.findtext(f"{ATOM}{name}"), name
    for name in AT_MOST_ONCE:
        assert len(element.findall(f"{ATOM}{name}")) <= 1, name
    assert urlsplit(element.findtext(f"{ATOM}id")).scheme
    for name in ("updated", "published"):
        for moment in element.findall(f"{ATOM}{name}"):
            _assert_moment(moment.text)
    for link in element.findall(f"{ATOM}link"):
        assert urlsplit(link.get("href")).scheme in ("http", "https")
    for category in element.findall(f"{ATOM}category"):
        assert category.get("term")


def _assert_moment(moment: str | None) -> None:
    assert moment is not None
    assert datetime.fromisoformat(moment).tzinfo
