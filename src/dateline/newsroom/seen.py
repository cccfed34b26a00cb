"""An edit may say what its writer saw. Then it changes nothing that somebody else has changed since."""

from collections.abc import Mapping
from typing import Any

from dateline.newsroom.errors import Overtaken

Values = Mapping[str, Any]


def check_seen(current: object, has: Values, asked: Values, seen: Values, said: Values) -> None:
    """Overtaken when ``current``, which ``has`` these values, is no longer as it was ``seen``.

    The same edit once more is none: its first answer may have been lost on the way. ``said`` is what
    each value is called.
    """
    for name in asked.keys() & seen.keys():
        if has[name] not in (seen[name], asked[name]):
            raise Overtaken(said[name], current)
