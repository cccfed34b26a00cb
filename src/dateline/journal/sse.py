"""The only author of bytes on the event stream.

Source: https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream
"""

import re

from dateline.journal.changes import Change, encode

LINE_END = re.compile(r"\r\n|\r|\n")


def event(
    data: str, *, name: str = "", id: int | str | None = None, retry: int | None = None
) -> bytes:
    """One event. CR, LF and CRLF in the data each end a line; a client joins the lines with LF.

    An event without data would never be dispatched, so empty data still makes one (empty) line.
    """
    if LINE_END.search(name) or LINE_END.search(str(id)):
        raise ValueError(f"An event's name and id are one line each; these are {name!r}, {id!r}.")
    head = [f"retry: {retry}"] if retry is not None else []
    head += [f"id: {id}"] if id is not None else []
    head += [f"event: {name}"] if name else []
    lines = head + [_line("data", line) for line in LINE_END.split(data)]
    return ("\n".join(lines) + "\n\n").encode()


def change_event(change: Change) -> bytes:
    """A change as every reader gets it; its id is its seq, so a client that reconnects says its place."""
    return encoded_change_event(change.seq, encode(change))


def encoded_change_event(seq: int, encoded: bytes) -> bytes:
    """The same, of a change that was encoded before. JSON has no line ends, so its data is one line."""
    return b"id: %d\nevent: change\ndata: %b\n\n" % (seq, encoded)


def opening(retry: int) -> bytes:
    """The first bytes of a stream: how long to wait before coming back (ms), and something at once."""
    return f"retry: {retry}\n".encode() + comment()


def comment(text: str = "") -> bytes:
    """A line that clients ignore and that keeps proxies from closing a quiet connection."""
    lines = [_line("", line) for line in LINE_END.split(text)]
    return ("\n".join(lines) + "\n\n").encode()


def _line(name: str, value: str) -> str:
    """Where there is no value no space stands before it, so that no line ends with one."""
    return f"{name}: {value}" if value else f"{name}:"
