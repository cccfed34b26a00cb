"""The text of a saved live page ("save page as text", or copied and pasted), read as a coverage.

A pure reading: text in, structure out, without Django, database, network or clock. What is not
understood is kept as text, or named in a remark with its line, and nothing is lost silently.
"""

from dateline.exchange.sources.saved_text.page import (
    NotALivePage,
    Remark,
    SavedPage,
    SavedPost,
    TimesUnknown,
)
from dateline.exchange.sources.saved_text.reading import read_saved_page

__all__ = [
    "NotALivePage",
    "Remark",
    "SavedPage",
    "SavedPost",
    "TimesUnknown",
    "read_saved_page",
]
