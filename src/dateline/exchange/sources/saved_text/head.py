"""The head of a page: its headline, the line that says it has ended, the points of its summary."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dateline.exchange.sources.saved_text.bylines import read_byline
from dateline.exchange.sources.saved_text.closings import is_closing
from dateline.exchange.sources.saved_text.headlines import could_be_headline
from dateline.exchange.sources.saved_text.labels import is_summary_label
from dateline.exchange.sources.saved_text.lines import Line
from dateline.exchange.sources.saved_text.lists import NUMBER, without_bullet
from dateline.exchange.sources.saved_text.remarks import Remarks
from dateline.exchange.sources.saved_text.sentences import ends_sentence

# What a coverage has room for (newsroom/intake.py): more would have the whole page refused.
MOST_POINTS = 12
LONGEST_POINT = 500
FEW_WORDS = 3


@dataclass(slots=True)
class Head:
    """The head as far as it is read. ``points_begun`` below the label of a summary."""

    headline: str = ""
    closing: str = ""
    points: list[str] = field(default_factory=list)
    points_begun: bool = False
    bulleted: bool = False


def read_head(lines: Sequence[Line], remarks: Remarks) -> Head:
    """The head that these lines make."""
    head = Head()
    rest = list(_without_closings(lines, head, remarks))
    top = _find_headline(rest)
    if top is not None:
        head.headline = rest[top].text
        for line in rest[:top]:
            remarks.add(line, "Stands above the page's headline; not kept.")
    for line in rest[top + 1 if top is not None else 0 :]:
        _take_line(line, head, remarks)
    return head


def _without_closings(lines: Sequence[Line], head: Head, remarks: Remarks) -> Iterable[Line]:
    for line in lines:
        if not is_closing(line.text):
            yield line
        elif head.closing:
            remarks.add(line, "Says once more that the coverage has ended; not kept.")
        else:
            head.closing = line.text


def _find_headline(lines: Sequence[Line]) -> int | None:
    """The first line that reads like one; behind a menu's short entries, the first longer one."""
    able = [
        at
        for at, line in enumerate(lines)
        if could_be_headline(line.text) and not is_summary_label(line.text)
    ]
    if not able:
        return None
    words = {at: len(lines[at].text.split()) for at in able}
    if words[able[0]] >= FEW_WORDS:
        return able[0]
    return next((at for at in able if words[at] > FEW_WORDS), able[0])


def _take_line(line: Line, head: Head, remarks: Remarks) -> None:
    if is_summary_label(line.text):
        head.points_begun, head.bulleted = True, False
        remarks.add(line, "The heading of the summary box.", furniture=True)
    elif read_byline(line.text):
        remarks.add(line, "The page's own byline; only posts have bylines.")
    else:
        _take_point(line, head, remarks)


def _take_point(line: Line, head: Head, remarks: Remarks) -> None:
    marked = _unmarked(line.text)
    point = marked or line.text
    if len(head.points) >= MOST_POINTS or len(point) > LONGEST_POINT:
        remarks.add(line, "More than a summary has room for; not kept.")
    elif head.points_begun and (marked or not head.bulleted):
        head.bulleted = head.bulleted or marked is not None
        head.points.append(point)
    elif marked or ends_sentence(point):
        head.points.append(point)
        remarks.add(line, "Stands in the page's head without a heading; kept in the summary.")
    else:
        remarks.add(line, "Stands in the page's head and has no place in a coverage; not kept.")


def _unmarked(text: str) -> str | None:
    if found := NUMBER.match(text):
        return text[found.end() :]
    return without_bullet(text)
