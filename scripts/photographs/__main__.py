"""Takes the photographs: ``python -m scripts.photographs [--states live ended] [--to DIR]``."""

import argparse
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Error

from scripts.photographs.newsroom import Site, newsroom, served
from scripts.photographs.states import ON_PAPER, STATES, WHOLE, WITHOUT_SCRIPT
from tests.browser.conftest import chromium

WINDOWS = ((390, 844), (820, 1180), (1280, 900))
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
THEMES = ("broadsheet", "bulletin")
MOST_PIXELS = 4_000  # from head to foot: what is below looks like what is above


def main() -> None:
    asked = _asked()
    asked.to.mkdir(parents=True, exist_ok=True)
    with newsroom() as (data, ada, addresses), chromium() as browser:
        for theme in asked.themes:
            with served(data, theme) as (url, empty):
                site = Site(url, empty, addresses, ada)
                for name in _taken(browser, site, theme, asked):
                    sys.stdout.write(f"{name}\n")


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m scripts.photographs")
    parser.add_argument("--states", nargs="*", choices=STATES, default=list(STATES))
    parser.add_argument("--themes", nargs="*", default=list(THEMES))
    parser.add_argument("--schemes", nargs="*", choices=SCHEMES, default=list(SCHEMES))
    parser.add_argument("--widths", nargs="*", type=int, default=[width for width, _ in WINDOWS])
    parser.add_argument("--to", type=Path, default=Path("build/photographs"))
    return parser.parse_args()


def _taken(browser: Browser, site: Site, theme: str, asked: argparse.Namespace) -> Iterator[str]:
    windows = [window for window in WINDOWS if window[0] in asked.widths]
    for state, window, scheme in product(asked.states, windows, asked.schemes):
        name = f"{state}-{window[0]}-{scheme}-{theme}"
        try:
            _take(browser, site, state, window, scheme, asked.to / f"{name}.png")
        except Error as error:
            name = f"{name}: {error.message.splitlines()[0]}"
        yield name
    for paper, address in ON_PAPER.items():
        page = browser.new_page()
        page.goto(site.url + address)
        page.pdf(path=asked.to / f"{paper}-{theme}.pdf", prefer_css_page_size=True, format="A4")
        page.close()


def _take(
    browser: Browser, site: Site, state: str, window: tuple[int, int], scheme: Scheme, to: Path
) -> None:
    width, height = window
    context = browser.new_context(
        viewport={"width": width, "height": height},
        java_script_enabled=state not in WITHOUT_SCRIPT,
    )
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.emulate_media(color_scheme=scheme)
    STATES[state](page, site)
    if state in WHOLE:
        tall = min(MOST_PIXELS, page.evaluate("document.documentElement.scrollHeight"))
        page.screenshot(
            path=to, full_page=True, clip={"x": 0, "y": 0, "width": width, "height": tall}
        )
    else:
        page.screenshot(path=to)
    context.close()


if __name__ == "__main__":
    main()
