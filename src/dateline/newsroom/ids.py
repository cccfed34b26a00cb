"""Ids of coverages and posts: UUIDs of version 7, which sort by the time that they were made.

Whoever writes a thing first chooses its id, so that a retry after a lost answer is the same thing.
Source: RFC 9562, section 5.7.
"""

import secrets
import time
from uuid import UUID

from dateline.newsroom.errors import Refused


def new_id() -> UUID:
    """A fresh id for something that is being written now."""
    return id_from(time.time_ns() // 1_000_000, secrets.token_bytes(10))


def id_from(milliseconds: int, rest: bytes) -> UUID:
    """The id of this moment (Unix, ms) whose other 74 bits are taken from ``rest`` (10 bytes).

    An importer gives a digest of what it imports, so that the second import finds the first.
    """
    number = milliseconds << 80 | int.from_bytes(rest[:10])
    number = number & ~(0xF << 76) | 0x7 << 76
    number = number & ~(0b11 << 62) | 0b10 << 62
    return UUID(int=number)


def checked_id(value: UUID | str) -> UUID:
    """The id itself, when it is one; Refused when not."""
    try:
        found = value if isinstance(value, UUID) else UUID(value)
    except (ValueError, AttributeError, TypeError) as error:
        raise Refused(
            f"“{value}” is not the id of a post; an id is a UUID of version 7."
        ) from error
    if found.version != 7:
        raise Refused(
            f"The id {found} is a UUID of version {found.version}; it must be of version 7."
        )
    return found
