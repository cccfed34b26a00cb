"""What a stamp at some line is for, judged by the lines that follow it."""

import re
from collections.abc import Container, Mapping, Sequence

from dateline.exchange.sources.saved_text.closings import is_closing
from dateline.exchange.sources.saved_text.labels import is_summary_label
from dateline.exchange.sources.saved_text.lines import Line
from dateline.exchange.sources.saved_text.sentences import reads_like_headline
from dateline.exchange.sources.saved_text.stamps import Found, Stamp, read_whole

LONGEST_DATE = 60
DIGIT = re.compile(r"[0-9]")


def dates_the_page(lines: Sequence[Line], at: int, chosen: Mapping[int, Found]) -> bool:
    """Whether the first stamp of a page is the page's own: its head goes on below it.

    That is so if another whole stamp follows at once; or if it says "Published" or "Updated" as no
    second one does, and a closing line or the label of the summary stands between it and the next.
    """
    first = chosen[lines[at].number]
    says_so = _is_named_as_no_other(first, chosen)
    for below in range(at + 1, len(lines)):
        if second := chosen.get(lines[below].number):
            return below == at + 1 and (says_so or not completes(first.stamp, second.stamp))
        if says_so and (is_closing(lines[below].text) or is_summary_label(lines[below].text)):
            return any(line.number in chosen for line in lines[below + 1 :])
    return False


def completes(above: Stamp, below: Stamp) -> bool:
    """Whether two lines are one stamp, such as "2h ago" and "16:44 GMT", or one stamp twice."""
    return below.revises or None in (above.clock, below.clock) or above.clock == below.clock


def _is_named_as_no_other(found: Found, chosen: Mapping[int, Found]) -> bool:
    label = found.stamp.label
    return bool(label) and sum(other.stamp.label == label for other in chosen.values()) == 1


def opens_post(lines: Sequence[Line], at: int, stamped: Container[int]) -> bool:
    """Whether "Updated 4:44 p.m." is the time of a post below it, and no mark on the one above."""
    if at + 1 >= len(lines) or lines[at + 1].number in stamped:
        return False
    text = lines[at + 1].text
    if is_closing(text) or is_summary_label(text) or date_alone(text):
        return False
    return reads_like_headline(text)


def heads_days(lines: Sequence[Line], at: int, stamped: Container[int]) -> bool:
    """Whether a date is a heading over posts: a stamp is the next line, or the one after a headline."""
    below = [line.number in stamped for line in lines[at + 1 : at + 3]]
    return any(below) and (below[0] or reads_like_headline(lines[at + 1].text))


def date_alone(text: str) -> Stamp | None:
    """The date that this line is, and nothing else."""
    stamp = read_whole(text) if DIGIT.search(text, 0, LONGEST_DATE) else None
    if stamp is None or stamp.date is None or stamp.tells_time or stamp.broken or stamp.label:
        return None
    return stamp
