"""A coverage as other people's pages have it. Every address in it is whole: a path would lead to them."""

from html import escape
from typing import Any

from dateline.delivery.coverage_words import CoverageWords
from dateline.delivery.embeds.choice import Choice
from dateline.delivery.embeds.pictures import no_wider_than
from dateline.delivery.pages import Pages
from dateline.delivery.photographs import with_whole_addresses
from dateline.delivery.site import Site
from dateline.delivery.standing import newest_on_top
from dateline.delivery.tails import CoverageTail, head_of
from dateline.journal.changes import State

PICTURE_WIDTH = 640  # pixels of a picture on a page that says nothing of pictures
SPARE = 3  # posts below those that are shown, for when some are withdrawn (web/embed/posts.ts)


class EmbedPages:
    """Renders what stands on another page."""

    def __init__(self, site: Site, pages: Pages) -> None:
        self._site = site
        self._pages = pages

    def fragment(self, tail: CoverageTail, choice: Choice) -> str:
        """HTML without a head, to be put into a page by the server that makes it."""
        posts = [
            (id, with_html(post, no_wider_than(PICTURE_WIDTH, self._whole(post))))
            for id, post in choice.posts(tail.folded)
        ]
        newest = newest_on_top(tail)
        return self._render("fragment.html", tail, choice=choice, posts=posts, newest=newest)

    def withdrawn_fragment(self, tail: CoverageTail) -> str:
        return self._render("fragment_withdrawn.html", tail)

    def embed(self, tail: CoverageTail, choice: Choice) -> str:
        """The page that a frame shows, and of which the element takes what it shows."""
        found = choice.posts(tail.folded, SPARE + 1)
        here = choice.number + SPARE
        posts = [(id, with_html(post, self._whole(post))) for id, post in found[:here]]
        newest, more = newest_on_top(tail), len(found) > here
        return self._render(
            "embed.html", tail, choice=choice, posts=posts, newest=newest, more=more
        )

    def withdrawn_embed(self, tail: CoverageTail) -> str:
        return self._render("embed_withdrawn.html", tail)

    def missing_embed(self, word: str, slug: str) -> str:
        """What a frame shows where there is nothing; ``word`` names the sentence."""
        return self._pages.plain("embed_missing.html", sentence=self._pages.say(word, slug=slug))

    def missing_fragment(self, word: str, slug: str) -> str:
        """``word`` names the sentence."""
        return f'<p class="dateline">{escape(self._pages.say(word, slug=slug))}</p>\n'

    def _render(self, name: str, tail: CoverageTail, **values: Any) -> str:
        words = WholeWords(self._site, head_of(tail))
        return self._pages.render(name, tail, words=words, **values)

    def _whole(self, post: State) -> str:
        return with_whole_addresses(post["html"], self._site)


def with_html(post: State, html: str) -> State:
    """The same post, shown otherwise."""
    return {**post, "html": html}


class WholeWords(CoverageWords):
    """What the templates ask of a coverage, with its whole addresses."""

    @property
    def live(self) -> str:
        return self._site.absolute(super().live)

    def post(self, post: str) -> str:
        return self._site.absolute(super().post(post))
