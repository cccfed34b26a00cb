"""A reporter's phone: what its camera takes, and how it shares that with the desk."""

from pathlib import Path
from random import Random

from PIL import Image
from playwright.sync_api import Page

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}

# As the phone does: a form that is posted to the address that the desk's manifest names.
A_FORM = """([action, words]) => {
  const form = document.createElement("form");
  Object.assign(form, {id: "phone", method: "post", enctype: "multipart/form-data", action});
  for (const [name, value] of Object.entries(words))
    form.append(Object.assign(document.createElement("input"), {type: "hidden", name, value}));
  const files = {type: "file", name: "pictures", multiple: true};
  form.append(Object.assign(document.createElement("input"), files));
  document.body.append(form);
}"""
IN_CONTROL = "navigator.serviceWorker.ready.then(() => !!navigator.serviceWorker.controller)"


def photograph(path: Path, width: int = 400, height: int = 300, seed: int = 1) -> Path:
    """A picture of its own for each seed, with as much in it as a camera's."""
    noise = Random(seed).randbytes(width * height // 16 * 3)
    grain = Image.frombytes("RGB", (width // 4, height // 4), noise)
    grain.resize((width, height)).save(path, quality=90)
    return path


def wait_for_worker(page: Page) -> None:
    """Until the desk opens without a network."""
    while not page.evaluate(IN_CONTROL):
        page.wait_for_timeout(50)
    while not page.evaluate("caches.match(new URL('/desk/', location)).then(Boolean)"):
        page.wait_for_timeout(50)


def share(page: Page, *pictures: Path, **words: str) -> None:
    """From the gallery, with the desk chosen."""
    page.evaluate(A_FORM, ["/desk/share/", words])
    page.locator("#phone [type=file]").set_input_files(pictures)
    with page.expect_navigation():
        page.evaluate("document.getElementById('phone').submit()")
