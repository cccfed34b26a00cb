"""Answers: what delivery sends that is not a stream."""

import gzip
import json
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from dateline.delivery import caching
from dateline.delivery.requests import Request

Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

WORTH_PACKING = 512  # bytes; below this gzip's own frame eats what it saves
PACKED_TYPES = ("text/", "application/json", "application/problem+json", "image/svg+xml")


@dataclass(slots=True)
class Answer:
    """A whole answer. The tag and the packed body are made once and kept with it."""

    body: bytes
    content_type: str
    cache: str = caching.NEVER
    status: int = 200
    extra: Mapping[str, str] = field(default_factory=dict)
    etag: str = ""
    packed: bytes | None = None

    def __post_init__(self) -> None:
        if self.status == 200:
            self.etag = f'"{sha256(self.body).hexdigest()[:32]}"'
        if len(self.body) >= WORTH_PACKING and self.content_type.startswith(PACKED_TYPES):
            self.packed = gzip.compress(self.body, compresslevel=6, mtime=0)


def html(body: str, *, cache: str = caching.PAGE, status: int = 200) -> Answer:
    return Answer(body.encode(), "text/html; charset=utf-8", cache, status, PAGE_SECURITY)


def json_answer(value: object, *, cache: str) -> Answer:
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    return Answer(body, "application/json", cache, extra=FROM_ANYWHERE)


def problem(
    status: int, detail: str, *, cache: str = caching.NEVER, extra: Mapping[str, str] | None = None
) -> Answer:
    """A refusal a machine can read: RFC 9457 problem details, its ``detail`` one clear sentence."""
    body = json.dumps({"status": status, "detail": detail}, ensure_ascii=False).encode()
    return Answer(
        body, "application/problem+json", cache, status, FROM_ANYWHERE | dict(extra or {})
    )


def redirect(address: str) -> Answer:
    return Answer(b"", "text/plain", caching.FOREVER, 308, {"location": address})


FROM_ANYWHERE = {"access-control-allow-origin": "*"}
"""A journal is public: a script of any page on any domain may follow it."""

PAGE_SECURITY = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
        " font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "referrer-policy": "strict-origin-when-cross-origin",
}


async def send_answer(request: Request, answer: Answer, send: Send) -> None:
    """Send an answer, or 304 where the client has it, packed where the client takes that."""
    packed = answer.packed if request.accepts("gzip") else None
    body = answer.body if packed is None else packed
    headers = _headers(answer)
    if packed is not None and answer.etag:
        headers["etag"] = _packed_tag(answer.etag)
    if answer.etag and _has_it(request, headers["etag"]):
        await _send(send, 304, headers, b"")
        return
    if packed is not None:
        headers["content-encoding"] = "gzip"
    headers |= {"content-type": answer.content_type, "content-length": str(len(body))}
    await _send(send, answer.status, headers, b"" if request.method == "HEAD" else body)


def _headers(answer: Answer) -> dict[str, str]:
    headers = {"cache-control": answer.cache, "x-content-type-options": "nosniff", **answer.extra}
    if answer.packed is not None:
        headers["vary"] = "accept-encoding"
    return headers | {"etag": answer.etag}


def _has_it(request: Request, etag: str) -> bool:
    """RFC 9110, 13.1.2: compared weakly, since proxies weaken tags when they pack.

    The tag is that of the form which this client would get: a cache freshens only what has the very
    tag that a 304 repeats (RFC 9111, 4.3.4).
    """
    known = request.headers.get("if-none-match", "")
    tags = {tag.strip().removeprefix("W/") for tag in known.split(",")}
    return not tags.isdisjoint({etag, "*"})


def _packed_tag(etag: str) -> str:
    """A strong tag names bytes, and packed bytes are others (RFC 9110, 8.8.3)."""
    return f'{etag[:-1]}-gz"'


async def _send(send: Send, status: int, headers: Mapping[str, str], body: bytes) -> None:
    raw = [(name.encode(), value.encode()) for name, value in headers.items() if value]
    await send({"type": "http.response.start", "status": status, "headers": raw})
    await send({"type": "http.response.body", "body": body})
