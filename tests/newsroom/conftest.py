"""What the newsroom's tests share: a photograph, and a look at everything that is kept."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.apps import apps
from PIL import Image

from dateline.newsroom.models import Asset
from dateline.newsroom.pictures import take_in_picture


@pytest.fixture
def jpeg() -> bytes:
    """A small photograph of a grey sea."""
    file = BytesIO()
    Image.new("RGB", (80, 60), (90, 100, 110)).save(file, "JPEG")
    return file.getvalue()


@pytest.fixture
def photo(db, jpeg) -> Asset:
    """The photograph, taken in."""
    return take_in_picture(jpeg)


@pytest.fixture
def everything(db) -> Callable[[], dict[str, list[Any]]]:
    """``everything()``: every row of every table of the newsroom, to compare before and after."""

    def read() -> dict[str, list[Any]]:
        tables = apps.get_app_config("newsroom").get_models()
        return {table.__name__: list(table.objects.order_by("pk").values()) for table in tables}

    return read
