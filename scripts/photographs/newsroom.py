"""A newsroom in which every state of a page can be found: the demo's coverages, and one for each state."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.running import Newsroom, Server, environment

SITE = {"SITE_NAME": "The Morvela Lantern", "PAGE_POSTS": "12"}
DEMO = """
from dateline.project.cli.newsroom import open_newsroom
open_newsroom()
from dateline.project.demo.opening import prepare_demo
prepare_demo()
"""
POINTS = [
    "The lower town is empty; the last families left the school at noon.",
    "The river is expected to peak before midnight, at about 4.2 metres.",
]
TEXTS = (
    ("Sandbags reach the school gate", "Volunteers have laid a second row along Mill Lane."),
    ("The old bridge is closed", "Cars are sent round by the weir, which adds twenty minutes."),
    ("", "A short one without a headline: the pumps at the mill are running again."),
    ("Water in the cellars of Quay Street", "It came up through the drains, says the council."),
)
ARABIC = ("المياه تبلغ بوابة المدرسة", "وضع المتطوعون صفًّا ثانيًا من أكياس الرمل في زقاق المطحنة.")
HEBREW = ("המים הגיעו לשער בית הספר", "מתנדבים הניחו שורה שנייה של שקי חול לאורך סמטת הטחנה.")


class Site(NamedTuple):
    """``addresses`` are the pages by name; ``ada`` goes on publishing; ``empty`` is one without anything."""

    url: str
    empty: str
    addresses: dict[str, str]
    ada: Newsroom


@contextmanager
def newsroom() -> Iterator[tuple[Path, Newsroom, dict[str, str]]]:
    """A data folder with everything in it."""
    with TemporaryDirectory() as folder:
        data = Path(folder)
        given = environment(DATA=folder, **SITE)
        subprocess.run([sys.executable, "-c", DEMO], env=given, check=True)
        ada = Newsroom(data, **SITE)
        try:
            yield data, ada, _cover(ada)
        finally:
            ada.close()


@contextmanager
def served(data: Path, theme: str) -> Iterator[tuple[str, str]]:
    """The addresses of the site, and of one without any coverage, both in a theme."""
    with TemporaryDirectory() as nothing:
        servers = [Server(folder, THEME=theme, **SITE) for folder in (data, Path(nothing))]
        try:
            full, empty = (server.start().url for server in servers)
            yield full, empty
        finally:
            for server in servers:
                server.stop()


def _cover(ada: Newsroom) -> dict[str, str]:
    """A coverage for each state, and the addresses of what a reader would be shown of it."""

    def opens(slug: str, **said: object) -> str:
        usual = {"headline": "The river rises at Brae, and the town waits", "summary": POINTS}
        return ada.open_coverage(slug=slug, **usual | {"time_zone": "Europe/Oslo"} | said)

    tomorrow = (datetime.now(UTC) + timedelta(hours=19)).isoformat()
    opens("paused")
    opens("nothing-yet", headline="Council votes on the new sea wall")
    opens("to-come", headline="Election night: results from all nine districts", starts_at=tomorrow)
    opens("waiting", headline="Snow closes the pass above Brae")
    opens("lone", headline="The night ferry is late")
    for slug in ("paused", "waiting", "lone"):
        posts = [_publish(ada, slug, *text, key=n == 1) for n, text in enumerate(TEXTS)]
    ada.pause_coverage("paused")
    arabic = {
        "language": "ar",
        "time_zone": "Asia/Beirut",
        "headline": "النهر يرتفع في البلدة القديمة",
    }
    hebrew = {"language": "he", "time_zone": "Asia/Jerusalem", "headline": "הנהר עולה בעיר העתיקה"}
    for slug, words, said in (("live-ar", ARABIC, arabic), ("live-he", HEBREW, hebrew)):
        opens(slug, summary=[words[1]], **said)
        for number in range(5):
            _publish(ada, slug, *words, key=number % 2 == 0, bylines=["Ada Quist", "Ben Okri"])
    gone = _publish(ada, "lone", "A name", "It was the wrong one.")
    ada.withdraw_post("lone", gone, reason="Wrong.")
    return {"withdrawn": f"/live/lone/post/{gone}/", "headless": f"/live/lone/post/{posts[2]}/"}


def _publish(ada: Newsroom, slug: str, headline: str, text: str, **more: object) -> str:
    usual = {"bylines": ["Ada Quist"], "place": "Brae"}
    return ada.publish_post(slug, headline=headline, text=f"{text}\n\n{text}", **usual | more)


def publish_some(ada: Newsroom, slug: str, count: int) -> None:
    """What arrives while somebody reads."""
    for headline, text in TEXTS[:count]:
        _publish(ada, slug, headline or "Pumps", text)
