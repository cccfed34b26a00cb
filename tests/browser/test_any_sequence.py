"""A law: a page that lived through anything is the page that would be loaded now.

Three readers stream, poll, and read further down, while the newsroom does whatever it likes and the
server is killed now and then. Afterwards their pages equal one that was just opened, to the byte.
A seed reproduces a run.
"""

from collections.abc import Iterator
from random import Random

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import LAPTOP
from tests.browser.reading import seq_of, wait_for_seq
from tests.running import Newsroom, Server

pytestmark = pytest.mark.browser

TEXTS = ["Plain.", "> Quote\n\n**Bold** & <i>raw</i>", "- a\n- b", "| a | b |\n|-|-|\n| 1 | 2 |"]
ZONES = ["Asia/Kolkata", "America/New_York", "Europe/Oslo", "Asia/Kathmandu"]
VERBS_A_RUN = 60

SHOWN = """() => ({
  posts: [...document.querySelectorAll('#feed > article')].map(post => {
    const copy = post.cloneNode(true);
    copy.querySelector('.ago').textContent = '';
    return copy.outerHTML;
  }),
  rail: document.querySelector('#rail').outerHTML,
  head: document.querySelector('header.head').outerHTML,
  summary: document.querySelector('#summary').outerHTML,
  title: document.title,
})"""


@pytest.fixture(scope="module")
def storm(tmp_path_factory) -> Iterator[tuple[Server, Newsroom]]:
    """A server and a newsroom of this law's own; its page holds every post there is."""
    data = tmp_path_factory.mktemp("storm")
    settings = {"PAGE_POSTS": "200", "SEGMENT_SIZE": "7", "POLL_SECONDS": "1"}
    server = Server(data, **settings).start()
    newsroom = Newsroom(data)
    yield server, newsroom
    newsroom.close()
    server.stop()


class Whims:
    """What a newsroom does when nobody plans it."""

    def __init__(self, random: Random, newsroom: Newsroom, slug: str) -> None:
        self._random, self._newsroom, self._slug = random, newsroom, slug
        self._standing: list[str] = []
        self._is_paused = False

    def follow(self) -> None:
        whims = [self._publish] * 4 + [self._revise, self._mark, self._move, self._withdraw]
        whim = self._random.choice([*whims, self._edit, self._pause])
        whim() if len(self._standing) > 2 else self._publish()

    def _publish(self) -> None:
        words = {"text": self._random.choice(TEXTS), "key": self._random.random() < 0.3}
        if self._random.random() < 0.7:
            words["headline"] = f"“{self._random.random():.4f}” & <more>"
        if self._random.random() < 0.4:
            words |= {"bylines": ["Ada", "Ben O'K", "Cleo, Jr."][: self._random.randint(1, 3)]}
        self._standing.append(self._newsroom.publish_post(self._slug, **words))

    def _revise(self) -> None:
        words = {"headline": self._random.choice([None, f"Revised {self._random.random():.4f}"])}
        correction = self._random.choice(["", f"It was {self._random.random():.4f}."])
        self._newsroom.revise_post(self._slug, self._any(), **words, correction=correction)

    def _mark(self) -> None:
        verb = self._random.choice(
            ["pin_post", "unpin_post", "mark_key_moment", "unmark_key_moment"]
        )
        getattr(self._newsroom, verb)(self._slug, self._any())

    def _move(self) -> None:
        one, other = self._random.sample(self._standing, 2)
        self._newsroom.move_post(self._slug, one, above=other)

    def _withdraw(self) -> None:
        post = self._any()
        self._standing.remove(post)
        self._newsroom.withdraw_post(self._slug, post, reason="Whatever.")

    def _edit(self) -> None:
        edits = [
            {"headline": f"The river, {self._random.random():.4f}"},
            {"summary": self._random.sample(["a & b", "c", "d"], self._random.randint(0, 3))},
            {"closing": self._random.choice(["", "Good night."])},
            {"time_zone": self._random.choice(ZONES)},
        ]
        self._newsroom.edit_coverage(self._slug, **self._random.choice(edits))

    def _pause(self) -> None:
        verb = "resume_coverage" if self._is_paused else "pause_coverage"
        getattr(self._newsroom, verb)(self._slug)
        self._is_paused = not self._is_paused

    def _any(self) -> str:
        return self._random.choice(self._standing)


def open_page(browser, server: Server, slug: str, *, streams: bool = True) -> Page:
    page = browser.new_context(viewport=LAPTOP).new_page()
    if not streams:
        page.route("**/stream?*", lambda route: route.abort())
    page.goto(f"{server.url}/live/{slug}/")
    return page


@pytest.mark.parametrize("seed", range(1))
def test_a_page_that_lived_is_the_page_that_is_loaded(browser, storm, seed):
    server, newsroom = storm
    random = Random(seed)
    slug = newsroom.open_coverage(slug=f"storm-{seed}", headline="The river", time_zone=ZONES[0])
    whims = Whims(random, newsroom, slug)
    for _ in range(12):
        whims.follow()
    pages = [open_page(browser, server, slug, streams=n != 1) for n in range(3)]
    pages[2].evaluate("() => scrollTo(0, 1500)")
    for _ in range(VERBS_A_RUN):
        whims.follow()
        if random.random() < 0.06:
            server.kill()
            whims.follow()
            server.start()
    fresh = open_page(browser, server, slug)
    wanted = fresh.evaluate(SHOWN)
    for page in pages:
        wait_for_seq(page, seq_of(fresh))
        if page.locator("#arrivals").is_visible():
            page.locator("#arrivals").click()
        page.wait_for_function(f"wanted => ({SHOWN})().rail === wanted.rail", arg=wanted)
        assert page.evaluate(SHOWN) == wanted
    for page in [*pages, fresh]:
        page.context.close()
