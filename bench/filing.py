"""``make filing``: twenty people file at once; how long until a reader's page shows what each published.

From the first byte of the request that publishes to the moment at which Chromium has the post in a page
that was open all along: the whole way, with the gate, the commit to disk, the stream and the script.
Writes docs/filing.md.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from threading import Thread
from time import monotonic, sleep, time

import urllib3
from playwright.sync_api import Page, sync_playwright

from bench.tables import aligned
from dateline.newsroom.ids import new_id
from tests.browser.conftest import FLAGS
from tests.running import Server, environment, run_dateline

DOCS = Path(__file__).parent.parent / "docs"
PEOPLE, SECONDS, PAUSE = 20, 60, (1.0, 5.0)
SLUG = "storm"
BAR = 1.0
PATIENCE = 30

TOKENS = """
import django; django.setup()
from dateline.newsroom.people import add_person
from dateline.newsroom.tokens import issue_token
for number in range(%d):
    person = add_person(f"reporter-{number}", role="reporter", password="correct horse battery")
    print(issue_token(person, name="Filing", scope="file", days=1)[1])
"""
NOTE_ARRIVALS = """() => {
  window.arrived = {};
  const note = () => { for (const post of document.querySelectorAll("#feed article"))
    window.arrived[post.id] ??= performance.timeOrigin + performance.now(); };
  new MutationObserver(note).observe(document.querySelector("#feed"), {childList: true});
}"""


def main() -> None:
    with TemporaryDirectory(prefix="dateline-filing-") as folder:
        data = Path(folder)
        run_dateline(data, "open", SLUG, "--headline", "Twenty people file at once")
        server = Server(data).start()
        try:
            asked, arrived = measure(server, tokens(data))
        finally:
            server.stop()
    written = report(asked, arrived)
    print(written)
    (DOCS / "filing.md").write_text(written, encoding="utf-8")


def tokens(data: Path) -> list[str]:
    settings = environment(DATA=str(data)) | {"DJANGO_SETTINGS_MODULE": "dateline.project.settings"}
    script = [sys.executable, "-c", TOKENS % PEOPLE]
    said = subprocess.run(script, env=settings, check=True, stdout=subprocess.PIPE, text=True)
    return said.stdout.split()


def measure(server: Server, secrets: list[str]) -> tuple[dict[str, float], dict[str, float]]:
    """When each post was asked for, and when the page had it: seconds since 1970, by id."""
    asked: dict[str, float] = {}
    with open_page(server) as page:
        people = [
            Thread(target=file_for_a_while, args=(server.url, secret, Random(number), asked))
            for number, secret in enumerate(secrets)
        ]
        for person in people:
            person.start()
        for person in people:
            while person.is_alive():
                page.wait_for_timeout(200)
                show_waiting(page)
        return asked, arrivals(page, len(asked))


@contextmanager
def open_page(server: Server) -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        page = browser.new_page()
        page.goto(f"{server.url}/live/{SLUG}/")
        page.wait_for_selector("#connection.up")
        page.evaluate(NOTE_ARRIVALS)
        yield page
        browser.close()


def file_for_a_while(url: str, secret: str, random: Random, asked: dict[str, float]) -> None:
    """One reporter: a post every few seconds, with an id of their own."""
    pool = urllib3.PoolManager()
    headers = {"authorization": f"Bearer {secret}", "content-type": "application/json"}
    until = monotonic() + SECONDS
    while monotonic() < until:
        sleep(random.uniform(*PAUSE))
        post = str(new_id())
        text = {
            "type": "text",
            "text": "The sports hall took in its last family at half past five.",
        }
        body = {"type": "doc", "content": [{"type": "paragraph", "content": [text]}]}
        asked[post] = time()
        said = pool.request(
            "POST",
            f"{url}/api/coverages/{SLUG}/posts",
            body=json.dumps({"id": post, "headline": "Filed", "body": body}),
            headers=headers,
        )
        if said.status != 200:
            raise SystemExit(f"filing: {said.status} {said.data[:200]!r}")


def show_waiting(page: Page) -> None:
    """A reader at the top of the page sees what arrives at once; one who has scrolled presses this."""
    page.evaluate(
        "() => { const b = document.querySelector('#arrivals'); if (!b.hidden) b.click(); }"
    )


def arrivals(page: Page, count: int) -> dict[str, float]:
    until = monotonic() + PATIENCE
    while monotonic() < until:
        found: dict[str, float] = page.evaluate("() => window.arrived")
        if len(found) >= count:
            break
        page.wait_for_timeout(100)
    return {name.removeprefix("post-"): moment / 1000 for name, moment in found.items()}


def report(asked: dict[str, float], arrived: dict[str, float]) -> str:
    late = sorted(arrived[post] - moment for post, moment in asked.items() if post in arrived)
    missing = len(asked) - len(late)
    p95 = late[int(len(late) * 0.95)]
    rows = [
        ["", "seconds"],
        ["p50", f"{median(late):.3f}"],
        ["p95", f"{p95:.3f}"],
        ["longest", f"{late[-1]:.3f}"],
    ]
    verdict = "cleared" if p95 < BAR and not missing else "NOT cleared"
    return (
        f"# Twenty people file at once\n\n`make filing`: {PEOPLE} reporters over the API, a post every "
        f"{PAUSE[0]:.0f} to {PAUSE[1]:.0f} seconds each, for {SECONDS} seconds: {len(asked)} posts, of "
        f"which {missing} did not reach the page. From asking to publish until a page that is open in "
        f"Chromium has the post, on one machine, everything on its disk:\n\n{aligned(rows)}\n\n"
        f"The bar is a p95 under {BAR:.0f} second: {verdict}.\n"
    )


if __name__ == "__main__":
    main()
