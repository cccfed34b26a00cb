"""Which address a coverage would have, asked while its headline is typed."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from ninja import Query, Router, Schema

from dateline.desk.api.problems import answers
from dateline.newsroom import access
from dateline.newsroom.addresses import check_free, free_address
from dateline.newsroom.errors import NewsroomError

router = Router(tags=["coverages"])


class AddressOut(Schema):
    """``slug`` as it was asked about, or made from the headline; ``wrong`` says why it cannot be taken."""

    slug: str
    url: str
    wrong: str


@router.get("", response=answers(AddressOut))
def look_at_address(request: HttpRequest, headline: str = Query(""), slug: str = Query("")) -> Any:
    """The address that a coverage would have: this one, or one that its headline makes and is free."""
    access.somewhere(request.user, to="edit")
    asked = slug or free_address(headline)
    try:
        check_free(asked)
        wrong = ""
    except NewsroomError as error:
        wrong = str(error)
    return {"slug": asked, "url": f"{settings.DATELINE_URL}/live/{asked}/", "wrong": wrong}
