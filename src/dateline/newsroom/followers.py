"""Followers that keep their own place in each journal, and where they have come to.

A follower does with the next changes what it does, and then says that it has: what comes in between,
even the end of the process, has it see a change twice and never miss one.
"""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from dateline.newsroom.models import FollowerPlace, Journal


@dataclass(frozen=True, slots=True)
class Grown:
    """A journal with changes after a follower's place, ``after``; the newest of them is ``seq``."""

    name: str
    after: int
    seq: int


def begin_to_follow(follower: str) -> None:
    """Have a new follower begin where the journals stand now; nothing for one that has begun."""
    with transaction.atomic():
        if FollowerPlace.objects.filter(follower=follower).exists():
            return
        site, _ = Journal.objects.get_or_create(name=Journal.SITE)
        journals = Journal.objects.exclude(pk=site.pk)
        FollowerPlace.objects.bulk_create(
            FollowerPlace(follower=follower, journal=journal, seq=journal.seq)
            for journal in [site, *journals]
        )


def grown_for(follower: str) -> list[Grown]:
    """The journals of coverages that have grown since this follower was there, in order of age."""
    place = FollowerPlace.objects.filter(follower=follower, journal=OuterRef("pk")).values("seq")
    journals = Journal.objects.exclude(name=Journal.SITE).annotate(
        after=Coalesce(Subquery(place), 0)
    )
    grown = journals.filter(seq__gt=F("after")).order_by("pk")
    return [Grown(*row) for row in grown.values_list("name", "after", "seq")]


def move_on(follower: str, grown: Grown) -> None:
    """Say that a follower has done what it does with these changes."""
    FollowerPlace.objects.update_or_create(
        follower=follower,
        journal=Journal.objects.get(name=grown.name),
        defaults={"seq": grown.seq},
    )
