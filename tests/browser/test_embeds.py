"""Coverage on somebody else's page: an element, a frame, a fragment, and a frame that came by oEmbed.

The page is strict about what it loads, and has styles that spare nothing. A console error, or a request to
any other host, fails the test that caused it.
"""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import FrameLocator, Locator, Page

from tests.browser.conftest import LAPTOP, PHONE, Reading
from tests.browser.other_site import OtherSite, other_site
from tests.browser.test_every_page import AXE

pytestmark = pytest.mark.browser

LOOK = """() => {
  const found = document.querySelector('dateline-coverage').shadowRoot;
  const said = ['color', 'backgroundColor', 'fontSize', 'fontFamily', 'letterSpacing', 'textTransform',
    'opacity', 'marginTop', 'lineHeight', 'visibility'];
  const parts = ['.embed', '.state', '.embed-title', '.headline', '.when', '.body p', '.embed-foot a'];
  return parts.map(part => {
    const style = getComputedStyle(found.querySelector(part));
    return [part, ...said.map(name => style[name])];
  });
}"""


@pytest.fixture(scope="module")
def gazette(server) -> Iterator[OtherSite]:
    with other_site(server.url) as site:
        yield site


@pytest.fixture
def reading(server, gazette) -> Iterator[Reading]:
    reading = Reading(*(urlsplit(site.url).netloc for site in (server, gazette)))
    yield reading
    assert reading.wrong == []


def opened(page: Page, gazette: OtherSite, slug: str, style: str = "hostile") -> Page:
    page.goto(f"{gazette.url}/{style}/{slug}/")
    for embed in live_ones(page):
        embed.locator(".connection.up").wait_for(state="attached")
    return page


@pytest.fixture
def cleo(page, gazette, slug) -> Page:
    """Cleo reads the Gazette."""
    return opened(page, gazette, slug)


def element(page: Page) -> Locator:
    return page.locator("dateline-coverage")


def frame(page: Page) -> FrameLocator:
    return page.frame_locator("#frame")


def by_oembed(page: Page) -> FrameLocator:
    return page.frame_locator("[data-secret]")


def live_ones(page: Page) -> list[Locator]:
    """What shows the coverage and is kept up to date."""
    return [element(page), frame(page).locator(".embed"), by_oembed(page).locator(".embed")]


def headlines(embed: Locator) -> list[str]:
    return [one.inner_text() for one in embed.locator(".headline:visible").all()]


def wait_for_headline(embed: Locator, headline: str) -> None:
    embed.locator(".headline", has_text=headline).wait_for()


def show_what_waits(embed: Locator) -> None:
    """By key: where a frame above grows, a pointer would miss what it aimed at."""
    embed.locator(".arrivals").wait_for()
    embed.locator(".arrivals").press("Enter")


def test_all_of_them_show_the_coverage(cleo):
    for embed in live_ones(cleo):
        assert embed.locator(".embed-title").inner_text() == "The river rises at Brae"
        assert headlines(embed) == ["Post three", "Post two", "Post one"]
    assert cleo.locator("#included h3").all_text_contents() == [
        "Post three",
        "Post two",
        "Post one",
    ]
    assert cleo.locator("#fallback").is_hidden()


def test_a_post_waits_behind_a_button_and_moves_nothing(cleo, ada, slug):
    before = cleo.locator("#after").bounding_box()
    ada.publish_post(slug, headline="Post four", text="The bridge is closed.")
    for embed in live_ones(cleo):
        embed.locator(".arrivals", has_text="1 new update").wait_for()
        assert headlines(embed)[0] == "Post three"
    assert cleo.locator("#after").bounding_box() == before
    for embed, number in zip(live_ones(cleo), (3, 3, 5), strict=True):  # as many as were asked for
        show_what_waits(embed)
        assert headlines(embed) == ["Post four", "Post three", "Post two", "Post one"][:number]
        assert embed.locator(".post:focus .headline").inner_text() == "Post four"


def test_a_post_that_arrives_is_what_the_server_would_have_sent(cleo, browser, gazette, ada, slug):
    text = "> Quote.\n>\n> — Morag Innes, keeper\n\n**Bold** & [link](https://example.org)"
    post = ada.publish_post(
        slug, headline="“All” & <more>", text=text, key=True, bylines=["Ada", "Ben"], place="Brae"
    )
    ada.revise_post(slug, post, correction="It was wrong.")
    first = (
        "host => host.shadowRoot.querySelector('.post').outerHTML.replace(' tabindex=\"-1\"', '')"
    )
    wait = element(cleo).locator(".arrivals", has_text="1 new update")
    wait.wait_for()
    show_what_waits(element(cleo))
    element(cleo).locator(".correction-text", has_text="It was wrong.").wait_for()
    arrived = element(cleo).evaluate(first)
    fresh = browser.new_context()
    assert element(opened(fresh.new_page(), gazette, slug)).evaluate(first) == arrived
    fresh.close()


def test_a_correction_reaches_all_of_them_in_place(cleo, ada, slug):
    post = ada.publish_post(slug, headline="Post four", text="At noon.")
    for embed in live_ones(cleo):
        show_what_waits(embed)
    ada.revise_post(slug, post, headline="Post four, corrected", correction="It was at one.")
    for embed in live_ones(cleo):
        wait_for_headline(embed, "Post four, corrected")
        assert embed.locator(".correction-text").inner_text() == "It was at one."
    cleo.reload()
    assert "It was at one." in cleo.locator("#included").text_content()


def test_a_withdrawal_reaches_all_of_them(cleo, ada, slug):
    name = "Somebody who should not be named"
    post = ada.publish_post(slug, headline=name, text=f"{name} was seen.")
    for embed in live_ones(cleo):
        show_what_waits(embed)
        wait_for_headline(embed, name)
    ada.withdraw_post(slug, post, reason="It was not so.")
    for embed in live_ones(cleo):
        embed.locator(".headline", has_text=name).wait_for(state="detached")
        assert headlines(embed)[0] == "Post three"
        assert name not in embed.inner_text()
    cleo.reload()
    element(cleo).locator(".headline").first.wait_for()
    assert all(name not in one.content() for one in cleo.frames)


def test_a_withdrawal_of_what_waits_leaves_nothing_behind_the_button(cleo, ada, slug):
    post = ada.publish_post(slug, headline="Post four", text="It waits.")
    element(cleo).locator(".arrivals", has_text="1 new update").wait_for()
    ada.withdraw_post(slug, post, reason="It was not so.")
    element(cleo).locator(".arrivals").wait_for(state="hidden")


def test_an_older_post_comes_up_when_one_is_withdrawn(page, gazette, ada, slug):
    four = ada.publish_post(slug, headline="Post four", text="The fourth.")
    opened(page, gazette, slug)
    assert headlines(element(page)) == ["Post four", "Post three", "Post two"]
    ada.withdraw_post(slug, four, reason="It was not so.")
    element(page).locator(".headline:visible", has_text="Post one").wait_for()
    assert headlines(element(page)) == ["Post three", "Post two", "Post one"]


def test_the_head_is_kept_up_to_date(cleo, ada, slug):
    ada.edit_coverage(slug, headline="The river falls", time_zone="America/New_York")
    ada.end_coverage(slug, closing="Good night.")
    for embed in live_ones(cleo):
        embed.locator(".closing", has_text="Good night.").wait_for()
        assert embed.locator(".embed-title").inner_text() == "The river falls"
        assert embed.locator(".state").inner_text().lower() == "ended"
        assert embed.locator(".when .clock").first.inner_text().endswith(("UTC-05:00", "UTC-04:00"))


def test_nothing_is_missing_after_the_server_was_killed(cleo, ada, slug, server, reading):
    reading.expects_lost_connections = True
    server.kill()
    for embed in live_ones(cleo):
        embed.locator(".connection", has_text="Reconnecting").wait_for()
    for number in ("four", "five"):
        ada.publish_post(slug, headline=f"Post {number}", text="While nobody served.")
    server.start()
    for embed in live_ones(cleo):
        embed.locator(".arrivals", has_text="2 new updates").wait_for()
        show_what_waits(embed)
        assert headlines(embed)[:3] == ["Post five", "Post four", "Post three"]
        embed.locator(".connection").wait_for(state="hidden")


def test_what_stands_in_the_element_stays_until_there_is_coverage(
    page, gazette, slug, server, reading
):
    reading.expects_lost_connections = True
    page.route("**/embed/*/3/", lambda route: route.abort())
    with page.expect_console_message(lambda message: message.type == "warning"):
        page.goto(f"{gazette.url}/calm/{slug}/")  # it says what is wrong, and tries again
    assert page.locator("#fallback").is_visible()
    reading.wrong.clear()


def test_no_style_of_the_page_reaches_in_and_none_leaks_out(page, gazette, slug):
    opened(page, gazette, slug, "calm")
    own, outside = (
        page.evaluate(LOOK),
        page.locator("#after").evaluate("p => getComputedStyle(p).font"),
    )
    page.evaluate("document.querySelector('dateline-coverage').remove()")
    assert page.locator("#after").evaluate("p => getComputedStyle(p).font") == outside
    opened(page, gazette, slug, "hostile")
    assert page.evaluate(LOOK) == own
    box = element(page).bounding_box()
    assert box["width"] > 600
    assert box["height"] > 300


def test_a_frame_is_as_high_as_what_it_shows(page, gazette, slug):
    opened(page, gazette, slug, "calm")
    for name in ("#frame", "[data-secret]"):
        within = page.locator(name).element_handle().content_frame()
        page.locator(name).scroll_into_view_if_needed()
        within.wait_for_function(
            "() => Math.abs(document.querySelector('.embed').offsetHeight - innerHeight) <= 1",
            polling=50,
        )
        assert within.evaluate("document.documentElement.scrollHeight <= innerHeight + 1")


def test_a_link_in_a_frame_leads_the_page_around_it(cleo, server, slug):
    """In WordPress's sandbox it could not, and has WordPress do it."""
    by_oembed(cleo).get_by_role("link", name="Post two").click()
    cleo.wait_for_url(f"{server.url}/live/{slug}/post/*/")
    cleo.go_back()
    frame(cleo).get_by_role("link", name="Post two").click()
    cleo.wait_for_url(f"{server.url}/live/{slug}/post/*/")


def test_it_follows_the_light_of_the_page_around_it(browser, gazette, slug, server):
    """A page that says nothing of dark is light, whatever its reader has chosen."""
    context = browser.new_context(color_scheme="dark")
    page = opened(context.new_page(), gazette, slug, "calm")
    paper = f"() => ({LOOK})()[0][2]"
    light = page.evaluate(paper)
    for scheme in ("dark", "light dark"):
        page.evaluate(
            "scheme => document.querySelector('dateline-coverage').setAttribute('scheme', scheme)",
            scheme,
        )
        page.wait_for_function(f"light => ({paper})() !== light", arg=light)
    context.close()


def test_an_element_that_is_taken_away_asks_for_nothing_more(page, gazette, ada, slug):
    opened(page, gazette, slug)
    asked = []
    page.evaluate("document.querySelector('dateline-coverage').remove()")
    page.on("request", lambda request: asked.append(request.frame == page.main_frame))
    ada.publish_post(slug, headline="Post four", text="For the frames alone.")
    frame(page).locator(".arrivals", has_text="1 new update").wait_for()
    page.wait_for_timeout(3000)  # three times as long as one that polls waits
    assert not any(asked)


def test_it_shows_nothing_that_comes_from_elsewhere(page, gazette, slug, reading):
    opened(page, gazette, slug)
    page.evaluate("""() => {
      const other = document.createElement('dateline-coverage');
      other.setAttribute('src', 'https://elsewhere.example/live/storm/');
      document.body.append(other);
    }""")
    [said] = [wrong for wrong in reading.wrong if "src must begin with" in wrong]
    assert f"{urlsplit(gazette.newsroom).netloc}/live/" in said
    reading.wrong.clear()


def test_an_element_shows_key_moments_or_one_post(page, gazette, ada, slug, server):
    opened(page, gazette, slug)
    post = ada.publish_post(slug, headline="The dam holds", text="It does.", key=True)
    for attributes in ({"src": f"/live/{slug}/", "key": ""}, {"src": f"/live/{slug}/post/{post}/"}):
        page.evaluate(
            """attributes => {
              const one = document.createElement('dateline-coverage');
              for (const name in attributes) one.setAttribute(name, attributes[name]);
              document.querySelector('dateline-coverage').replaceWith(one);
            }""",
            attributes,
        )
        wait_for_headline(element(page), "The dam holds")
        assert headlines(element(page)) == ["The dam holds"]
    ada.publish_post(slug, headline="Post five", text="It is not asked for.")
    ada.revise_post(slug, post, headline="The dam holds still")
    wait_for_headline(element(page), "The dam holds still")
    assert element(page).locator(".arrivals").is_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_axe_finds_nothing(browser, gazette, ada, slug, scheme, viewport):
    text = "> Quote.\n>\n> — Morag Innes, keeper\n\n- [link](https://example.org)"
    post = ada.publish_post(
        slug, headline="All", text=text, key=True, bylines=["Ada"], place="Brae"
    )
    ada.revise_post(slug, post, correction="It was wrong.")
    context = browser.new_context(viewport=viewport, color_scheme=scheme, bypass_csp=True)
    page = opened(context.new_page(), gazette, slug, "calm")
    ada.publish_post(slug, headline="Post five", text="It waits.")
    element(page).locator(".arrivals", has_text="1 new update").wait_for()
    for one in page.frames:
        one.add_script_tag(path=AXE)
    rules = {"page-has-heading-one": {"enabled": False}}  # of a frame the page around it has it
    for one in page.frames:
        found = one.evaluate(
            "rules => axe.run({rules, iframes: false}).then(result => result.violations)", rules
        )
        assert [(v["id"], [node["html"] for node in v["nodes"]]) for v in found] == []
    context.close()


@pytest.mark.parametrize("width", [320, 390, 768, 1366])
def test_nothing_sticks_out_at_any_width(page, gazette, slug, server, width):
    page.set_viewport_size({"width": width, "height": 800})
    opened(page, gazette, slug, "calm")
    assert (
        element(page).locator(".embed").evaluate("embed => embed.scrollWidth <= embed.clientWidth")
    )
    page.goto(f"{server.url}/embed/{slug}/")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_nothing_is_kept_on_the_device(cleo, context):
    for one in (frame(cleo), by_oembed(cleo)):
        one.locator(".headline").first.wait_for()
    assert context.cookies() == []
    assert cleo.evaluate("localStorage.length + sessionStorage.length") == 0
    within = cleo.locator("#frame").element_handle().content_frame()
    assert within.evaluate("localStorage.length + sessionStorage.length") == 0
