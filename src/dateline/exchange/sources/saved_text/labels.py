"""The headings of a page's summary box: "What we covered here", "Key points" and so on."""

import re

LONGEST = 60
SUMMARY = re.compile(
    r"(?:what (?:we|we're|we are|we have|we've) (?:cover(?:ed|ing)|know)(?: (?:here|so far|today|now))?"
    r"|what we know(?: so far)?|what you need to know(?: today)?|what to know"
    r"|what(?:'s| is) (?:happening|happened)(?: now| today)?|what happened(?: today)?"
    r"|here(?:'s| is) (?:the latest|what (?:we know|to know|you need to know|happened|we covered))"
    r"(?: so far| today)?"
    r"|(?:the )?key (?:points|developments|moments|takeaways|facts)|(?:a )?summary(?: so far)?"
    r"|the latest|latest developments|at a glance|in (?:brief|short|summary)|where things stand"
    r"|highlights|main points|the main points|top lines|the headlines|catch up)[:.]?",
    re.IGNORECASE,
)


def is_summary_label(text: str) -> bool:
    """Whether points of a summary may stand below this line."""
    return len(text) <= LONGEST and SUMMARY.fullmatch(text.replace("’", "'")) is not None
