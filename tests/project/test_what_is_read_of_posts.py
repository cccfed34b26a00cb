"""What delivery reads out of a post is what the newsroom wrote into it, whatever that was."""

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings

from dateline.delivery.photographs import photographs_of, with_whole_addresses
from dateline.delivery.texts import plain_text
from dateline.newsroom import documents, rendering
from dateline.newsroom.picture_addresses import Picture, Source
from dateline.newsroom.pictures import images_in
from tests.newsroom import strategies
from tests.project.test_after_every_verb import SITE


def found(asset):
    """A picture of every asset."""
    if not asset:
        return None
    here = f"/live/media/{asset}"
    sets = f"{here}/480.{{0}} 480w, {here}/960.{{0}} 960w".format
    avif = Source("image/avif", sets("avif"))
    return Picture(f"{here}/960.jpg", sets("jpg"), 960, 640, (avif,), (50, 50))


@pytest.fixture(autouse=True)
def pictures_of_everything(monkeypatch):
    monkeypatch.setattr(rendering, "find_picture", found)


class Read(HTMLParser):
    """The text of some HTML, its tags with what is in them but addresses, and the addresses."""

    def __init__(self, html):
        super().__init__()
        self.said, self.addresses = [], []
        self.feed(html)
        self.close()

    def handle_data(self, data):
        self.said.append(data)

    def handle_starttag(self, tag, attrs):
        self.said.append((tag, [(n, v) for n, v in attrs if n not in ("href", "src", "srcset")]))
        for name, value in attrs:
            if name in ("href", "src"):
                self.addresses.append(value)
            elif name == "srcset":
                self.addresses += [candidate.split(" ")[0] for candidate in value.split(", ")]


@settings(max_examples=25)
@given(strategies.documents())
def test_a_posts_words_are_its_words(body):
    assert plain_text(body) == documents.plain_text(body)


@settings(max_examples=25)
@given(strategies.documents())
def test_whole_addresses_change_nothing_but_addresses(body):
    html = rendering.render_document(body)
    before, after = Read(html), Read(with_whole_addresses(html, SITE))
    assert after.said == before.said
    assert after.addresses == [
        f"https://news.example{address}" if address.startswith("/") else address
        for address in before.addresses
    ]


@settings(max_examples=25)
@given(strategies.documents())
def test_every_photograph_is_found_with_its_words(body):
    images = [image for _, image in images_in(body) if image.get("asset")]
    shown = photographs_of({"html": rendering.render_document(body), "body": body})
    assert [p.address.split("/")[3] for p in shown] == [image["asset"] for image in images]
    assert all((p.width, p.height, set(p.sizes.values())) == (960, 640, {480, 960}) for p in shown)
    assert [p.alt for p in shown] == [image.get("alt", "") for image in images]
