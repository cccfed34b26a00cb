"""What pages say of themselves to search engines, as JSON-LD.

Sources: https://schema.org/LiveBlogPosting and
https://developers.google.com/search/docs/appearance/structured-data/article. A post has its own page, so
its address is its ``@id`` wherever it is spoken of: on that page and on the coverage's.
"""

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from markupsafe import Markup

from dateline.delivery.photographs import Photograph, photographs_of, picture_of
from dateline.delivery.site import Site
from dateline.delivery.tails import CoverageTail, head_of
from dateline.delivery.texts import description_of_coverage, excerpt, plain_text, title_of
from dateline.journal.changes import State
from dateline.journal.fold import Entry

MOST_UPDATES = 30  # on one page; twenty posts of a paragraph add 3 KB to a packed page
MOST_BODY = 600  # characters of each; the page has the rest
GOES_ON = timedelta(hours=12)  # that a coverage is said to go on for, until it ends

Data = dict[str, Any]

CONTEXT = {"@context": "https://schema.org"}
NOT_FOR_SCRIPTS = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def as_script(data: Data) -> Markup:
    """JSON that no text in it can end, whatever it says (HTML, 13.2.5.4: script data)."""
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(written.translate(NOT_FOR_SCRIPTS))  # noqa: S704


class LinkedData:
    """The data of a site's pages, one function a page. It says nothing that its page does not show."""

    def __init__(self, site: Site, logo: str) -> None:
        """``logo`` is the path of a picture, for a newsroom that has said none of its own."""
        self._site = site
        root = f"{site.absolute(site.root)}/"
        self._us = {"@type": "Organization", "@id": f"{root}#publisher", "name": site.name}
        self._us |= {"url": root}
        self._publisher = self._us | {
            "logo": {"@type": "ImageObject", "url": site.logo or site.absolute(logo)}
        }

    def of_coverage(self, tail: CoverageTail, shown: Iterable[Entry], now: datetime) -> Data:
        """A LiveBlogPosting with the posts that its page shows, or the first of them."""
        head, folded = head_of(tail), tail.folded
        posts = list(shown)[:MOST_UPDATES]
        data = (
            CONTEXT
            | self._coverage(head)
            | {
                "mainEntityOfPage": self._address(head),
                "description": description_of_coverage(head),
                "datePublished": _local(_earlier(folded.began_at, head["started_at"]), head),
                "dateModified": _local(folded.changed_at, head),
                "coverageStartTime": head["started_at"] or head.get("starts_at"),
                "coverageEndTime": head["ended_at"] or _goes_on_until(head, now),
                "inLanguage": head["language"],
                "isAccessibleForFree": True,
                "author": self._us,
                "publisher": self._publisher,
                "image": _only([self._image(picture_of(head, posts))]),
                "isPartOf": self._story(head),
                "liveBlogUpdate": [self._post(head, id, post) for id, post in posts],
            }
        )
        return _said(data)

    def of_post(self, tail: CoverageTail, id: str) -> Data:
        """A BlogPosting that is part of its coverage."""
        head = head_of(tail)
        return _said(
            CONTEXT
            | self._post(head, id, tail.folded.posts[id])
            | {
                "mainEntityOfPage": self._site.absolute(self._site.post(head["slug"], id)),
                "inLanguage": head["language"],
                "isAccessibleForFree": True,
                "publisher": self._publisher,
                "isPartOf": self._coverage(head),
            }
        )

    def of_older_page(self, tail: CoverageTail, shown: Iterable[Entry]) -> Data:
        """A page that is part of the coverage: which posts stand on it, and no more of them."""
        head = head_of(tail)
        posts = [self._named(head, id, post) for id, post in shown]
        return CONTEXT | {
            "@type": "CollectionPage",
            "isPartOf": self._coverage(head),
            "inLanguage": head["language"],
            "hasPart": posts[:MOST_UPDATES],
        }

    def _coverage(self, head: State) -> Data:
        address = self._address(head)
        return {
            "@type": "LiveBlogPosting",
            "@id": address,
            "url": address,
            "headline": head["headline"],
        }

    def _named(self, head: State, id: str, post: State) -> Data:
        address = self._site.absolute(self._site.post(head["slug"], id))
        return {
            "@type": "BlogPosting",
            "@id": address,
            "url": address,
            "headline": title_of(post, head),
            "datePublished": post["published_at"],
        }

    def _post(self, head: State, id: str, post: State) -> Data:
        correction, place = post["correction"], post["place"]
        return _said(
            self._named(head, id, post)
            | {
                "dateModified": post["updated_at"],
                "articleBody": excerpt(plain_text(post["body"]), MOST_BODY),
                "author": [{"@type": "Person", "name": line["name"]} for line in post["bylines"]]
                or self._us,
                "image": _only(map(self._image, photographs_of(post))),
                "keywords": post["tags"],
                "locationCreated": {"@type": "Place", "name": place} if place else None,
                "correction": _correction(correction) if correction else None,
            }
        )

    def _story(self, head: State) -> Data | None:
        story = head["story"]
        if story is None:
            return None
        address = self._site.absolute(self._site.story(story["slug"]))
        return {
            "@type": "CreativeWorkSeries",
            "@id": address,
            "url": address,
            "name": story["title"],
        }

    def _image(self, photograph: Photograph | None) -> Data | None:
        if photograph is None:
            return None
        return _said(
            {
                "@type": "ImageObject",
                "url": self._site.absolute(photograph.address),
                "width": photograph.width,
                "height": photograph.height,
                "caption": photograph.caption or photograph.alt,
                "creditText": photograph.credit,
            }
        )

    def _address(self, head: State) -> str:
        return self._site.absolute(self._site.live(head["slug"]))


def _correction(correction: State) -> Data:
    return {
        "@type": "CorrectionComment",
        "text": correction["text"],
        "datePublished": correction["at"],
    }


def _goes_on_until(head: State, now: datetime) -> str | None:
    """Ahead of now while there is coverage, and by whole hours, so that a page need not change for it."""
    if head["started_at"] is None:
        return None
    hour = now.replace(minute=0, second=0, microsecond=0)
    return _local((hour + GOES_ON).isoformat(), head)


def _earlier(began: str, started: str | None) -> str:
    """A page may stand before its coverage starts, and coverage is older than the page it is brought to."""
    return min(filter(None, (began, started)), key=datetime.fromisoformat)


def _local(moment: str, head: State) -> str:
    """With the offset of the story's zone, in whole seconds."""
    there = datetime.fromisoformat(moment).astimezone(ZoneInfo(head["time_zone"]))
    return there.isoformat(timespec="seconds")


def _only(images: Iterable[Data | None]) -> list[Data]:
    return [image for image in images if image]


def _said(data: Data) -> Data:
    """Without what there is nothing to say of."""
    return {name: value for name, value in data.items() if value not in (None, "", [])}
