"""The line, or part of a line, that says when a post was published.

A stamp is a run of dates, times, zones and the little words between them, in any order. It stands
``alone`` on a line, ``leading`` ("UPDATE April 3, 9:34 AM EDT: Headline") or ``trailing``
("Headline — 4/15/20, 7:30 a.m. ET"). Whether it begins a post is for the page to say: see forms.py.
"""

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Literal, NamedTuple

from dateline.exchange.sources.saved_text.ago import read_ago
from dateline.exchange.sources.saved_text.clocks import Clock, read_clock
from dateline.exchange.sources.saved_text.dates import WrittenDate, read_date
from dateline.exchange.sources.saved_text.zones import WrittenZone, read_zone

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

LAST = "last"
REVISING = {LAST, "updated", "edited", "modified"}

LABEL = re.compile(
    r"(?:(last )|first )?(updated?|posted|published|filed|edited|modified)\b:?", re.IGNORECASE
)
GLUE = re.compile(
    r"(?:[ ,|·•@()\[\]/–—-]|(?:at|on|the|local time|live|new|breaking)\b){1,6}", re.IGNORECASE
)
WEEKDAY = re.compile(r"(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?\b[.,]?", re.IGNORECASE)
DAY_WORD = re.compile(r"(today|yesterday)\b", re.IGNORECASE)
REVISED = re.compile(r"(?:last )?(?:updated|edited|modified)\b:?", re.IGNORECASE)
NOTHING_MORE = re.compile(r"[ .,:;)\]|-]{0,4}")

MOST_PARTS = 16
MOST_LENGTH = 120


@dataclass(frozen=True, slots=True)
class Stamp:
    """What is written about a time. ``label`` is the word that it begins with, in small letters."""

    clock: Clock | None = None
    date: WrittenDate | None = None
    zone: WrittenZone | None = None
    ago: timedelta | None = None
    weekday: int | None = None
    days_back: int | None = None
    label: str = ""
    updated: bool = False
    broken: bool = False

    @property
    def tells_time(self) -> bool:
        return self.clock is not None or self.ago is not None

    @property
    def placed(self) -> bool:
        """Whether more than a bare time of day is said."""
        return bool(self.date or self.zone or self.ago is not None or self.days_back is not None)

    @property
    def revises(self) -> bool:
        """ "Updated 4:44 p.m.": maybe about the post above, or the page, and no post of its own."""
        return self.label in REVISING

    def joined(self, other: "Stamp") -> "Stamp":
        """This stamp with what another line of the same stamp adds."""
        return replace(
            self,
            clock=self.clock or other.clock,
            date=self.date or other.date,
            zone=self.zone or other.zone,
            ago=self.ago if self.ago is not None else other.ago,
            weekday=self.weekday if self.weekday is not None else other.weekday,
            days_back=self.days_back if self.days_back is not None else other.days_back,
            updated=self.updated or other.updated,
        )


class Found(NamedTuple):
    """A stamp in a line, and what else stands on that line."""

    form: Literal["alone", "leading", "trailing"]
    stamp: Stamp
    rest: str = ""


def read_stamp(text: str, at: int = 0) -> tuple[Stamp, int]:
    """The longest stamp from this place, and where its last part ends (``at`` if there is none)."""
    label = LABEL.match(text, at)
    stamp, end = _labelled(label), at
    place = label.end() if label else at
    for _ in range(MOST_PARTS):
        part = _add_offset(stamp, text, place) or _read_part(stamp, text, _past_glue(text, place))
        if part is None:
            break
        stamp, place = part
        end = place
    return stamp, end


def read_whole(text: str) -> Stamp | None:
    """The stamp that this text is, and nothing else; its time may be missing."""
    if len(text) > MOST_LENGTH:
        return None
    start = _past_glue(text, 0)
    stamp, end = read_stamp(text, start)
    return stamp if end > start and NOTHING_MORE.fullmatch(text, end) else None


def _labelled(label: re.Match[str] | None) -> Stamp:
    """ "UPDATE" alone announces a post; "Updated" and "Last update" speak of one that is there."""
    if label is None:
        return Stamp()
    word = LAST if label[1] else label[2].lower()
    return Stamp(label=word, updated=word in REVISING)


def _past_glue(text: str, at: int) -> int:
    glue = GLUE.match(text, at)
    return glue.end() if glue else at


def _read_part(stamp: Stamp, text: str, at: int) -> tuple[Stamp, int] | None:
    """The stamp with one part more. What comes twice counts once: "4 p.m. ET / 9 p.m. GMT"."""
    for reader in (_add_date, _add_ago, _add_clock, _add_zone, _add_words):
        if found := reader(stamp, text, at):
            return found
    return None


def _add_date(stamp: Stamp, text: str, at: int) -> tuple[Stamp, int] | None:
    if not (found := read_date(text, at)):
        return None
    written, end = found
    return replace(stamp, date=stamp.date or written, broken=stamp.broken or not written), end


def _add_ago(stamp: Stamp, text: str, at: int) -> tuple[Stamp, int] | None:
    if not (found := read_ago(text, at)):
        return None
    return replace(stamp, ago=found[0] if stamp.ago is None else stamp.ago), found[1]


def _add_clock(stamp: Stamp, text: str, at: int) -> tuple[Stamp, int] | None:
    if not (found := read_clock(text, at)):
        return None
    clock, end = found
    return replace(stamp, clock=stamp.clock or clock, broken=stamp.broken or not clock), end


def _add_offset(stamp: Stamp, text: str, at: int) -> tuple[Stamp, int] | None:
    """Before the glue is passed over: the "-" of "16:44 -05:00" is a sign and not a dash."""
    sign = at + text.startswith(" ", at)
    return _add_zone(stamp, text, sign) if text.startswith(("+", "-", "−"), sign) else None


def _add_zone(stamp: Stamp, text: str, at: int) -> tuple[Stamp, int] | None:
    """Only behind a time: elsewhere capitals are words ("US", "NATO")."""
    if not (stamp.clock or stamp.broken) or not (found := read_zone(text, at)):
        return None
    return replace(stamp, zone=stamp.zone or found[0]), found[1]


def _add_words(stamp: Stamp, text: str, at: int) -> tuple[Stamp, int] | None:
    if found := WEEKDAY.match(text, at):
        day = WEEKDAYS.index(found[1].lower())
        return replace(stamp, weekday=day if stamp.weekday is None else stamp.weekday), found.end()
    if found := DAY_WORD.match(text, at):
        return replace(stamp, days_back=int(found[1].lower() == "yesterday")), found.end()
    if stamp.tells_time and (found := REVISED.match(text, at)):
        return replace(stamp, updated=True), found.end()
    return None
