"""``make pictures``: README's picture, taken from the demo as it is now."""

import json
import subprocess
import sys
import tempfile
import urllib.request
from io import BytesIO
from pathlib import Path
from time import sleep

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.browser.conftest import FLAGS, LAPTOP, PHONE
from tests.running import free_port

TAKEN_TO = Path(__file__).parents[1] / "docs/pictures/live-page.jpg"
PAGE = "/live/morvela-eruption/"
STEPS = 12  # enough of the script has been played: something has arrived, something is pinned
EDGE = 48
PAPER = "#d9d5cc"


def main() -> None:
    port = free_port()
    with tempfile.TemporaryDirectory() as data:
        command = [sys.executable, "-m", "dateline", "demo", "--data", data, "--port", str(port)]
        demo = subprocess.Popen([*command, "--seconds", "0.5"])
        try:
            wait_for_steps(f"http://127.0.0.1:{port}{PAGE}head.json")
            take(f"http://127.0.0.1:{port}{PAGE}")
        finally:
            demo.terminate()
            demo.wait()


def wait_for_steps(head: str) -> None:
    first = None
    for _ in range(600):
        try:
            with urllib.request.urlopen(head, timeout=2) as answer:
                seq = json.load(answer)["seq"]
        except OSError:
            seq = None
        first = first or seq
        if first and seq and seq >= first + STEPS:
            return
        sleep(0.2)
    raise SystemExit("The demo did not get under way within two minutes.")


def take(url: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        laptop = shot(browser, url, LAPTOP, "light")
        phone = shot(browser, url, PHONE, "dark")
        browser.close()
    side_by_side(laptop, phone).save(TAKEN_TO, quality=86, optimize=True, progressive=True)


def shot(browser: Browser, url: str, viewport: dict[str, int], scheme: str) -> Image.Image:
    page = browser.new_page(viewport=viewport, color_scheme=scheme)
    page.goto(url)
    page.evaluate("() => document.fonts.ready")
    page.reload()  # as for everybody but the first time, the faces are there
    page.wait_for_selector("#connection.up")
    return Image.open(BytesIO(page.screenshot()))


def side_by_side(laptop: Image.Image, phone: Image.Image) -> Image.Image:
    width = laptop.width + phone.width + 3 * EDGE
    whole = Image.new("RGB", (width, laptop.height + 2 * EDGE), PAPER)
    whole.paste(laptop, (EDGE, EDGE))
    whole.paste(phone, (laptop.width + 2 * EDGE, EDGE + (laptop.height - phone.height) // 2))
    return whole


if __name__ == "__main__":
    TAKEN_TO.parent.mkdir(exist_ok=True)
    main()
