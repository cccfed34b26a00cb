"""Ben, who writes in a browser on a bad network, and Ada, whose requests always arrive."""

import json
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from functools import cache
from itertools import pairwise
from pathlib import Path
from time import monotonic
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.between import Between
from tests.browser.staff import sessions
from tests.running import Newsroom, Server

WEB = Path(__file__).parents[2] / "web"
PAGE = "/desk/keeping-test/"
PROOF = "c" * 32  # what Django's CSRF cookie holds; the header says it back
PATIENCE_MS = 30_000
POLLING_MS = 50  # a tab out of sight draws no frames, by which Playwright would look otherwise

Json = dict[str, Any]


@cache
def built_into(folder: Path) -> Path:
    """The page without views, built from the desk's sources as they are."""
    vite = [Path(sys.executable).parent / "node", WEB / "node_modules/vite/bin/vite.js", "build"]
    config = WEB / "tests/keeping/vite.page.config.ts"
    arguments = [*vite, "--logLevel", "warn", "--config", config, "--outDir", folder]
    subprocess.run(list(map(str, arguments)), cwd=WEB, check=True, timeout=120)
    return folder


class House:
    """A server that can be killed, and what stands between it and Ben."""

    def __init__(self, folder: Path) -> None:
        data = folder / "data"
        self.sessions = sessions(data, ada="editor", ben="reporter")
        page = built_into(folder / "page")
        with ExitStack() as built:  # what was started is ended, though what follows fails
            self.server = Server(data)
            built.callback(self.server.stop)
            self.server.start()
            self._newsroom = Newsroom(data)
            built.callback(self._newsroom.close)
            self.between = Between(self.server.port, page, PAGE)
            built.callback(self.between.stop)
            self.close = built.pop_all().close

    def open_coverage(self, slug: str) -> "Coverage":
        self._newsroom.open_coverage(slug=slug, headline="The river", reporters_publish=True)
        return Coverage(self, slug)


class Coverage:
    """A coverage as Ada has it: past all that is between, straight at the server."""

    def __init__(self, house: House, slug: str) -> None:
        self.slug = slug
        self._house = house

    @property
    def posts(self) -> list[Json]:
        found: list[Json] = self.ask("GET", "posts?limit=200")
        return found

    @property
    def drafts(self) -> list[Json]:
        found: list[Json] = self.ask("GET", "drafts")
        return found

    def ask(self, method: str, path: str, body: Json | None = None) -> Any:
        """The answer; HTTPError for whatever was refused."""
        request = urllib.request.Request(
            f"{self._house.server.url}/api/coverages/{self.slug}/{path}",
            data=None if body is None else json.dumps(body).encode(),
            method=method,
            headers={
                "Cookie": f"dateline_session={self._house.sessions['ada']}; dateline_csrf={PROOF}",
                "X-CSRFToken": PROOF,
                "Content-Type": "application/json",
            },
        )
        with urllib.request.urlopen(request, timeout=20) as answer:
            return json.loads(answer.read())

    def change_draft(self, draft: Json, text: Json) -> bool:
        """Ada saves this on top of the draft that she saw; false when she came too late."""
        body = {"version": draft["version"], "text": draft["text"] | text}
        return self._try("PUT", f"drafts/{draft['id']}", body)

    def revise(self, post: Json, body: Json) -> bool:
        """Ada gives a post another body, from the revision that she saw."""
        state = post["state"]
        said = {
            "began_from": post["revision"],
            "headline": state["headline"] or "",
            "bylines": [line["name"] for line in state["bylines"]],
            "place": state["place"] or "",
            "tags": state["tags"],
            "body": body,
        }
        return self._try("POST", f"posts/{post['id']}/revise", said)

    def _try(self, method: str, path: str, body: Json) -> bool:
        with suppress(urllib.error.HTTPError):
            self.ask(method, path, body)
            return True
        return False

    def revisions_said_twice(self) -> int:
        """How often a post was given the text that it had."""
        twice = 0
        for post in self.posts:
            texts = self.ask("GET", f"posts/{post['id']}/revisions")
            said = [(text["headline"], text["body"]) for text in texts]
            twice += sum(one == other for one, other in pairwise(said))
        return twice


class Tab:
    """One of Ben's tabs, on the page without views."""

    def __init__(self, page: Page, coverage: str) -> None:
        self.page = page
        self.coverage = coverage

    def open(self) -> "Tab":
        self.page.goto(PAGE)
        self.page.wait_for_function("() => !!window.openDesk", polling=POLLING_MS)
        self.page.evaluate("openDesk('ben')")
        self.page.evaluate("slug => desk.resume(slug)", self.coverage)
        self.page.evaluate("slug => desk.follow(slug)", self.coverage)
        return self

    def begin(self, word: str) -> str:
        return self.page.evaluate("([slug, word]) => desk.begin(slug, word)", [self.coverage, word])

    def change(self, post: str) -> str:
        return self.page.evaluate("([slug, id]) => desk.change(slug, id)", [self.coverage, post])

    def write(self, how: str, id: str, word: str) -> None:
        """``how`` is type, addParagraph or addToHeadline. Done when it is on the device."""
        self.page.evaluate(f"([id, word]) => desk.{how}(id, word)", [id, word])

    def type(self, id: str, word: str) -> None:
        self.write("type", id, word)

    def act(self, id: str, **act: str) -> bool:
        return self.page.evaluate("([id, act]) => desk.act(id, act)", [id, act])

    def write_and_act(self, how: str, id: str, word: str, **act: str) -> None:
        """In one breath: what is written has no time to be saved by itself before."""
        self.page.evaluate(
            f"([id, word, act]) => desk.{how}(id, word).then(() => desk.act(id, act))",
            [id, word, act],
        )

    def wait_for(self, id: str, safety: str) -> None:
        self.page.wait_for_function(
            "([id, safety]) => desk.safeties()[id] === safety",
            arg=[id, safety],
            timeout=PATIENCE_MS,
            polling=POLLING_MS,
        )

    def settle(self) -> None:
        """Decide on what collided, for both, until everything is told to the server."""
        until = monotonic() + 2 * PATIENCE_MS / 1000
        while not self.page.evaluate("desk.settle()"):
            assert monotonic() < until, self.page.evaluate(
                "JSON.stringify([desk.all, desk.outbox])"
            )
            self.page.wait_for_timeout(100)

    def hear_all_of(self, coverage: Coverage) -> None:
        """Wait until the desk stream has told what the API tells."""
        posts = [f"{post['id']} {post['state']['headline'] or ''}" for post in coverage.posts]
        drafts = {draft["id"]: draft["version"] for draft in coverage.drafts}
        until = monotonic() + PATIENCE_MS / 1000
        while (heard := self.page.evaluate("desk.heard()")) != {"posts": posts, "drafts": drafts}:
            assert monotonic() < until, (heard, posts, drafts)
            self.page.wait_for_timeout(100)

    def freeze(self) -> None:
        self._lifecycle("frozen")

    def thaw(self) -> None:
        self._lifecycle("active")

    def _lifecycle(self, state: str) -> None:
        session = self.page.context.new_cdp_session(self.page)
        session.send("Page.setWebLifecycleState", {"state": state})
        session.detach()


def bens_browser(browser: Browser, house: House) -> BrowserContext:
    """Signed in, behind all that is between."""
    context = browser.new_context(base_url=house.between.url)
    cookies = {"dateline_session": house.sessions["ben"], "dateline_csrf": PROOF}
    context.add_cookies(
        [
            {"name": name, "value": value, "url": house.between.url}
            for name, value in cookies.items()
        ]
    )
    return context


def words(node: Json) -> Iterator[str]:
    """All that a body says."""
    yield from node.get("text", "").split()
    for child in node.get("content", ()):
        yield from words(child)
