"""A coverage that has everything which an export has to carry, and its export."""

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import NamedTuple

from PIL import Image

from tests.running import Newsroom, run_dateline

SITE = "https://news.example/storms"
POSTS = 25  # and a page has ten
SETTINGS = {"URL": SITE, "PAGE_POSTS": "10", "SEGMENT_SIZE": "10"}


class Exported(NamedTuple):
    """``typed`` is the command line of the newsroom that it came from, with more settings."""

    folder: Path
    typed: Callable[..., CompletedProcess[str]]
    posts: list[str]
    withdrawn: str


def cover_and_export(home: Path) -> Exported:
    """Ben files, with a photograph; Ada withdraws and ends; the export is ``home / "flood"``."""
    ada = Newsroom(home / "data", **SETTINGS)
    ada.open_coverage(slug="rain", headline="The rain at Brae", story="brae")
    ada.open_coverage(slug="flood", headline="The flood at Brae", story="brae", previous="rain")
    posts = [ada.publish_post("flood", text=f"Report {n}.") for n in range(1, POSTS)]
    Image.new("RGB", (600, 400), (90, 100, 110)).save(home / "weir.jpg")
    photo = str(home / "weir.jpg")
    posts.append(ada.publish_post("flood", headline="The weir", key=True, picture=photo))
    withdrawn = ada.publish_post("flood", text="A name.")
    ada.withdraw_post("flood", withdrawn, reason="Wrong.")
    ada.end_coverage("flood", closing="Good night.")
    ada.close()

    def typed(*arguments: str, text: str = "", **more: str) -> CompletedProcess[str]:
        return run_dateline(home / "data", *arguments, text=text, settings=SETTINGS | more)

    done = typed("export", "flood", "--to", str(home / "flood"))
    assert done.returncode == 0, done.stderr
    return Exported(home / "flood", typed, posts, withdrawn)
