"""Photographs of the newsroom: taken in once, kept by what they are, up while something shows them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F, QuerySet

from dateline.media.darkroom import DARKROOM
from dateline.media.storage import PictureFolder, id_of
from dateline.newsroom import audit
from dateline.newsroom.documents import Document
from dateline.newsroom.models import Asset, Coverage, Revision, User


def take_in_picture(original: bytes, *, by: User | None = None) -> Asset:
    """Keep a picture, its renditions and what its metadata says; the same bytes are one asset.

    Readers cannot fetch it before something that shows it is published.

    Raises ``media.pictures.PictureRefused`` for what is no picture, or no sound one.
    """
    if known := known_picture(id_of(original)):
        return known
    developed = DARKROOM.develop(original)
    made = developed.made
    renditions = [
        {"width": r.width, "height": r.height, "file": r.file_name} for r in made.renditions
    ]
    kept = _folder().keep(original, made)
    with transaction.atomic():
        asset, is_new = Asset.objects.update_or_create(
            id=kept,
            defaults={
                "width": made.width,
                "height": made.height,
                "renditions": renditions,
                "metadata": asdict(developed.metadata),
            },
        )
        if is_new:
            audit.record("take_in_picture", by, subject=kept, bytes=len(original))
    return asset


def known_picture(asset: str) -> Asset | None:
    """The picture of this id, if it is here with all its files."""
    known = Asset.objects.filter(pk=asset).first()
    if known and _folder().holds(known.pk, (r["file"] for r in known.renditions)):
        return known
    return None


def choose_focus(asset: Asset, *, x: int, y: int, by: User | None) -> Asset:
    """Say which point of a picture a crop keeps, in per cent from the left and from the top."""
    with transaction.atomic():
        found = Asset.objects.select_for_update().get(pk=asset.pk)
        if found.focus != [x, y]:
            found.focus = [x, y]
            found.save(update_fields=["focus"])
            audit.record("choose_focus", by, subject=found.pk, x=x, y=y)
        return found


def read_rendition(asset: Asset, file_name: str) -> bytes | None:
    """A rendition for the desk, whether readers can fetch it or not; None when it has none so named."""
    return _folder().rendition_at_the_desk(asset.pk, file_name)


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


def pictures_in(body: Document) -> set[str]:
    """The assets that a body shows."""
    return {image["asset"] for _, image in images_in(body) if image.get("asset")}


def images_in(node: Document, path: str = "") -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The attributes of a body's images, each with the path of its block, such as ``content[2]``."""
    if node["type"] == "image":
        yield path, node.get("attrs", {})
    for index, child in enumerate(node.get("content", ())):
        yield from images_in(child, f"{path}.content[{index}]".removeprefix("."))


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


def texts_with(asset: str) -> QuerySet[Revision]:
    """The texts that readers have now and that show this picture."""
    return Revision.objects.filter(
        assets=asset, post__withdrawn_at=None, number=F("post__revision")
    )


def heads_with(asset: str) -> QuerySet[Coverage]:
    """The coverages at whose head it stands."""
    return Coverage.objects.filter(lead__asset=asset)


def _is_used(asset: str) -> bool:
    return texts_with(asset).exists() or heads_with(asset).exists()
