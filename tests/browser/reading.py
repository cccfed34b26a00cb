"""How a test looks at the page, in a reader's terms."""

from time import monotonic

from playwright.sync_api import Page


def headlines(page: Page) -> list[str]:
    return page.locator("#feed .headline").all_inner_texts()


def wait_for_headline(page: Page, headline: str) -> None:
    page.locator("#feed .headline", has_text=headline).wait_for()


def wait_for_seq(page: Page, seq: int) -> None:
    """Until the page has taken in this change."""
    page.wait_for_function(
        "seq => Number(document.querySelector('main').dataset.seq) >= seq", arg=seq
    )


def wait_until_served(page: Page, slug: str, seq: int) -> None:
    """Until the server has this change, whoever made it."""
    until = monotonic() + 30
    while page.request.get(f"/live/{slug}/head.json").json()["seq"] < seq:
        assert monotonic() < until, f"change {seq} is not served"
        page.wait_for_timeout(20)


def wait_until_said(page: Page, address: str, words: str) -> None:
    """Until what the server has at an address holds these words, whoever wrote them."""
    until = monotonic() + 30
    while words not in page.request.get(address).text():
        assert monotonic() < until, f"{address} does not say “{words}”"
        page.wait_for_timeout(20)


def seq_of(page: Page) -> int:
    return int(page.locator("main").get_attribute("data-seq"))


def fill(page: Page, ada, slug: str, count: int) -> list[str]:
    """Publish so many posts that the page is long; done when it is served with them."""
    text = "\n\n".join(["A paragraph of the kind that a reader reads, and then another one."] * 6)
    posts = [ada.publish_post(slug, headline=f"Long {n}", text=text) for n in range(count)]
    wait_until_said(page, f"/live/{slug}/", posts[-1])
    return posts


def top_of(page: Page, post: str) -> float:
    """Where a post's top edge is in the window, in pixels."""
    return page.locator(f"#post-{post}").bounding_box()["y"]
