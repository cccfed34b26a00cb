"""``make filing``: twenty people file at once; how long until a reader's page shows what each published.

From the first byte of the request that publishes to the moment at which Chromium has the post in a page
that was open all along: the whole way, with the gate, the commit to disk, the stream and the script.
Writes docs/filing.md.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from threading import Thread
from time import monotonic, sleep, time

import urllib3
from playwright.sync_api import Page, sync_playwright

from bench.filing_report import Shift, report
from bench.proc import busy, ran
from dateline.newsroom.ids import new_id
from tests.browser.conftest import FLAGS
from tests.running import Server, environment, run_dateline

REPORT = Path(__file__).parent.parent / "docs" / "filing.md"
SLUG = "storm"
PATIENCE = 30  # seconds, after which a post counts as missing

TOKENS = """
import django; django.setup()
from dateline.newsroom.people import add_person
from dateline.newsroom.tokens import issue_token
for number in range(%d):
    person = add_person(f"reporter-{number}", role="reporter", password="correct horse battery")
    print(issue_token(person, name="Filing", scope="file", days=1)[1])
"""
TEXT = "The sports hall took in its last family at half past five."
NOTE_ARRIVALS = """() => {
  window.arrived = {};
  const note = () => { for (const post of document.querySelectorAll("#feed article"))
    window.arrived[post.id] ??= performance.timeOrigin + performance.now(); };
  new MutationObserver(note).observe(document.querySelector("#feed"), {childList: true});
}"""


def main() -> None:
    shift = Shift()
    with TemporaryDirectory(prefix="dateline-filing-") as folder:
        data = Path(folder)
        run_dateline(data, "open", SLUG, "--headline", "Twenty people file at once")
        server = Server(data).start()
        try:
            measure(shift, server, tokens(data, shift.people))
        finally:
            server.stop()
    written = report(shift)
    print(written)
    if shift.refused:
        raise SystemExit(f"filing: {shift.refused[0]}")
    REPORT.write_text(written, encoding="utf-8")


def tokens(data: Path, count: int) -> list[str]:
    settings = environment(DATA=str(data)) | {"DJANGO_SETTINGS_MODULE": "dateline.project.settings"}
    script = [sys.executable, "-c", TOKENS % count]
    said = subprocess.run(script, env=settings, check=True, stdout=subprocess.PIPE, text=True)
    return said.stdout.split()


def measure(shift: Shift, server: Server, secrets: list[str]) -> None:
    """Notes when each post was asked for, confirmed, and on the page: seconds since 1970, by its id."""
    with open_page(server) as page:
        people = [
            Thread(target=file_for_a_while, args=(shift, server.url, secret, Random(number)))
            for number, secret in enumerate(secrets)
        ]
        began, was_busy, ours = monotonic(), busy(), ran(os.getpid()).running
        for person in people:
            person.start()
        while any(person.is_alive() for person in people):
            page.wait_for_timeout(1000)
            print(f"\r{len(shift.asked)} posts", end="", file=sys.stderr, flush=True)
        print(file=sys.stderr)
        shift.took = monotonic() - began
        shift.by_others = busy() - was_busy - (ran(os.getpid()).running - ours)
        shift.arrived = arrivals(page, len(shift.asked))


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


def file_for_a_while(shift: Shift, url: str, secret: str, random: Random) -> None:
    """One reporter: a post every few seconds, with an id of their own."""
    pool = urllib3.PoolManager()
    headers = {"authorization": f"Bearer {secret}", "content-type": "application/json"}
    paragraph = {"type": "paragraph", "content": [{"type": "text", "text": TEXT}]}
    body = {"type": "doc", "content": [paragraph]}
    until = monotonic() + shift.seconds
    while monotonic() < until:
        sleep(random.uniform(*shift.pause))
        post = str(new_id())
        said = json.dumps({"id": post, "headline": "Filed", "body": body})
        shift.asked[post] = time()
        answer = pool.request(
            "POST", f"{url}/api/coverages/{SLUG}/posts", body=said, headers=headers
        )
        if answer.status == 200:
            shift.confirmed[post] = time()
        else:
            shift.refused.append(f"{answer.status} {answer.data[:200]!r}")


def arrivals(page: Page, count: int) -> dict[str, float]:
    until = monotonic() + PATIENCE
    found: dict[str, float] = {}
    while len(found) < count and monotonic() < until:
        found = page.evaluate("() => window.arrived")
        page.wait_for_timeout(100)
    return {name.removeprefix("post-"): moment / 1000 for name, moment in found.items()}


if __name__ == "__main__":
    main()
