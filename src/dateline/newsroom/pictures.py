"""Photographs of the newsroom: taken in once, kept by what they are, shown by address."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import F

from dateline.media.photo_metadata import read_photo_metadata
from dateline.media.renditions import make_renditions
from dateline.media.storage import PictureFolder
from dateline.newsroom.documents import Document, walk
from dateline.newsroom.errors import BodyRefused
from dateline.newsroom.models import Asset, Coverage, Revision


@dataclass(frozen=True, slots=True)
class Picture:
    """What a page needs to show a picture without the page jumping."""

    address: str
    source_set: str
    width: int
    height: int


def take_in_picture(original: bytes) -> Asset:
    """Keep a picture, its renditions and what its metadata says; the same bytes are one asset.

    Readers cannot fetch it before something that shows it is published.

    Raises ``media.pictures.PictureRefused`` for what is no picture, or no sound one.
    """
    made = make_renditions(original)
    key = _folder().keep(original, made)
    renditions = [
        {"width": r.width, "height": r.height, "file": r.file_name} for r in made.renditions
    ]
    asset, _ = Asset.objects.get_or_create(
        id=key,
        defaults={
            "width": made.width,
            "height": made.height,
            "renditions": renditions,
            "metadata": asdict(read_photo_metadata(original)),
        },
    )
    return asset


def image_attributes(asset: Asset) -> dict[str, str]:
    """The attributes of an image block, filled from what the picture says of itself."""
    said = asset.metadata
    return {
        "asset": asset.id,
        "caption": said["caption"],
        "credit": said["credit"] or ", ".join(said["creators"]),
        "source": said["source"],
        "alt": said["alt"],
    }


def find_picture(asset_id: str | None) -> Picture | None:
    """The picture of an asset, or None where an image block has no picture."""
    asset = Asset.objects.filter(id=asset_id).first() if asset_id else None
    return _shown(asset) if asset else None


def check_pictures(body: Document) -> None:
    """BodyRefused when a body shows a picture that was never taken in."""
    wanted = pictures_in(body)
    kept = set(Asset.objects.filter(pk__in=wanted).values_list("pk", flat=True))
    for missing in sorted(wanted - kept):
        raise BodyRefused("image.attrs.asset", f"there is no picture {missing[:12]}… here")


def pictures_in(body: Document) -> set[str]:
    """The assets that a body shows."""
    shown = {node.get("attrs", {}).get("asset") for node in walk(body) if node["type"] == "image"}
    return shown - {None}


def put_up(assets: Iterable[str]) -> None:
    """Let readers fetch these pictures, in the transaction that publishes what shows them."""
    for asset in Asset.objects.select_for_update().filter(pk__in=list(assets)).order_by("pk"):
        _folder().put_up(asset.pk)


def take_down_unused(assets: Iterable[str]) -> None:
    """Take those pictures away from readers that no standing post and no page's head shows.

    Looks under the lock that ``put_up`` takes, so a post that is being published keeps its picture.
    """
    with transaction.atomic():
        locked = Asset.objects.select_for_update().filter(pk__in=list(assets)).order_by("pk")
        for asset in locked:
            if not _is_used(asset.pk):
                _folder().take_down(asset.pk)


def sweep_pictures() -> None:
    """Take down what a crash between a withdrawal's commit and its end has left up."""
    take_down_unused(_folder().all_up())


def _folder() -> PictureFolder:
    return PictureFolder(Path(settings.DATELINE_PICTURES))


def _is_used(asset: str) -> bool:
    standing = Revision.objects.filter(
        assets=asset, post__withdrawn_at=None, number=F("post__revision")
    )
    return standing.exists() or Coverage.objects.filter(lead__asset=asset).exists()


def _shown(asset: Asset) -> Picture:
    """The widest WebP is the fallback too: every browser since 2020 reads it."""
    webp = [r for r in asset.renditions if r["file"].endswith(".webp")]
    widest = max(webp, key=lambda r: r["width"])
    sources = ", ".join(f"{_address(asset, r)} {r['width']}w" for r in webp)
    return Picture(_address(asset, widest), sources, widest["width"], widest["height"])


def _address(asset: Asset, rendition: dict[str, object]) -> str:
    return f"{settings.DATELINE_ROOT_PATH}/media/{asset.id}/{rendition['file']}"
