"""Cutting a page at its stamps: the head above the first post, and the lines of each post."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from dateline.exchange.sources.saved_text.ahead import (
    completes,
    date_alone,
    dates_the_page,
    heads_days,
    opens_post,
)
from dateline.exchange.sources.saved_text.lines import Line
from dateline.exchange.sources.saved_text.moments import Timed
from dateline.exchange.sources.saved_text.remarks import Remarks
from dateline.exchange.sources.saved_text.stamped import seems_broken
from dateline.exchange.sources.saved_text.stamps import LAST, Found, Stamp


@dataclass(slots=True)
class Piece:
    """A post's lines. ``title`` is what shares the stamp's line, or stood above it."""

    timed: Timed
    title: Line | None = None
    lines: list[Line] = field(default_factory=list)
    byline: Line | None = None

    @property
    def is_bare(self) -> bool:
        return self.title is None and not self.lines

    @property
    def all_lines(self) -> list[Line]:
        return [self.timed.line, *(line for line in (self.title, self.byline) if line), *self.lines]


@dataclass(slots=True)
class Pieces:
    """A page in pieces. ``head_stamps`` say when the page as a whole was published or changed."""

    head: list[Line] = field(default_factory=list)
    head_stamps: list[Timed] = field(default_factory=list)
    posts: list[Piece] = field(default_factory=list)


class Cutter:
    """Goes down the page once; every line ends in a piece or in a remark."""

    def __init__(
        self,
        lines: Sequence[Line],
        stamps: Mapping[int, Found],
        chosen: Mapping[int, Found],
        remarks: Remarks,
    ) -> None:
        self._lines = lines
        self._stamps = stamps
        self._chosen = chosen
        self._remarks = remarks
        self._pieces = Pieces()
        self._heading: Stamp | None = None
        self._only_revising = all(found.stamp.revises for found in chosen.values())

    def cut(self) -> Pieces:
        for at, line in enumerate(self._lines):
            if found := self._chosen.get(line.number):
                self._take_stamp(at, found)
            elif not (self._take_date(at) or self._take_head_stamp(line)):
                self._take_words(line)
        return self._pieces

    @property
    def _post(self) -> Piece | None:
        return self._pieces.posts[-1] if self._pieces.posts else None

    def _take_stamp(self, at: int, found: Found) -> None:
        line, stamp, post = self._lines[at], found.stamp, self._post
        if found.form != "alone":
            self._begin_post(line, stamp, Line(line.number, found.rest, line.after_gap))
        elif post and post.is_bare and completes(post.timed.stamp, stamp):
            self._join(post, line, stamp)
        elif post is None and dates_the_page(self._lines, at, self._chosen):
            self._date_page(line, stamp)
        elif stamp.revises and not self._opens_post(at, stamp):
            self._revise(post, line, stamp)
        else:
            self._begin_post(line, stamp)

    def _begin_post(self, line: Line, stamp: Stamp, title: Line | None = None) -> None:
        day = self._heading.date if self._heading else None
        title = title if title and title.text else None
        self._pieces.posts.append(Piece(Timed(stamp, line, day), title))

    def _opens_post(self, at: int, stamp: Stamp) -> bool:
        """Whether "Updated 4:44 p.m." begins a post; where no other stamp does, it must."""
        if stamp.label == LAST:
            return False
        return self._only_revising or opens_post(self._lines, at, self._chosen)

    def _join(self, post: Piece, line: Line, stamp: Stamp) -> None:
        post.timed = replace(post.timed, stamp=post.timed.stamp.joined(stamp))
        self._remarks.add(line, "Read as part of the time above it.", furniture=True)

    def _revise(self, post: Piece | None, line: Line, stamp: Stamp) -> None:
        if post is None:
            self._date_page(line, stamp)
            return
        post.timed = replace(post.timed, stamp=replace(post.timed.stamp, updated=True))
        self._remarks.add(line, "Says that the post above it was updated.", furniture=True)

    def _date_page(self, line: Line, stamp: Stamp) -> None:
        self._pieces.head_stamps.append(Timed(stamp, line))
        self._remarks.add(line, "Dates the page and no post.", furniture=True)

    def _take_date(self, at: int) -> bool:
        line, post = self._lines[at], self._post
        date = date_alone(line.text)
        if date is None:
            return False
        if post and post.is_bare and post.timed.stamp.date in (None, date.date):
            self._join(post, line, date)
        elif heads_days(self._lines, at, self._chosen):
            self._heading = date
            self._remarks.add(line, "The day of the posts below it.", furniture=True)
        elif post is None:
            self._date_page(line, date)
        else:
            return False
        return True

    def _take_head_stamp(self, line: Line) -> bool:
        found = self._stamps.get(line.number)
        if self._post is not None or found is None or found.form != "alone":
            return False
        self._date_page(line, found.stamp)
        return True

    def _take_words(self, line: Line) -> None:
        if self._post is None:
            self._pieces.head.append(line)
            return
        if seems_broken(line.text):
            self._remarks.add(line, "Looks like a time, but there is none such; kept as text.")
        elif (found := self._stamps.get(line.number)) and found.form == "alone":
            self._remarks.add(line, "A time unlike those of the page's posts; kept as text.")
        self._post.lines.append(line)
