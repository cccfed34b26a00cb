"""What a picture needs before readers may see it: to be here, clear rights, words for who cannot see."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from django.db import transaction

from dateline.media.demands import demands_in
from dateline.newsroom import audit
from dateline.newsroom.documents import Document
from dateline.newsroom.errors import BodyRefused, PictureUnready
from dateline.newsroom.models import Asset, User
from dateline.newsroom.pictures import images_in

MOST_SHOWN = 60  # characters of a caption, in a sentence


def check_pictures(body: Document) -> None:
    """Refused when a body shows a picture that was never taken in, or whose rights are not clear."""
    images = [(path, image) for path, image in images_in(body) if image.get("asset")]
    kept = Asset.objects.in_bulk({image["asset"] for _, image in images})
    for path, image in images:
        asset = kept.get(image["asset"])
        if asset is None:
            missing = image["asset"][:12]
            raise BodyRefused(f"{path}.attrs.asset", f"there is no picture {missing}… here")
        _check_rights(path, asset)


def check_alt_texts(body: Document) -> None:
    """PictureUnready when a picture has no words for readers who cannot see it.

    The desk asks for them. What is imported, or filed by the operator, may come without.
    """
    for path, image in images_in(body):
        if image.get("asset") and not str(image.get("alt", "")).strip():
            raise PictureUnready(
                f"{path}.attrs.alt",
                f"{_named(image)} has no alt text; say in a few words what it shows, for readers who"
                " cannot see it.",
            )


def demands_of(asset: Asset) -> list[str]:
    """What its owner demands, by the words in the picture; an editor confirms that it is kept."""
    said = asset.metadata
    return demands_in(f"{said['instructions']}\n{said['usage_terms']}")


def confirm_rights(asset: Asset, *, by: User) -> Asset:
    """Say that what the owner of a picture demands is kept. Twice is once: the first one stands."""
    with transaction.atomic():
        found = Asset.objects.select_for_update().get(pk=asset.pk)
        if found.rights_confirmed_at is None:
            found.rights_confirmed_at, found.rights_confirmed_by = datetime.now(UTC), by
            found.save(update_fields=["rights_confirmed_at", "rights_confirmed_by"])
            audit.record("confirm_rights", by, subject=found.pk, demands=demands_of(found))
        return found


def _check_rights(path: str, asset: Asset) -> None:
    if asset.rights_confirmed_at:
        return
    if demands := demands_of(asset):
        raise PictureUnready(
            f"{path}.attrs.asset",
            f"{_named(asset.metadata)} comes with {_listed(demands)}; an editor must confirm at the"
            " desk that its owner's terms are kept.",
        )


def _named(said: Mapping[str, Any]) -> str:
    words = str(said.get("headline") or said.get("caption") or "")
    short = words if len(words) <= MOST_SHOWN else f"{words[: MOST_SHOWN - 1]}…"
    return f"The picture “{short}”" if short else "A picture"


def _listed(demands: list[str]) -> str:
    *others, last = (f"“{demand}”" for demand in demands)
    return f"{', '.join(others)} and {last}" if others else last
