"""Taking the page's furniture away from its lines, and saying what was taken."""

from collections.abc import Container, Sequence

from dateline.exchange.sources.saved_text.furniture import furniture_kind, names_a_widget
from dateline.exchange.sources.saved_text.lines import Line
from dateline.exchange.sources.saved_text.remarks import Remarks
from dateline.exchange.sources.saved_text.sentences import reads_like_headline


def without_furniture(
    lines: Sequence[Line], stamped: Container[int], remarks: Remarks
) -> list[Line]:
    """The lines that are the coverage's own.

    Below the last time on the page, what stands under a widget's name without a full stop is a link
    of the widget's. Further up it could be a post's headline, and stays.
    """
    bottom = max((line.number for line in lines if line.number in stamped), default=0)
    kept: list[Line] = []
    among_links = False
    for line in lines:
        kind = furniture_kind(line.text)
        among_links = line.number > bottom > 0 and (
            names_a_widget(kind) or (among_links and (bool(kind) or reads_like_headline(line.text)))
        )
        if kind or among_links:
            remarks.furniture(line, kind or "a link of a widget")
        else:
            kept.append(line)
    return kept
