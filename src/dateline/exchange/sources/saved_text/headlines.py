"""Which line is a headline: not by its wording alone, but by what else it could be."""

from collections.abc import Sequence

from dateline.exchange.sources.saved_text.bylines import read_byline
from dateline.exchange.sources.saved_text.lines import Line
from dateline.exchange.sources.saved_text.lists import take_list, without_bullet
from dateline.exchange.sources.saved_text.photos import is_photo
from dateline.exchange.sources.saved_text.sentences import reads_like_headline
from dateline.exchange.sources.saved_text.stamps import read_whole
from dateline.exchange.sources.saved_text.timelines import take_timeline


def could_be_headline(text: str) -> bool:
    """Whether the line reads like a headline, and is no caption, point, byline or time."""
    if not reads_like_headline(text) or is_photo(text) or without_bullet(text):
        return False
    return not (read_byline(text) or read_whole(text))


def is_headline(lines: Sequence[Line], at: int) -> bool:
    """Whether the line at the top of a post is its headline, and not the first of its body."""
    if not could_be_headline(lines[at].text):
        return False
    return not (take_timeline(lines, at) or take_list(lines, at))
