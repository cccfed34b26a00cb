"""What axe finds on a page of the desk, and a photograph: on a phone and a laptop, light and dark.

Photographs are taken where DESK_PHOTOGRAPHS names a folder: "make deskphotographs" does.
"""

import os
from pathlib import Path
from typing import Literal

from playwright.sync_api import Page

AXE = Path(__file__).parents[3] / "web/node_modules/axe-core/axe.min.js"
PHONE, LAPTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 860}
SIZES = {"phone": PHONE, "laptop": LAPTOP}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
SEEN_BY_AXE = {"bypass_csp": True, "reduced_motion": "reduce"}  # options of a context

# In the dark nothing but colours is another.
ASKED = {"light": "{}", "dark": "{ runOnly: ['color-contrast'] }"}


def look_at(page: Page, name: str) -> list[str]:
    """At both sizes, whatever its window is now."""
    found = [one for size in SIZES for one in look_at_size(page, name, size)]
    page.set_viewport_size(LAPTOP)
    return found


def look_at_size(page: Page, name: str, size: str) -> list[str]:
    page.set_viewport_size(SIZES[size])
    if not page.evaluate("'axe' in window"):
        page.add_script_tag(path=AXE)
    return [one for scheme in SCHEMES for one in _look(page, f"{name}-{size}", scheme)]


def _look(page: Page, name: str, scheme: Literal["light", "dark"]) -> list[str]:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    if folder := os.environ.get("DESK_PHOTOGRAPHS"):
        _photograph(page, Path(folder) / f"desk-{name}-{scheme}.png")
    found = page.evaluate(f"axe.run({ASKED[scheme]}).then(result => result.violations)")
    return [
        f"{name} {scheme}: {one['id']} {node['html']}" for one in found for node in one["nodes"]
    ]


def _photograph(page: Page, to: Path) -> None:
    """From head to foot, but for what stands before the page."""
    is_asking = page.locator("dialog[open]").count() > 0
    if not is_asking:
        page.evaluate("scrollTo(0, 0)")
    page.screenshot(path=to, full_page=not is_asking)
