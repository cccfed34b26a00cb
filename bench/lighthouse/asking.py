"""Asking Lighthouse about a page, once."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.browser.conftest import FLAGS
from tests.installed import needs

PROGRAM = Path(__file__).parent / "node_modules/lighthouse/cli/index.js"
NODE = Path(sys.executable).parent / "node"
PRESETS = {"phone": [], "laptop": ["--preset=desktop"]}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FIGURES = {
    "first-contentful-paint": 1,
    "largest-contentful-paint": 1,
    "total-blocking-time": 1,
    "cumulative-layout-shift": 1,
    "total-byte-weight": 1024,
}
"""By Lighthouse's name of the audit: what its number is divided by, to milliseconds and KB."""
LONGEST_SECONDS = 180


@dataclass(frozen=True, slots=True)
class Visit:
    """What came of one visit: scores out of 100, figures, and who was asked on which machine."""

    form: str
    scores: dict[str, int]
    figures: dict[str, float]
    lighthouse: str
    chromium: str
    machine: float
    """Lighthouse's own measure of the machine at that moment; it asks for 1,500 and more of a laptop."""


def ask(url: str, form: str) -> Visit:
    """Visit a page as a phone or a laptop; its complaint, where Lighthouse could not."""
    flags = " ".join(["--headless=new", *FLAGS])
    categories = f"--only-categories={','.join(CATEGORIES)}"
    output = ["--output=json", "--quiet", f"--chrome-flags={flags}"]
    done = subprocess.run(
        [NODE, PROGRAM, url, *PRESETS[form], categories, *output],
        env=os.environ | {"CHROME_PATH": needs("chromium")},
        capture_output=True,
        text=True,
        check=False,
        timeout=LONGEST_SECONDS,
    )
    if done.returncode:
        sys.exit(f"lighthouse: {done.stderr.strip()[-500:]}")
    return visit_in(json.loads(done.stdout), form)


def visit_in(said: dict, form: str) -> Visit:
    """What Lighthouse's report says."""
    audits = said["audits"]
    return Visit(
        form,
        {name: round(100 * said["categories"][name]["score"]) for name in CATEGORIES},
        {name: audits[name]["numericValue"] / unit for name, unit in FIGURES.items()},
        said["lighthouseVersion"],
        said["environment"]["hostUserAgent"].partition("Chrome/")[2].partition(".")[0],
        said["environment"]["benchmarkIndex"],
    )
