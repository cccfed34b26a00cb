"""A place on a desk: how far somebody has followed the journal, and the drafts."""

from dataclasses import dataclass

from dateline.newsroom.models import Coverage, DeskCounter, Journal


@dataclass(frozen=True, slots=True)
class Place:
    """The seq of the last change seen, and the place on the desk of the last draft seen."""

    seq: int
    desk: int

    def __str__(self) -> str:
        return f"{self.seq}.{self.desk}"

    @classmethod
    def read(cls, text: str) -> "Place":
        """What ``str`` wrote. Anything else is the beginning: the whole desk is sent again."""
        seq, _, desk = text.partition(".")
        sound = all(part.isascii() and part.isdigit() and len(part) <= 15 for part in (seq, desk))
        return cls(int(seq), int(desk)) if sound else cls(0, 0)


def place_now(coverage: Coverage) -> Place:
    """Where a coverage's desk stands."""
    counter = DeskCounter.objects.filter(coverage=coverage).first()
    journal = Journal.objects.get(name=str(coverage.pk))
    return Place(journal.seq, counter.last if counter else 0)
