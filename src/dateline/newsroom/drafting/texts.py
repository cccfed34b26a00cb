"""What a draft says: the fields of a post's text, perhaps not finished."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from dateline.newsroom import intake
from dateline.newsroom.documents import Document, check_document, document, paragraph


@dataclass(frozen=True, slots=True)
class DraftText:
    """Sound, but perhaps empty. ``published_at`` is a time that the post is dated back to."""

    headline: str
    body: Document
    bylines: tuple[str, ...]
    place: str
    tags: tuple[str, ...]
    key: bool
    correction: str
    published_at: datetime | None

    @classmethod
    def checked(
        cls,
        *,
        headline: str = "",
        body: Mapping[str, Any] | None = None,
        bylines: Iterable[str] = (),
        place: str = "",
        tags: Iterable[str] = (),
        key: bool = False,
        correction: str = "",
        published_at: datetime | None = None,
    ) -> "DraftText":
        """Refused for what could never be published, however it went on."""
        return cls(
            headline=intake.checked_line(headline, "headline", intake.MOST_HEADLINE),
            body=check_document(body or document(paragraph(""))),
            bylines=tuple(intake.checked_names(bylines)),
            place=intake.checked_line(place, "place", intake.MOST_NAME),
            tags=tuple(intake.checked_tags(tags)),
            key=key,
            correction=intake.checked_line(correction, "correction", intake.MOST_CORRECTION),
            published_at=published_at and intake.checked_moment(published_at),
        )

    @classmethod
    def kept(cls, kept: Mapping[str, Any]) -> "DraftText":
        """The text that was kept as these values."""
        moment = kept["published_at"]
        return cls(
            **{
                **kept,
                "bylines": tuple(kept["bylines"]),
                "tags": tuple(kept["tags"]),
                "published_at": moment and datetime.fromisoformat(moment),
            }
        )

    @property
    def of_post(self) -> dict[str, Any]:
        """What a post says, as publish_post and revise_post take it."""
        return {
            "headline": self.headline,
            "body": self.body,
            "bylines": self.bylines,
            "place": self.place,
            "tags": self.tags,
        }

    def to_keep(self) -> dict[str, Any]:
        """The values to keep, as JSON has them."""
        moment = self.published_at
        return asdict(self) | {
            "body": dict(self.body),
            "bylines": list(self.bylines),
            "tags": list(self.tags),
            "published_at": moment and moment.isoformat(),
        }
