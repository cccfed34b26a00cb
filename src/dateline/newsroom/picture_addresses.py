"""Where a page finds a picture: its renditions by format and width, its size, and what a crop keeps."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings

from dateline.newsroom.models import Asset

TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}  # by endings, best first

Steps = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Source:
    """A picture in one format and several widths, as a ``source`` element takes it."""

    type: str
    source_set: str


@dataclass(frozen=True, slots=True)
class Picture:
    """What a page needs to show a picture without the page jumping.

    ``sources`` are the formats to try first; ``address`` and ``source_set`` are what every browser
    reads. ``focus`` is the point that a crop keeps, in per cent and in steps of ten.
    """

    address: str
    source_set: str
    width: int
    height: int
    sources: tuple[Source, ...] = ()
    focus: Steps | None = None


def find_picture(asset_id: str | None) -> Picture | None:
    """The picture of an asset as readers get it, or None where an image block has no picture."""
    asset = Asset.objects.filter(id=asset_id).first() if asset_id else None
    return picture_at(f"{settings.DATELINE_ROOT_PATH}/media", asset) if asset else None


def picture_at(root: str, asset: Asset) -> Picture:
    """A picture whose renditions are below this address.

    JPEG is for every browser; the formats that only most can read are offered before it.
    """
    forms = {ending: _of_form(asset, ending) for ending in TYPES}
    *better, (_, plain) = [(ending, found) for ending, found in forms.items() if found]
    widest = max(plain, key=lambda r: r["width"])
    here = f"{root}/{asset.pk}"
    return Picture(
        address=f"{here}/{widest['file']}",
        source_set=_source_set(here, plain),
        width=widest["width"],
        height=widest["height"],
        sources=tuple(Source(TYPES[ending], _source_set(here, found)) for ending, found in better),
        focus=_in_steps(asset.focus),
    )


def narrowest(asset: Asset, ending: str) -> str:
    """The file of its smallest rendition in this format, however narrow the picture itself is."""
    found: str = min(_of_form(asset, ending), key=lambda r: r["width"])["file"]
    return found


def _of_form(asset: Asset, ending: str) -> list[dict[str, Any]]:
    return [r for r in asset.renditions if r["file"].endswith(f".{ending}")]


def _source_set(here: str, renditions: list[dict[str, Any]]) -> str:
    return ", ".join(f"{here}/{r['file']} {r['width']}w" for r in renditions)


def _in_steps(focus: list[int] | None) -> Steps | None:
    """In tens: the style sheet has a rule for each, because a page may carry no styles of its own."""
    return (round(focus[0] / 10) * 10, round(focus[1] / 10) * 10) if focus else None
