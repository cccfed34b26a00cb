"""The states of a page: how each is come by. A function is given the page and the site."""

from collections.abc import Callable

from playwright.sync_api import Page

from scripts.photographs.newsroom import Site, publish_some

MORVELA = "/live/morvela-eruption/"

State = Callable[[Page, Site], None]


def at(address: str, scroll_to: str = "") -> State:
    """The page at an address or of a name, or further down on it."""

    def go(page: Page, site: Site) -> None:
        page.goto(site.url + site.addresses.get(address, address))
        page.evaluate("document.fonts.ready")
        if scroll_to:
            page.locator(scroll_to).first.scroll_into_view_if_needed()

    return go


def waiting(page: Page, site: Site) -> None:
    """Three posts have come while somebody reads further down."""
    at("/live/waiting/")(page, site)
    page.wait_for_selector("#connection.up")
    page.evaluate("window.scrollTo(0, 500)")
    publish_some(site.ada, "waiting", 3)
    page.wait_for_selector("#arrivals:not([hidden])")


def returned(page: Page, site: Site) -> None:
    """Somebody comes back, and four posts were missed."""
    at("/live/waiting/")(page, site)
    page.wait_for_selector("#connection.up")
    page.goto(site.url + "/nowhere/")
    publish_some(site.ada, "waiting", 4)
    at("/live/waiting/")(page, site)
    page.wait_for_selector("#since:not([hidden])")


def offline(page: Page, site: Site) -> None:
    """The network has gone."""
    at("/live/waiting/")(page, site)
    page.wait_for_selector("#connection.up")
    page.context.set_offline(True)
    page.wait_for_selector("#connection:not(.up)")


def focused(page: Page, site: Site) -> None:
    """Somebody goes by keys."""
    at(MORVELA)(page, site)
    for _ in range(6):
        page.keyboard.press("Tab")


def own_zone(page: Page, site: Site) -> None:
    """Times in the reader's own zone."""
    at(MORVELA)(page, site)
    page.wait_for_selector("#connection.up")
    page.locator("#own-zone").click()
    page.wait_for_timeout(500)


def in_media(state: State, ask: Callable[[Page], None]) -> State:
    """A state for readers whose system asks for something, or on paper."""

    def go(page: Page, site: Site) -> None:
        ask(page)
        state(page, site)

    return go


def in_forced_colors(page: Page) -> None:
    page.emulate_media(forced_colors="active")


def on_paper(page: Page) -> None:
    page.emulate_media(media="print")


def nothing(page: Page, site: Site) -> None:
    """The front page of a newsroom that has covered nothing yet."""
    page.goto(site.empty)


def first_post(page: Page, site: Site) -> None:
    """A post's own page."""
    at(MORVELA)(page, site)
    page.goto(site.url + str(page.locator(".headline a").nth(2).get_attribute("href")))


def older(page: Page, site: Site) -> None:
    """The page of older posts."""
    at(MORVELA)(page, site)
    page.goto(site.url + str(page.locator("#older").get_attribute("href")))


STATES: dict[str, State] = {
    "live": at(MORVELA),
    "no-script": at(MORVELA),
    "live-bodies": at(MORVELA, scroll_to=".quote"),
    "table": at("/live/sidra-railway/", scroll_to="table"),
    "timeline": at("/live/storks-over-lotem/", scroll_to=".timeline"),
    "corrected": at("/live/sidra-railway/", scroll_to=".correction"),
    "live-foot": at(MORVELA, scroll_to=".foot"),
    "waiting": waiting,
    "returned": returned,
    "offline": offline,
    "focused": focused,
    "own-zone": own_zone,
    "paused": at("/live/paused/"),
    "nothing-yet": at("/live/nothing-yet/"),
    "scheduled": at("/live/to-come/"),
    "ended": at("/live/morvela-the-south-is-emptied/"),
    "post": first_post,
    "post-without-headline": at("headless"),
    "withdrawn": at("withdrawn"),
    "older": older,
    "story": at("/story/evacuation-of-an-island/"),
    "front": at("/"),
    "front-nothing": nothing,
    "missing": at("/live/nowhere/"),
    "arabic": at("/live/sidra-railway/"),
    "arabic-live": at("/live/live-ar/"),
    "hebrew": at("/live/storks-over-lotem/"),
    "hebrew-live": at("/live/live-he/"),
    "contrast": in_media(at(MORVELA), lambda page: page.emulate_media(contrast="more")),
    "forced-colors": in_media(at(MORVELA), in_forced_colors),
    "forced-colors-waiting": in_media(waiting, in_forced_colors),
    "print": in_media(at(MORVELA), on_paper),
    "print-arabic": in_media(at("/live/sidra-railway/"), on_paper),
}
ON_PAPER = {"paper": MORVELA, "paper-arabic": "/live/sidra-railway/"}
WITHOUT_SCRIPT = ("no-script",)
WHOLE = ("front", "story", "ended", "arabic", "hebrew", "print", "print-arabic", "live", "contrast")
"""Those that are photographed from head to foot; of the others, one window."""
