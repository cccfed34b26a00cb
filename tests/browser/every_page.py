"""A site that has each kind of page that Cleo may meet, full of everything a page can hold."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from PIL import Image

from dateline.newsroom.documents import document, paragraph
from tests.running import Newsroom

KINDS = (
    "front",
    "live",
    "empty",
    "paused",
    "ended",
    "scheduled",
    "post",
    "post without a headline",
    "older",
    "since",
    "key moments",
    "story",
    "missing",
    "withdrawn",
)
SUMMARY = ["The lower town is empty.", "The peak is expected before midnight, at the old mill."]
WORDS = "A paragraph of the kind that a reader reads, with some **weight**, and then another one."


def open_every_page(ada: Newsroom, folder: Path, language: str = "en") -> dict[str, str]:
    """The address of a page of each kind."""
    name = f"every-{language}"
    story = f"{name}-story"

    def opened(state: str, **more: Any) -> str:
        headline = f"The river rises at Brae, and the town waits: {state}"
        common = {"language": language, "time_zone": "Europe/Oslo", "story": story}
        slug = f"{name}-{state}"
        return ada.open_coverage(slug=slug, headline=headline, summary=SUMMARY, **common, **more)

    ended = opened("ended")
    fill(ada, ended, 2, tags=["flood"])
    live = opened("live", previous=ended)
    paused = opened("paused")
    fill(ada, paused, 2)
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    pages = {
        "front": "/",
        "live": f"/live/{live}/",
        "empty": f"/live/{opened('empty')}/",
        "paused": f"/live/{paused}/",
        "ended": f"/live/{ended}/",
        "scheduled": f"/live/{opened('scheduled', starts_at=tomorrow.isoformat())}/",
        "story": f"/story/{story}/",
        "missing": "/live/nowhere/",
    }
    posts = fill(ada, live, 12, tags=["flood"])
    wrong = ada.publish_post(live, headline="A name", text="It was the wrong one.")
    whole = publish_all(ada, live, folder)
    bare = ada.publish_post(live, text=WORDS, key=True)
    ada.pause_coverage(paused)
    ada.withdraw_post(live, wrong, reason="Wrong.")
    ada.end_coverage(
        ended, closing="Our coverage has ended for the night. It goes on in the morning."
    )
    return pages | {
        "post": f"/live/{live}/post/{whole}/",
        "post without a headline": f"/live/{live}/post/{bare}/",
        "older": f"/live/{live}/before/{posts[9]}/",
        "key moments": f"/live/{live}/key/",
        "since": f"/live/{live}/since/3/",
        "withdrawn": f"/live/{live}/post/{wrong}/",
    }


def fill(ada: Newsroom, slug: str, count: int, **more: Any) -> list[str]:
    text = "\n\n".join([WORDS] * 3)
    return [
        ada.publish_post(slug, headline=f"Post {n} of the night", text=text, key=n % 5 == 0, **more)
        for n in range(count)
    ]


def publish_all(ada: Newsroom, slug: str, folder: Path) -> str:
    """A post with every kind of block and every mark, and a picture for the head of the page."""
    ada.publish_post(slug, headline="The weir", picture=str(painted(folder)), bylines=["Ben Okri"])
    names = ["Ada Quist", "Ben Okri", "Cleo Roth"]
    body = everything(painted(folder))
    post = ada.publish_post(
        slug,
        headline="All that a post can hold, under a headline that runs on for longer than one line",
        body=body,
        bylines=names,
        place="Brae",
        key=True,
        tags=["flood", "brae"],
    )
    ada.revise_post(slug, post, correction="An earlier version had the level at the mill wrong.")
    ada.pin_post(slug, post)
    ada.edit_coverage(slug, lead=picture(painted(folder)))
    return post


def painted(folder: Path) -> Path:
    path = folder / "weir.png"
    if not path.exists():
        Image.linear_gradient("L").convert("RGB").resize((900, 600)).save(path)
    return path


def picture(path: Path) -> dict[str, str]:
    asset = sha256(path.read_bytes()).hexdigest()
    return {"asset": asset, "alt": "The weir at dusk.", "caption": "The weir.", "credit": "I. Roth"}


def everything(path: Path) -> dict[str, Any]:
    """A body with each kind of block."""
    link = {"type": "link", "attrs": {"href": "https://example.org/"}}
    linked = {"type": "text", "text": "what the council says", "marks": [link]}
    image = {"type": "image", "attrs": picture(path)}
    return document(
        {"type": "paragraph", "content": [{"type": "text", "text": "Here is "}, linked]},
        _block("heading", _text("A heading within")),
        _block("bullet_list", _item("The first of two"), _item("The second")),
        _block("ordered_list", _item("One"), _item("Two")),
        _block(
            "quote", paragraph("We have done this before."), speaker="Morag Innes", role="keeper"
        ),
        _block("gallery", image, image, image, caption="Three of the weir."),
        _block(
            "timeline", _block("timeline_entry", paragraph("The bells ring."), when="4:44 p.m.")
        ),
        _block("fact_box", paragraph("The record is 4.20 metres."), title="The river in figures"),
        _block(
            "table", _row("table_header"), _row("table_cell"), caption="Levels at noon, in metres"
        ),
        _block("table", _row("table_header"), _row("table_cell")),
        _block("embed", url="https://example.org/map", title="The map", provider="Brae Council"),
        _block("divider"),
    )


def _block(kind: str, *content: Any, **attrs: Any) -> dict[str, Any]:
    return (
        {"type": kind}
        | ({"content": list(content)} if content else {})
        | ({"attrs": attrs} if attrs else {})
    )


def _text(text: str) -> dict[str, str]:
    return {"type": "text", "text": text}


def _item(text: str) -> dict[str, Any]:
    return _block("list_item", paragraph(text))


def _row(cell: str) -> dict[str, Any]:
    names = ("Waterside", "Millbridge", "Lower Brae", "Harbour mouth", "Kirk Sands", "The weir")
    return _block("table_row", *(_block(cell, _text(name)) for name in names))
