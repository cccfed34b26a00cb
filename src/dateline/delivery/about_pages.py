"""What each page of a site says of itself. One function a page; about.py holds the form."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import islice

from dateline.delivery.about import About, feed_links, oembed_links
from dateline.delivery.linked_data import LinkedData, as_script
from dateline.delivery.photographs import photographs_of, picture_of
from dateline.delivery.site import Site
from dateline.delivery.tails import CoverageTail, head_of
from dateline.delivery.texts import (
    MOST_DESCRIPTION,
    description_of,
    description_of_coverage,
    excerpt,
    title_of,
)
from dateline.delivery.wording import wording_for
from dateline.journal.changes import State
from dateline.journal.fold import Entry, Place


class AboutPages:
    """``logo`` is the path of a picture, for a newsroom that has said none of its own."""

    def __init__(self, site: Site, logo: str) -> None:
        self._site = site
        self._data = LinkedData(site, logo)

    def coverage(self, tail: CoverageTail, shown: Sequence[Entry], older: str | None) -> About:
        """``shown`` stands on the page; the next one begins below the post ``older``."""
        site, head = self._site, head_of(tail)
        url = site.absolute(site.live(head["slug"]))
        feeds, title = site.live(head["slug"]), head["headline"]
        return About(
            title=title,
            description=description_of_coverage(head),
            url=url,
            kind="article",
            language=head["language"],
            picture=picture_of(head, shown),
            published=head["started_at"],
            modified=tail.folded.changed_at,
            links=[
                *feed_links(site, title, f"{feeds}feed"),
                *feed_links(
                    site, f"{title}: {wording_for(head['language'])('key_moments')}", f"{feeds}key"
                ),
                *oembed_links(site, title, url),
            ],
            data=as_script(self._data.of_coverage(tail, shown, datetime.now(UTC))),
            next=older and site.before(head["slug"], older),
        )

    def post(self, tail: CoverageTail, id: str) -> About:
        site, head, post = self._site, head_of(tail), tail.folded.posts[id]
        url, title = site.absolute(site.post(head["slug"], id)), title_of(post, head)
        return About(
            title=title,
            description=description_of(post) or description_of_coverage(head),
            url=url,
            kind="article",
            language=head["language"],
            picture=next(iter(photographs_of(post)), None) or picture_of(head, ()),
            published=post["published_at"],
            modified=post["updated_at"],
            authors=[line["name"] for line in post["bylines"]],
            tags=post["tags"],
            links=oembed_links(site, title, url),
            data=as_script(self._data.of_post(tail, id)),
        )

    def older(
        self, tail: CoverageTail, mark: str, shown: Sequence[Entry], older: str | None
    ) -> About | None:
        """Nothing where the page is asked for by a seq: such a page has no place in the row."""
        site, head = self._site, head_of(tail)
        slug, place = head["slug"], tail.folded.place_of(mark)
        if place is None:
            return None
        return About(
            title=head["headline"],
            description="",
            url=site.absolute(site.before(slug, mark)),
            language=head["language"],
            data=as_script(self._data.of_older_page(tail, shown)),
            prev=self._newer(tail, place),
            next=older and site.before(slug, older),
        )

    def key_moments(
        self, tail: CoverageTail, mark: str, shown: Sequence[Entry], last: str | None
    ) -> About:
        """``shown`` are those below ``mark``, or the first ones; the next page begins below ``last``."""
        site, head = self._site, head_of(tail)
        slug, feeds = head["slug"], site.live(head["slug"])
        title = f"{wording_for(head['language'])('key_moments')}: {head['headline']}"
        return About(
            title=title,
            description="",
            url=site.absolute(site.key_moments(slug, mark)),
            language=head["language"],
            links=feed_links(site, title, f"{feeds}key"),
            data=as_script(self._data.of_older_page(tail, shown)),
            prev=self._later_moments(tail, mark) if mark else None,
            next=last and site.key_moments(slug, last),
        )

    def story(self, story: State) -> About:
        path = self._site.story(story["slug"])
        return About(
            title=story["title"],
            description=excerpt(story.get("background", ""), MOST_DESCRIPTION),
            url=self._site.absolute(path),
            links=feed_links(self._site, story["title"], f"{path}feed"),
        )

    def front(self) -> About:
        return About(self._site.name, "", f"{self._site.url}/")

    def _later_moments(self, tail: CoverageTail, mark: str) -> str:
        """The page whose last key moment stands at this place, or is the first one above it."""
        slug, length, keys = head_of(tail)["slug"], self._site.page_posts, tail.folded.keys
        place = tail.folded.place_of(mark)
        above = [id for _, id in keys[bisect_left(keys, place) + 1 :]] if place else []
        is_first = len(above) < length
        return self._site.key_moments(slug, "" if is_first else above[length - 1])

    def _newer(self, tail: CoverageTail, place: Place) -> str:
        """The page whose last post stands at this place: the one below the post as many further up."""
        slug, length = head_of(tail)["slug"], self._site.page_posts
        over = (id for id, post in tail.folded.above(place) if not post["pinned"])
        last = list(islice(over, length))
        return self._site.before(slug, last[-1]) if len(last) == length else self._site.live(slug)
