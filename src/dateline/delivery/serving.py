"""What every address has at hand: the journals, the pages, and what was rendered before."""

from collections.abc import Callable

from dateline.delivery import answers, caching
from dateline.delivery.answers import Answer
from dateline.delivery.embeds.pages import EmbedPages
from dateline.delivery.feeds.entries import Feeds
from dateline.delivery.hub import Hub
from dateline.delivery.pages import Pages
from dateline.delivery.requests import Request
from dateline.delivery.site import Site
from dateline.delivery.stream import Stream, answer_stream
from dateline.delivery.tails import CoverageTail
from dateline.delivery.wording import ENGLISH, wording_for


class Serving:
    """It holds no request's state; everything that lasts is in the hub."""

    def __init__(self, hub: Hub, site: Site) -> None:
        self.hub = hub
        self.site = site
        self.pages = Pages(site)
        self.embeds = EmbedPages(site, self.pages)
        self.feeds = Feeds(site, self.pages.feed_entry)

    def kept(self, request: Request, make: Callable[[], Answer], *of: str) -> Answer:
        """The answer at an address, rendered once for as long as the journals it is made of stand."""
        return self.hub.kept.keep(f"{self.site.root}{request.path}", make, *of)

    def kept_at(self, target: str) -> Answer | None:
        """The answer to a target in a request line, if it is in memory as it now is."""
        entry = self.hub.kept.get(target)
        if entry is None:
            return None
        self.hub.were_asked_for(entry.of)
        return entry.answer

    def stream(self, tail: CoverageTail, after: str, last_event_id: str) -> Answer | Stream:
        is_room = self.hub.pressure.admits(self.hub.open_streams)
        return answer_stream(tail, self.hub.readers(tail), last_event_id or after, is_room=is_room)

    def not_found(self, request: Request, word: str, slug: str = "") -> Answer:
        """``word`` names the sentence in the catalogues that says what is not there."""
        if request.path.endswith((".json", "/stream")):  # a program asks, in English
            sentence = wording_for(ENGLISH)(word, slug=slug)
            return answers.problem(404, sentence, cache=caching.BRIEFLY)
        page = self.pages.missing(self.pages.say(word, slug=slug))
        return answers.html(page, cache=caching.BRIEFLY, status=404)
