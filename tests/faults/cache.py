"""A cache that is as late as it may be: it answers with an old copy for as long as Cache-Control lets it.

That is a CDN whose every revalidation is still on its way (RFC 5861): what is kept is answered for
``max-age`` and ``stale-while-revalidate`` together, and while the server is away for ``stale-if-error``.
"""

import re
from dataclasses import dataclass
from time import monotonic

from tests.faults.messages import Message

KEPT_STATUS = (200, 404, 410)
PAGE = re.compile(r"/live/[a-z0-9-]+/")


@dataclass(frozen=True)
class Kept:
    answer: bytes
    at: float
    limits: dict[str, int]

    def may_be(self, *reasons: str) -> bool:
        """Whether its age is allowed for one of these reasons."""
        age = monotonic() - self.at
        fresh = self.limits.get("max-age", 0)
        return any(age < fresh + self.limits.get(reason, 0) for reason in reasons)

    @property
    def is_stale(self) -> bool:
        return monotonic() - self.at > self.limits.get("max-age", 0)


class Cache:
    """Keeps whole answers. It is late with pages always, with all else when ``is_late``."""

    def __init__(self) -> None:
        self.is_late = False
        self._kept: dict[tuple[str, str], Kept] = {}

    def clear(self) -> None:
        self._kept.clear()

    def keep(self, request: Message, answer: Message) -> None:
        control = answer.headers.get("cache-control", "")
        if request.method != "GET" or "public" not in control or answer.status not in KEPT_STATUS:
            return
        limits = {name: int(value) for name, value in re.findall(r"([a-z-]+)=(\d+)", control)}
        whole = answer.raw + b"".join(answer.body)
        self._kept[_key(request)] = Kept(whole, monotonic(), limits)

    def find(self, request: Message) -> Kept | None:
        """What may be answered without asking the server."""
        return self._may_be(request, "stale-while-revalidate")

    def find_instead(self, request: Message) -> Kept | None:
        """What may be answered when the server cannot be asked."""
        return self._may_be(request, "stale-while-revalidate", "stale-if-error")

    def _may_be(self, request: Message, *reasons: str) -> Kept | None:
        kept = self._kept.get(_key(request))
        is_used = self.is_late or PAGE.fullmatch(request.path)
        return kept if kept and is_used and kept.may_be(*reasons) else None


def _key(request: Message) -> tuple[str, str]:
    """With ``Vary: accept-encoding``: pages take Brotli, and the readers here gzip or nothing."""
    return f"{request.method} {request.path}", request.headers.get("accept-encoding", "")
