"""A fetcher for servers on 127.0.0.1, which stands for the public internet here; 127.0.0.2 is private."""

from collections.abc import Callable

import pytest

from dateline.outside.fetching import Fetched, Fetcher

PUBLIC, PRIVATE = "127.0.0.1", "127.0.0.2"
PAGE = {"types": ("text/html",), "most_bytes": 64 * 1024}


def fetcher(**more) -> Fetcher:
    """As the desk has it, but for where the internet is."""
    usual = {
        "is_allowed": lambda address: address == PUBLIC,
        "ports": tuple(range(1, 65536)),
        "resolve": lambda host, port: [PUBLIC],
    }
    return Fetcher(**usual | more)


@pytest.fixture
def fetch() -> Callable[..., Fetched]:
    """``fetch(url, …)``: what is there; further arguments make another fetcher."""
    return lambda url, **more: fetcher(**more).fetch(url, **PAGE)
