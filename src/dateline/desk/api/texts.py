"""What is written, as the API takes it: the fields of a post's text."""

from datetime import datetime
from typing import Any

from ninja import Schema

from dateline.newsroom.drafting.texts import DraftText
from dateline.newsroom.picture_checks import check_alt_texts


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

    @property
    def ready(self) -> DraftText:
        """The same for readers: every picture has words for those who cannot see it."""
        text = self.checked
        check_alt_texts(text.body)
        return text
