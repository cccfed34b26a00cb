"""Readers with the reader script, in Chromium: open pages that are never reloaded by hand."""

from time import monotonic
from typing import Any

from playwright.sync_api import Browser, CDPSession, Error

from tests.browser.conftest import LAPTOP
from tests.faults.processes import PAGE_POSTS

PATIENCE = 120.0  # an open stream on which nothing comes is checked after a minute
KEY_MOMENTS = 40  # in the rail of a page as it is served

IS_WHOLE = "() => document.querySelector('#arrivals')?.onclick && document.querySelector('#zone')"

WATCH = """() => {
  const main = document.querySelector('#main');
  window.places = [Number(main.dataset.seq)];
  new MutationObserver(() => places.push(Number(main.dataset.seq)))
    .observe(main, { attributes: true, attributeFilter: ['data-seq'] });
  return document.querySelectorAll('#feed > article').length;
}"""

SHOWN = """() => ({
  posts: [...document.querySelectorAll('#feed > article')].map(post => {
    const copy = post.cloneNode(true);
    copy.querySelector('.ago').textContent = '';
    return copy.outerHTML;
  }),
  rail: [...document.querySelectorAll('#keys > li')].map(key => [key.id, key.textContent]),
  head: document.querySelector('header.head').outerHTML,
  summary: document.querySelector('#summary').outerHTML,
  title: document.title,
})"""


class OpenPage:
    """A page that somebody has open, wherever on it she reads."""

    def __init__(self, browser: Browser, address: str, *, reads_on: bool) -> None:
        self.wrong: list[str] = []
        self._context = browser.new_context(viewport=LAPTOP)
        self._page = self._context.new_page()
        self._debugger: CDPSession | None = None
        self._page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self._load(address)
        self.had_all = self._page.evaluate(WATCH) < PAGE_POSTS
        if reads_on:
            self._page.evaluate("() => scrollTo(0, 1500)")

    @property
    def is_frozen(self) -> bool:
        return self._debugger is not None

    def freeze(self) -> None:
        """Stop its script where it is, as a device does that sleeps; what comes waits for it."""
        self._debugger = self._context.new_cdp_session(self._page)
        self._debugger.send("Debugger.enable")
        self._debugger.send("Debugger.pause")

    def thaw(self) -> None:
        if self._debugger:
            self._debugger.send("Debugger.disable")
            self._debugger.detach()
        self._debugger = None

    def come_to(self, seq: int, *, has_ended: bool) -> None:
        """Until the page has taken in all changes up to this one.

        Where coverage has ended a page asks every half minute, and later when that fails: there the
        reader is taken to have come back to it.
        """
        if has_ended:
            self._page.evaluate("dispatchEvent(new Event('online'))")
        self._page.wait_for_function(
            "seq => Number(document.querySelector('#main')?.dataset.seq) >= seq",
            arg=seq,
            timeout=PATIENCE * 1000,
        )
        if self._page.locator("#arrivals").is_visible():
            self._page.locator("#arrivals").click()

    def shown(self) -> dict[str, Any]:
        shown: dict[str, Any] = self._page.evaluate(SHOWN)
        return shown

    def places(self) -> list[int]:
        """The places that the page has said it is at, one after the other; empty if it reloaded itself."""
        places: list[int] = self._page.evaluate("() => window.places ?? []")
        return places

    def close(self) -> None:
        self._context.close()

    def _load(self, address: str) -> None:
        """Begins with a page that came whole; what a browser does with half a page is its own."""
        until = monotonic() + PATIENCE
        while not self._is_whole(address):
            assert monotonic() < until, f"{address} never came whole"
            self._page.wait_for_timeout(100)

    def _is_whole(self, address: str) -> bool:
        try:
            self._page.goto(address, timeout=5000)
            return bool(self._page.evaluate(IS_WHOLE))
        except Error:
            return False


def judge_page(page: OpenPage, fresh: dict[str, Any], standing: list[str]) -> None:
    """What lived through it all shows what is loaded now."""
    assert page.wrong == []
    assert page.places() == sorted(set(page.places())), "the page was taken back"
    shown = page.shown()
    if page.had_all and page.places():  # a page that had to reload itself has the newest
        ids = [post.partition('id="post-')[2][:36] for post in shown["posts"]]
        assert ids == standing
    for name, most in (("posts", PAGE_POSTS), ("rail", KEY_MOMENTS)):
        both = most if len(fresh[name]) < most else min(len(shown[name]), most)
        assert shown.pop(name)[:both] == fresh[name][:both]
    assert shown == {name: fresh[name] for name in shown}
