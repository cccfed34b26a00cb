"""How many files this process may have open. A reader's connection is one."""

import resource
from contextlib import suppress


def raise_file_limit() -> None:
    """Take as many files as the operator allows: the hard limit, where the soft one is mostly 1,024.

    The soft limit is low for the sake of programs that call select(), which sees no further. A server
    that kept it would turn the thousandth reader away.
    """
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(OSError, ValueError):  # macOS says "unlimited" and refuses it: the old one stands
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def room_for_streams() -> int:
    """How many of the files may be readers' streams: the rest is for who asks, and for the newsroom."""
    files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return max(0, files - min(1_000, max(200, files // 10)))
