"""A request, as far as delivery cares."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from string import punctuation
from typing import Any
from urllib.parse import parse_qs, quote


@dataclass(frozen=True, slots=True)
class Request:
    """``path`` begins at the site's root; header names are in small letters.

    ``asked`` is the query as it was written, in ASCII; ``query`` is what it says.
    """

    method: str
    path: str
    query: Mapping[str, list[str]]
    headers: Mapping[str, str]
    asked: str = ""

    @classmethod
    def from_scope(cls, scope: Mapping[str, Any], path: str) -> "Request":
        """``path`` is the scope's, from the site's root on."""
        asked = quote(scope["query_string"], safe=punctuation)
        query = parse_qs(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        return cls(scope["method"], path, query, _joined(scope["headers"]), asked)


def below(root: str, path: str) -> str | None:
    """A path of the site from its root on; None for one that lies outside."""
    is_inside = path.startswith(f"{root}/") or path == root
    return path.removeprefix(root) if is_inside else None


def _joined(headers: Iterable[tuple[bytes, bytes]]) -> Mapping[str, str]:
    """Lines of the same name are one list, and mean what they would on one line (RFC 9110, 5.3)."""
    joined: dict[str, str] = {}
    for name, value in headers:
        key, said = name.decode("latin-1"), value.decode("latin-1")
        joined[key] = f"{joined[key]}, {said}" if key in joined else said
    return joined
