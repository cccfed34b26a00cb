"""A picture that comes in pieces, over a line that may break after each."""

from pathlib import Path

from django.conf import settings

from dateline.media.arriving import Arriving
from dateline.media.pictures import PictureRefused
from dateline.newsroom.models import Asset, User
from dateline.newsroom.pictures import known_picture, take_in_picture


def take_in_piece(
    asset: str, piece: bytes, *, at: int, of: int, by: User
) -> tuple[int, Asset | None]:
    """How much of the picture is here now, and the picture once it is whole.

    One that the newsroom has already is whole at its first piece, whoever brought it.

    Raises ``media.pictures.PictureRefused`` for what is no picture, or no sound one.
    """
    if known := known_picture(asset):
        return of, known
    arriving, who = Arriving(Path(settings.DATELINE_PICTURES)), str(by.pk)
    arrived = arriving.take(asset, who, piece, at=at, of=of)
    if arrived < of:
        return arrived, None
    whole = arriving.whole(asset, who)
    if whole is None:  # another request has just taken it in
        return 0, known_picture(asset)
    try:
        taken = take_in_picture(whole, by=by)
    except PictureRefused:
        arriving.forget(asset, who)
        raise
    arriving.forget(asset, who)
    return arrived, taken
