"""What is written, as the API takes it: the fields of a post's text."""

from datetime import datetime
from typing import Any

from ninja import Schema

from dateline.newsroom.drafting.texts import DraftText


class TextIn(Schema):
    """What somebody writes. ``body`` is a document of the shared schema."""

    headline: str = ""
    body: dict[str, Any] | None = None
    bylines: tuple[str, ...] = ()
    place: str = ""
    tags: tuple[str, ...] = ()
    key: bool = False
    correction: str = ""
    published_at: datetime | None = None

    @property
    def checked(self) -> DraftText:
        return DraftText.checked(**{name: getattr(self, name) for name in TextIn.model_fields})
