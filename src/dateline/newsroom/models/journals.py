"""Journals, and the changes in them."""

from typing import ClassVar

from django.db import models

from dateline.journal.digest import GENESIS
from dateline.newsroom.models.people import User


class Journal(models.Model):
    """The end of a journal. Whoever appends holds the lock on this row, so seqs are dense."""

    SITE: ClassVar = "site"

    name = models.CharField(max_length=36, unique=True)
    seq = models.PositiveBigIntegerField(default=0)
    edition = models.PositiveIntegerField(default=1)
    digest = models.CharField(max_length=64, default=GENESIS)

    def __str__(self) -> str:
        return self.name


class JournalRow(models.Model):
    """A change, kept. ``state`` is null once it was redacted; ``by`` never leaves the building."""

    journal = models.ForeignKey(Journal, on_delete=models.PROTECT, related_name="rows")
    seq = models.PositiveBigIntegerField()
    at = models.CharField(max_length=24)
    kind = models.CharField(max_length=16)
    subject = models.CharField(max_length=80)
    state = models.JSONField(null=True)
    state_digest = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["journal", "seq"], name="one_change_per_seq")
        ]
        indexes: ClassVar = [models.Index(fields=["journal", "subject"], name="changes_of_subject")]

    def __str__(self) -> str:
        return f"{self.journal_id}/{self.seq}"


class FollowerPlace(models.Model):
    """How far a follower has come in a journal: its own place, kept because it outlives the process."""

    follower = models.CharField(max_length=40)
    journal = models.ForeignKey(Journal, on_delete=models.PROTECT, related_name="followed")
    seq = models.PositiveBigIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["follower", "journal"], name="one_place_per_journal")
        ]

    def __str__(self) -> str:
        return f"{self.follower} at {self.journal_id}/{self.seq}"
