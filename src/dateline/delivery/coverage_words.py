"""What the templates ask of one coverage."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from markupsafe import Markup

from dateline.delivery.names import joined_names
from dateline.delivery.site import Site
from dateline.delivery.times import TimeStyle, written, zone_label, zone_labels
from dateline.delivery.wording import Wording, direction, wording_for
from dateline.journal.changes import State


class CoverageWords:
    """Its times in words, its names, and its addresses."""

    def __init__(self, site: Site, head: State) -> None:
        self._site = site
        self._head = head

    def time(self, moment: str) -> Any:
        head = self._head
        return written(moment, head["time_zone"], head["language"], self.clock_style)

    @property
    def say(self) -> Wording:
        """The words of the coverage's language."""
        return wording_for(self._head["language"])

    def tongue(self, around: str) -> Markup:
        """The attributes of an element that is about this coverage, on a page in another language."""
        own = self._head["language"]
        if own == around:
            return Markup("")
        return Markup(' lang="{}" dir="{}"').format(own, direction(own))

    @property
    def clock_style(self) -> TimeStyle:
        return self._site.style_for(self._head["language"])

    def names(self, bylines: list[Mapping[str, str]]) -> str:
        return joined_names(bylines, self._head["language"])

    @property
    def live(self) -> str:
        return self._site.live(self._head["slug"])

    def post(self, post: str) -> str:
        return self._site.post(self._head["slug"], post)

    def before(self, post: str) -> str:
        return self._site.before(self._head["slug"], post)

    def key_moments(self, post: str = "") -> str:
        return self._site.key_moments(self._head["slug"], post)

    def since(self, seq: int) -> str:
        return self._site.since(self._head["slug"], seq)

    @property
    def zone_labels(self) -> str:
        """The zone's labels by offset, for the script."""
        this_year, started = datetime.now(UTC).year, self._head["started_at"]
        first_year = datetime.fromisoformat(started).year if started else this_year
        labels = zone_labels(self._head["time_zone"], first_year, this_year)
        return json.dumps(labels, ensure_ascii=False)

    @property
    def zone(self) -> str:
        """What the zone is called now."""
        return zone_label(self._head["time_zone"], datetime.now(UTC))
