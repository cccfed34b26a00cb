"""Lines for tests that begin below the reading of a file."""

from dateline.exchange.sources.saved_text.lines import Line, read_lines


def lines(*texts: str) -> list[Line]:
    return read_lines("\n".join(texts))
