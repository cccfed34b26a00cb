"""Pages that put the headline above its time, where most put it below."""

from collections.abc import Sequence

from dateline.exchange.sources.saved_text.bylines import read_byline
from dateline.exchange.sources.saved_text.cutting import Piece, Pieces
from dateline.exchange.sources.saved_text.headlines import could_be_headline
from dateline.exchange.sources.saved_text.lines import Line
from dateline.exchange.sources.saved_text.sentences import is_capitalised


def turn_headlines(pieces: Pieces) -> None:
    """Give each post the headline above its time, if that is how this page does it.

    Cut at its stamps, such a page has each post's headline at the end of the piece before it.
    """
    befores = [pieces.head, *(post.lines for post in pieces.posts)]
    votes = [_vote(*each) for each in zip(befores, pieces.posts, strict=False)]
    above, below = votes.count("above"), votes.count("below")
    if above <= below or 2 * above < len(votes):
        return
    for before, post in zip(befores, pieces.posts, strict=False):
        _move_headline(before, post)


def _vote(before: Sequence[Line], post: Piece) -> str:
    if post.title:
        return ""
    first = next((line for line in post.lines[:2] if not read_byline(line.text)), None)
    if first and could_be_headline(first.text) and not is_capitalised(first.text, most=3):
        return "below"  # a line of capitals could be the writer's name
    # The headline must leave something behind: the page's own headline, or the post above's text.
    left = len(before) - (2 if before and read_byline(before[-1].text) else 1)
    return "above" if left > 0 and could_be_headline(before[left].text) else ""


def _move_headline(before: list[Line], post: Piece) -> None:
    byline = before.pop() if before and read_byline(before[-1].text) else None
    if before and could_be_headline(before[-1].text):
        post.title, post.byline = before.pop(), byline
    elif byline:
        before.append(byline)
