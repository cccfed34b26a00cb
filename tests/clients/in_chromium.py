"""Runs a script on a page, and prints what it logs, until its ``source`` is closed: ``PAGE SCRIPT``."""

import shutil
import sys

from playwright.sync_api import ConsoleMessage, sync_playwright

from tests.browser.conftest import FLAGS


def print_out(message: ConsoleMessage) -> None:
    print(message.text, file=sys.stderr if message.type == "error" else sys.stdout, flush=True)


page_address, script = sys.argv[1:]
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
    page = browser.new_page(bypass_csp=True)  # our own pages let no other script in
    page.goto(page_address)
    page.on("console", print_out)
    page.add_script_tag(content=script)
    page.wait_for_function("source.readyState === EventSource.CLOSED", timeout=0)
    browser.close()
