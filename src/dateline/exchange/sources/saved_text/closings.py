"""The line by which a page says that its live coverage is over."""

import re

LONGEST = 300

ENDED = re.compile(
    r"\b(?:live|coverage|blog|reporting|page|stream)\b.{0,60}\b(?:has|have|is|are)(?: now)?"
    r"(?: been)? (?:ended|moved|concluded|closed|finished|over|archived|wrapped up|come to an end)\b"
    r"|\bno longer (?:being )?updat"
    r"|\bwe(?:'re| are|'ve| have)(?: now)? (?:closing|closed|ending|ended|wrapping up|wrapped up"
    r"|concluding|concluded|finishing|finished) .{0,40}\b(?:coverage|blog|page|reporting)\b"
    r"|\b(?:ends|concludes|closes) (?:our|the|this) (?:live )?(?:coverage|blog|reporting)\b"
    r"|^that(?:'s| is) (?:all|it) (?:for|from) (?:now|today|tonight|us|our|the|this)\b",
    re.IGNORECASE,
)


def is_closing(text: str) -> bool:
    """Whether the line tells readers that nothing more will come."""
    return len(text) <= LONGEST and ENDED.search(text.replace("’", "'")) is not None
