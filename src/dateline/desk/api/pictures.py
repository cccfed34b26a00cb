"""Photographs, each verb an endpoint. They belong to no coverage: who may do it somewhere may do it here."""

from typing import Annotated, Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Field, Query, Router, Schema

from dateline.desk.api.problems import answers
from dateline.media.pictures import PictureRefused
from dateline.newsroom import access, arriving, publishing
from dateline.newsroom.errors import NotAllowed, NotFound, Refused
from dateline.newsroom.models import Asset, User
from dateline.newsroom.picture_addresses import TYPES, narrowest, picture_at
from dateline.newsroom.picture_checks import confirm_rights, demands_of
from dateline.newsroom.pictures import (
    heads_with,
    image_attributes,
    read_rendition,
    take_in_picture,
    texts_with,
)

router = Router(tags=["pictures"])

A_FILE = {
    "requestBody": {
        "required": True,
        "content": {"image/*": {"schema": {"type": "string", "format": "binary"}}},
    }
}
A_RENDITION = {
    "responses": {
        200: {"description": "The file.", "content": {form: {} for form in TYPES.values()}}
    }
}
SMALLEST = "smallest.jpg"
UNTYPED = "application/octet-stream"  # what browsers call a HEIC picture that they do not know

# Not for anybody's cache but that of whoever is signed in, and never a page of its own.
AT_THE_DESK = {
    "Cache-Control": "private, max-age=3600",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class PictureOut(Schema):
    """A photograph. ``address`` and ``source_set`` are the desk's own: readers may not have it yet.

    ``attributes`` are those of an image block, filled from what the picture says of itself;
    ``demands`` is what its owner demands, which an editor confirms before it is published.
    """

    id: str
    width: int
    height: int
    address: str
    source_set: str
    attributes: dict[str, Any]
    metadata: dict[str, Any]
    demands: list[str]
    rights_confirmed: bool
    focus: list[int] | None


class ArrivedOut(Schema):
    """How many bytes are here, which is where the next piece begins; the photograph once it is whole."""

    arrived: int
    picture: PictureOut | None


class FocusIn(Schema):
    """The point that a crop keeps, in per cent from the left and from the top."""

    x: int = Field(ge=0, le=100)
    y: int = Field(ge=0, le=100)


@router.post("", response=answers(PictureOut), openapi_extra=A_FILE)
def take_in(request: HttpRequest) -> Any:
    """Take in a photograph, sent as it is. The same bytes twice is one picture."""
    by = access.somewhere(request.user, to="draft")
    if not (request.content_type or "").startswith(("image/", UNTYPED)):
        raise Refused("Send the picture itself, with a Content-Type such as image/jpeg.")
    try:
        return picture_out(take_in_picture(request.body, by=by))
    except PictureRefused as refused:
        raise Refused(str(refused)) from refused


@router.post("/{picture_id}/pieces", response=answers(ArrivedOut), openapi_extra=A_FILE)
def take_in_piece(
    request: HttpRequest,
    picture_id: str,
    at: Annotated[int, Query(ge=0)],
    of: Annotated[int, Query(ge=1)],
) -> Any:
    """Take in a piece of a photograph, the one from byte ``at`` of ``of`` bytes. A piece that is here
    already, or comes too early, changes nothing."""
    by = access.somewhere(request.user, to="draft")
    try:
        arrived, whole = arriving.take_in_piece(picture_id, request.body, at=at, of=of, by=by)
    except PictureRefused as refused:
        raise Refused(str(refused)) from refused
    return {"arrived": arrived, "picture": whole and picture_out(whole)}


@router.get("/{picture_id}", response=answers(PictureOut))
def read_picture(request: HttpRequest, picture_id: str) -> Any:
    """A photograph, and what it says of itself."""
    access.somewhere(request.user, to="look")
    return picture_out(_picture(picture_id))


@router.post("/{picture_id}/confirm-rights", response=answers(PictureOut))
def confirm(request: HttpRequest, picture_id: str) -> Any:
    """Say that what its owner demands is kept, so that it may be published."""
    by = access.somewhere(request.user, to="shape")
    return picture_out(confirm_rights(_picture(picture_id), by=by))


@router.post("/{picture_id}/focus", response=answers(PictureOut))
def focus(request: HttpRequest, picture_id: str, point: FocusIn) -> Any:
    """Say which point of it a crop keeps. Where readers see it already, they see that at once."""
    by = access.somewhere(request.user, to="draft")
    asset = _picture(picture_id)
    _check_may_change_what_readers_see(by, asset)
    return picture_out(publishing.focus_picture(asset, x=point.x, y=point.y, by=by))


@router.get("/{picture_id}/{file}", response=answers(None), openapi_extra=A_RENDITION)
def look_at_rendition(request: HttpRequest, picture_id: str, file: str) -> Any:
    """One size of a photograph, whether readers can fetch it yet or not; `smallest.jpg` is one of every
    picture, whatever its width.
    """
    access.somewhere(request.user, to="look")
    asset = _picture(picture_id)
    content = read_rendition(asset, narrowest(asset, "jpg") if file == SMALLEST else file)
    if content is None:
        raise NotFound(f"The picture has no file “{file[:40]}”.")
    form = TYPES[file.rsplit(".", 1)[1]]
    return HttpResponse(content, content_type=form, headers=AT_THE_DESK)


def picture_out(asset: Asset) -> dict[str, Any]:
    shown = picture_at(f"{settings.DATELINE_ROOT_PATH}/api/pictures", asset)
    return {
        "id": asset.pk,
        "width": asset.width,
        "height": asset.height,
        "address": shown.address,
        "source_set": shown.source_set,
        "attributes": image_attributes(asset),
        "metadata": asset.metadata,
        "demands": demands_of(asset),
        "rights_confirmed": asset.rights_confirmed_at is not None,
        "focus": asset.focus,
    }


def _check_may_change_what_readers_see(by: User, asset: Asset) -> None:
    texts = texts_with(asset.pk).select_related("post__coverage")
    mine = all(access.may_revise(by, text.post) for text in texts)
    if not mine or not all(access.may(by, "edit", coverage) for coverage in heads_with(asset.pk)):
        raise NotAllowed("Readers see this picture where you may not change it; ask an editor.")


def _picture(picture_id: str) -> Asset:
    found = Asset.objects.filter(pk=picture_id).first()
    if found is None:
        raise NotFound(f"There is no picture “{picture_id[:12]}”.")
    return found
