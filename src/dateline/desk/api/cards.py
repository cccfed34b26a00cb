"""Cards for links: what a page says of itself, asked by this server and never by a reader's browser."""

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from dateline.desk.api.problems import answers
from dateline.newsroom import access
from dateline.newsroom.documents import CONTROL, is_address
from dateline.newsroom.errors import Refused
from dateline.outside.cards import make_card
from dateline.outside.fetching import Fetcher

router = Router(tags=["cards"])

MOST_ADDRESS = 2000
FETCHER = Fetcher()


class CardIn(Schema):
    url: str


class CardOut(Schema):
    """The attributes of an embed block."""

    url: str
    title: str
    description: str
    provider: str
    author: str


@router.post("", response=answers(CardOut))
def card_for(request: HttpRequest, asked: CardIn) -> Any:
    """A card for a link. Where the page cannot be had, a plain one with the name of its host."""
    access.somewhere(request.user, to="draft")
    url = asked.url.strip()
    if len(url) > MOST_ADDRESS or CONTROL.search(url) or not is_address(url, mail=False):
        raise Refused("This is not a web address; paste one that begins with https://.")
    return asdict(make_card(url, FETCHER))
